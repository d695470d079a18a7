using System.Globalization;
using Backprop.Gen.Collections;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>The axes in another order.</summary>
internal sealed class PermuteLayer : LayerDefinition
{
    public override string Kind => "Permute";

    public override string Summary => "its axes in another order";

    public override int? Build(LayerBuilder layer)
    {
        if (layer.Integers("Dims") is not { } dims)
        {
            return null;
        }

        Shape shape = layer.InputShape;
        bool[] taken = new bool[shape.Rank];
        for (int i = 0; i < dims.Count; i++)
        {
            if (dims[i] < 1 || dims[i] > shape.Rank || taken[dims[i] - 1])
            {
                string range = $"an axis from 1 to {Text(shape.Rank)} of {shape} that is not there already";
                return layer.Report(ProblemIds.ArgumentRange, "Dims", i, "Dims", Text(dims[i]), range);
            }

            taken[dims[i] - 1] = true;
        }

        if (dims.Count != shape.Rank)
        {
            string written = string.Join(", ", dims.Select(Text));
            return layer.Report(ProblemIds.ArgumentRange, "Dims", "Dims", written, $"every axis of {shape}, from 1 to {Text(shape.Rank)}");
        }

        int[] order = [.. dims.Select(d => (int)d - 1)];
        Transpose transpose = new(order.ToEquatableArray());

        // Axes of extent 1 may stand anywhere: if the others keep their order, no element moves.
        IEnumerable<int> moving = order.Where(a => shape[a] > 1);
        return !moving.SequenceEqual(moving.OrderBy(a => a)) ? layer.Add(transpose, layer.Input)
            : order.SequenceEqual(order.OrderBy(a => a)) ? layer.Input
            : layer.Add(new Reshape(transpose.InferShape([shape])), layer.Input);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
