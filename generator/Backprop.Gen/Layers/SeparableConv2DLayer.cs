using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>
/// A convolution channel by channel, then one of the channels at each position: kernels [rows, columns, in, multiplier] and
/// [1, 1, in · multiplier, filters], as Keras lays them out.
/// </summary>
internal sealed class SeparableConv2DLayer : LayerDefinition
{
    public override string Kind => "SeparableConv2D";

    public override string Summary => "activation(x ∗ depthwise_kernel · pointwise_kernel + bias): a convolution channel by channel, then across channels";

    public override int? Build(LayerBuilder layer)
    {
        int filters = layer.Integer("Filters", null, 1);
        if (DepthwiseConv2DLayer.Convolve(layer, "depthwise_kernel", mayHaveBias: false) is not { } z)
        {
            return null;
        }

        Shape between = layer.ShapeOf(z);
        Window point = new(WindowAxis.Of(between[0], 1, 1, 1, same: false), WindowAxis.Of(between[1], 1, 1, 1, same: false), IsPlane: true);
        if (!WindowArguments.Fits(layer, "Filters", point, filters))
        {
            return null;
        }

        int kernel = layer.Parameter("pointwise_kernel", Shape.Of(1, 1, between.Last, filters), "PointwiseInitializer", "GlorotUniform");
        bool useBias = layer.Flag("UseBias", true);
        int[] operands = useBias ? [z, kernel, layer.Parameter("bias", Shape.Of(filters), "BiasInitializer", "Zeros")] : [z, kernel];
        string activation = layer.Member("Activation", "Linear");
        return layer.Failed ? null : layer.Activate(layer.Add(new Convolution(point, 1, useBias), operands), activation, "Activation");
    }
}
