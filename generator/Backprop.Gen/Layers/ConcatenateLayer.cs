using System.Globalization;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>
/// Its inputs one behind the other along an axis. Keras counts the batch as axis 0; so does this: axis 1 is the first of a sample, and
/// −1 the last.
/// </summary>
internal sealed class ConcatenateLayer : LayerDefinition
{
    public override string Kind => "Concatenate";

    public override string Summary => "its inputs one behind the other along an axis (default the last)";

    public override int MinimumInputs => 2;

    public override int MaximumInputs => int.MaxValue;

    public override int? Build(LayerBuilder layer)
    {
        if (layer.Axis("Axis", -1) is not { } axis)
        {
            return null;
        }

        Shape first = layer.InputShape;
        long total = 0;
        for (int i = 0; i < layer.Inputs.Count; i++)
        {
            LayerInput other = layer.Inputs[i];
            Shape shape = layer.ShapeOf(other.Value);
            if (shape.Rank != first.Rank || shape.With(axis, 1) != first.With(axis, 1))
            {
                return layer.Report(ProblemIds.ConcatenateShapesDiffer, "From", i, layer.Number, layer.Name,
                    first.ToString(), layer.Inputs[0].Source, shape.ToString(), other.Source, (axis + 1).ToString(CultureInfo.InvariantCulture));
            }

            total += shape.Size;
        }

        return total > Limits.ValueSize
            ? layer.ReportTooLarge(null, total, "outputs", Limits.ValueSize)
            : layer.Add(new Concatenate(axis), [.. layer.Inputs.Select(i => i.Value)]);
    }
}
