using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Backprop.Gen.Layers;

namespace Backprop.Gen.Advice;

/// <summary>Dropout with no weights between it and the loss zeroes answers instead of features.</summary>
internal static class DropoutAdvice
{
    /// <param name="layers">The network's layers.</param>
    /// <param name="outputs">The layers that are outputs.</param>
    /// <param name="weighted">The layers that have weights.</param>
    public static IEnumerable<Problem> Of(IReadOnlyList<PlacedLayer> layers, IEnumerable<string> outputs, HashSet<string> weighted)
    {
        Dictionary<string, PlacedLayer> byName = layers.ToDictionary(l => l.Name, StringComparer.Ordinal);
        foreach (string output in outputs)
        {
            if (Behind(byName, output, l => l.Definition is DropoutLayer || weighted.Contains(l.Name)) is { Definition: DropoutLayer } dropout &&
                Behind(byName, dropout.Sources[0], l => weighted.Contains(l.Name)) is { } last)
            {
                yield return new Problem(ProblemIds.DropoutBeforeOutput, dropout.Place, [dropout.Name])
                {
                    FixData = last.Place.Block is null ? [new Argument("Element", new IntegerValue(last.Place.Element))] : [],
                };
            }
        }
    }

    /// <summary>The first layer on the way back that satisfies the condition; null where the way forks or ends before.</summary>
    private static PlacedLayer? Behind(IReadOnlyDictionary<string, PlacedLayer> layers, string name, Func<PlacedLayer, bool> condition)
    {
        while (layers.TryGetValue(name, out PlacedLayer? layer))
        {
            if (condition(layer))
            {
                return layer;
            }

            if (layer.Sources.Count != 1)
            {
                return null;
            }

            name = layer.Sources[0];
        }

        return null;
    }
}
