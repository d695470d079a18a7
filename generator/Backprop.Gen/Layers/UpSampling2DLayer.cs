using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>An image larger by whole factors.</summary>
internal sealed class UpSampling2DLayer : LayerDefinition
{
    public override string Kind => "UpSampling2D";

    public override string Summary => "an image larger by whole factors, its positions repeated or bilinearly interpolated";

    public override int? Build(LayerBuilder layer)
    {
        int[] size = layer.Sizes("Size", 2, [2, 2], WindowArguments.MostTaps);
        string interpolation = layer.Member("Interpolation", "Nearest");
        if (layer.Failed || !layer.HasRank(3))
        {
            return null;
        }

        Shape x = layer.InputShape;
        long outputs = x.Size * size[0] * size[1];
        if (outputs > Limits.ValueSize)
        {
            return layer.ReportTooLarge(layer.Has("Size") ? "Size" : null, outputs, "outputs", Limits.ValueSize);
        }

        return interpolation switch
        {
            "Nearest" or "Bilinear" when size[0] * size[1] == 1 => layer.Input,
            "Nearest" => layer.Add(new Enlarge(size[0], size[1]), layer.Input),
            "Bilinear" => layer.Add(new Interpolate(size[0], size[1]), layer.Input),
            _ => layer.Report(ProblemIds.UnknownEnumValue, "Interpolation", interpolation),
        };
    }
}
