using System.Globalization;
using Backprop.Gen.Activations;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Backprop.Gen.Layers;

namespace Backprop.Gen.Advice;

/// <summary>
/// Every sigmoid or tanh multiplies the gradient by a slope of at most 1/4 or 1, mostly far less: behind six in a row little is left. A merge
/// (skip connection), a normalization or another activation ends a row.
/// </summary>
internal static class SaturationAdvice
{
    private const int Many = 6;

    public static IEnumerable<Problem> Of(IReadOnlyList<PlacedLayer> layers)
    {
        // For each value the row that leads to it.
        Dictionary<string, Row> rows = new(StringComparer.Ordinal);
        foreach (PlacedLayer layer in layers)
        {
            Row? row = layer.Sources.Count == 1 && rows.TryGetValue(layer.Sources[0], out Row? before) ? before : null;
            switch (Effect(layer))
            {
                case true:
                    rows[layer.Name] = row = new Row((row?.Count ?? 0) + 1, layer, row);
                    row.Before?.IsContinued = true;
                    break;
                case null when row is not null:
                    rows[layer.Name] = row;
                    break;
            }
        }

        return rows.Values.Distinct()
            .Where(r => r.Count >= Many && !r.IsContinued)
            .Select(r => new Problem(ProblemIds.ManySaturatingLayers, r.Last.Place, [r.Count.ToString(CultureInfo.InvariantCulture)]));
    }

    /// <summary>Whether a layer saturates (true), lets the row pass (null) or ends it (false).</summary>
    private static bool? Effect(PlacedLayer layer)
    {
        if (layer.Definition.Normalizes || layer.Sources.Count != 1)
        {
            return false;
        }

        if (layer.Definition is DenseLayer or ActivationLayer)
        {
            string activation = (layer.Element["Activation"] as EnumValue)?.Member ?? "Linear";
            return activation == "Linear" ? null : ActivationRegistry.TryGet(activation, out ActivationDefinition? definition) && definition.Saturates;
        }

        return layer.Definition is NoiseLayer or ActivityRegularizationLayer or FlattenLayer or ReshapeLayer or IdentityLayer or RescalingLayer ? null : false;
    }

    /// <summary>Saturating layers one behind the other; two rows are the same only if they are the same object.</summary>
    private sealed class Row(int count, PlacedLayer last, Row? before)
    {
        public int Count { get; } = count;

        public PlacedLayer Last { get; } = last;

        public Row? Before { get; } = before;

        public bool IsContinued { get; set; }
    }
}
