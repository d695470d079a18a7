using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>activation(x ∗ kernel + bias), every channel by itself; kernel [rows, columns, in, multiplier], as Keras lays it out.</summary>
internal sealed class DepthwiseConv2DLayer : LayerDefinition
{
    // As for taps: far above anything useful.
    private const int MostChannels = 1 << 14;

    public override string Kind => "DepthwiseConv2D";

    public override string Summary => "activation(x ∗ kernel + bias): a convolution over rows and columns, channel by channel";

    public override int? Build(LayerBuilder layer)
    {
        if (Convolve(layer, "kernel", mayHaveBias: true) is not { } z)
        {
            return null;
        }

        string activation = layer.Member("Activation", "Linear");
        return layer.Failed ? null : layer.Activate(z, activation, "Activation");
    }

    /// <summary>The convolution channel by channel, which is one with as many groups as channels; null after a report.</summary>
    public static int? Convolve(LayerBuilder layer, string kernelName, bool mayHaveBias)
    {
        int multiplier = layer.Integer("DepthMultiplier", 1, 1, MostChannels);
        if (WindowArguments.OfConvolution(layer, axes: 2) is not { } window)
        {
            return null;
        }

        int channels = layer.InputShape.Last;
        if (layer.Failed || !WindowArguments.Fits(layer, layer.Has("DepthMultiplier") ? "DepthMultiplier" : null, window, (long)channels * multiplier))
        {
            return null;
        }

        Shape shape = Shape.Of(window.Rows.Kernel, window.Columns.Kernel, channels, multiplier);
        int kernel = layer.Parameter(kernelName, shape, "DepthwiseInitializer", "GlorotUniform");
        bool useBias = mayHaveBias && layer.Flag("UseBias", true);
        int[] operands = useBias
            ? [layer.Input, kernel, layer.Parameter("bias", Shape.Of(channels * multiplier), "BiasInitializer", "Zeros")]
            : [layer.Input, kernel];
        return layer.Failed ? null : layer.Add(new Convolution(window, channels, useBias), operands);
    }
}
