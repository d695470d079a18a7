using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>An image in a frame of zeros.</summary>
internal sealed class ZeroPadding2DLayer : LayerDefinition
{
    public override string Kind => "ZeroPadding2D";

    public override string Summary => "zeros around an image: on all sides alike, by axis or by side";

    public override int? Build(LayerBuilder layer)
    {
        if (FrameArguments.Read(layer, "Padding", missing: 1) is not { } frame || !layer.HasRank(3))
        {
            return null;
        }

        Shape x = layer.InputShape;
        long outputs = ((long)x[0] + frame.Top + frame.Bottom) * ((long)x[1] + frame.Left + frame.Right) * x.Last;
        return outputs > Limits.ValueSize
            ? layer.ReportTooLarge(layer.Has("Padding") ? "Padding" : null, outputs, "outputs", Limits.ValueSize)
            : frame.IsEmpty ? layer.Input : layer.Add(new Pad(frame), layer.Input);
    }
}
