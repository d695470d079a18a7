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
        Shape first = layer.InputShape;
        int axis = layer.Integer("Axis", -1, int.MinValue);
        int own = axis > 0 ? axis - 1 : axis + first.Rank;
        if (axis == 0 || own < 0 || own >= first.Rank)
        {
            return layer.Report(ProblemIds.ConcatenateAxis, "Axis", axis.ToString(CultureInfo.InvariantCulture), first.Rank.ToString(CultureInfo.InvariantCulture));
        }

        long total = 0;
        foreach (LayerInput other in layer.Inputs)
        {
            Shape shape = layer.ShapeOf(other.Value);
            if (shape.Rank != first.Rank || shape.With(own, 1) != first.With(own, 1))
            {
                return layer.Report(ProblemIds.ConcatenateShapesDiffer, "From", layer.Number, layer.Name,
                    first.ToString(), layer.Inputs[0].Source, shape.ToString(), other.Source, axis.ToString(CultureInfo.InvariantCulture));
            }

            total += shape.Size;
        }

        return total > Limits.ValueSize
            ? layer.Report(ProblemIds.LayerTooLarge, null, layer.Number, layer.Name, $"{total} outputs", Limits.ValueSize.ToString(CultureInfo.InvariantCulture))
            : layer.Add(new Concatenate(own), [.. layer.Inputs.Select(i => i.Value)]);
    }
}
