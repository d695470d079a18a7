using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>activation(x · kernel + bias) on the last axis; kernel [in, units], as Keras lays it out.</summary>
internal sealed class DenseLayer : LayerDefinition
{
    public override string Kind => "Dense";

    public override string Summary => "activation(x · kernel + bias) on the last axis";

    public override int? Build(LayerBuilder layer)
    {
        int units = layer.Integer("Units", null, 1);
        Shape input = layer.InputShape;
        if (input.Rank > 2)
        {
            return layer.Report(ProblemIds.NeedsVector, null, layer.Number, layer.Name, input.ToString(), layer.Inputs[0].Source);
        }

        if (layer.Failed)
        {
            return null;
        }

        int kernel = layer.Parameter("kernel", Shape.Of(input.Last, units), "KernelInitializer", "GlorotUniform");
        bool useBias = layer.Flag("UseBias", true);
        int[] operands = useBias
            ? [layer.Input, kernel, layer.Parameter("bias", Shape.Of(units), "BiasInitializer", "Zeros")]
            : [layer.Input, kernel];
        string activation = layer.Member("Activation", "Linear");
        if (layer.Failed)
        {
            return null;
        }

        long outputs = (long)input.Leading * units;
        return outputs > Limits.ValueSize
            ? layer.ReportTooLarge("Units", outputs, "outputs", Limits.ValueSize)
            : layer.Activate(layer.Add(new Affine(useBias), operands), activation, "Activation");
    }
}
