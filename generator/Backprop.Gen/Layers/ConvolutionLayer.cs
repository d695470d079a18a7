using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>The base of convolutions with a kernel for every pair of channels, over one or two axes.</summary>
internal abstract class ConvolutionLayer(int axes) : LayerDefinition
{
    public override int? Build(LayerBuilder layer)
    {
        int filters = layer.Integer("Filters", null, 1);
        int groups = layer.Integer("Groups", 1, 1);
        if (WindowArguments.OfConvolution(layer, axes) is not { } window)
        {
            return null;
        }

        int channels = layer.InputShape.Last;
        WindowArguments.CheckGroups(layer, groups, channels, "input channels");
        if (!layer.Failed)
        {
            WindowArguments.CheckGroups(layer, groups, filters, "filters");
        }

        if (layer.Failed || !WindowArguments.Fits(layer, "Filters", window, filters))
        {
            return null;
        }

        int[] taps = axes == 2 ? [window.Rows.Kernel, window.Columns.Kernel] : [window.Columns.Kernel];
        int kernel = layer.Parameter("kernel", Shape.Of([.. taps, channels / groups, filters]), "KernelInitializer", "GlorotUniform");
        bool useBias = layer.Flag("UseBias", true);
        int[] operands = useBias
            ? [layer.Input, kernel, layer.Parameter("bias", Shape.Of(filters), "BiasInitializer", "Zeros")]
            : [layer.Input, kernel];
        string activation = layer.Member("Activation", "Linear");
        return layer.Failed ? null : layer.Activate(layer.Add(new Convolution(window, groups, useBias), operands), activation, "Activation");
    }
}

/// <summary>activation(x ∗ kernel + bias) over rows and columns; kernel [rows, columns, in / groups, filters], as Keras lays it out.</summary>
internal sealed class Conv2DLayer() : ConvolutionLayer(axes: 2)
{
    public override string Kind => "Conv2D";

    public override string Summary => "activation(x ∗ kernel + bias): a convolution over rows and columns";
}

/// <summary>activation(x ∗ kernel + bias) over positions; kernel [positions, in / groups, filters], as Keras lays it out.</summary>
internal sealed class Conv1DLayer() : ConvolutionLayer(axes: 1)
{
    public override string Kind => "Conv1D";

    public override string Summary => "activation(x ∗ kernel + bias): a convolution over the positions of a sequence";
}
