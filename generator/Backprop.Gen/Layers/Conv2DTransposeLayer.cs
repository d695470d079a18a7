using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>activation(x ∗ᵀ kernel + bias): the gradient of a convolution as a layer; kernel [rows, columns, filters, in], as Keras lays it out.</summary>
internal sealed class Conv2DTransposeLayer : LayerDefinition
{
    public override string Kind => "Conv2DTranspose";

    public override string Summary => "activation(x ∗ᵀ kernel + bias): a convolution backwards, which makes an image larger by its strides";

    public override int? Build(LayerBuilder layer)
    {
        int filters = layer.Integer("Filters", null, 1);
        if (WindowArguments.OfTransposedConvolution(layer) is not { } window || !WindowArguments.FitsBackwards(layer, window, filters))
        {
            return null;
        }

        int kernel = layer.Parameter(
            "kernel", Shape.Of(window.Rows.Kernel, window.Columns.Kernel, filters, layer.InputShape.Last), "KernelInitializer", "GlorotUniform");
        bool useBias = layer.Flag("UseBias", true);
        int[] operands = useBias
            ? [layer.Input, kernel, layer.Parameter("bias", Shape.Of(filters), "BiasInitializer", "Zeros")]
            : [layer.Input, kernel];
        string activation = layer.Member("Activation", "Linear");
        return layer.Failed ? null : layer.Activate(layer.Add(new TransposedConvolution(window, useBias), operands), activation, "Activation");
    }
}
