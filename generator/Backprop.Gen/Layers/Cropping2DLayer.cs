using System.Globalization;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>An image without its frame.</summary>
internal sealed class Cropping2DLayer : LayerDefinition
{
    public override string Kind => "Cropping2D";

    public override string Summary => "an image without its border: on all sides alike, by axis or by side";

    public override int? Build(LayerBuilder layer)
    {
        if (FrameArguments.Read(layer, "Cropping", missing: 0) is not { } frame || !layer.HasRank(3))
        {
            return null;
        }

        Shape x = layer.InputShape;
        (int rows, int columns) = (frame.Top + frame.Bottom, frame.Left + frame.Right);
        return rows >= x[0] || columns >= x[1]
            ? layer.Report(ProblemIds.NothingLeft, "Cropping", layer.Number, layer.Name,
                $"{rows.ToString(CultureInfo.InvariantCulture)} x {columns.ToString(CultureInfo.InvariantCulture)}", x.ToString(), layer.Inputs[0].Source)
            : frame.IsEmpty ? layer.Input : layer.Add(new Crop(frame), layer.Input);
    }
}
