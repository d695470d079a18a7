using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Advice;

/// <summary>A normalization that subtracts each feature's mean takes out again what a bias right before it adds.</summary>
internal static class BiasAdvice
{
    /// <param name="layers">The network's layers.</param>
    /// <param name="outputs">The layers that are outputs.</param>
    /// <param name="parameters">The names of the weights.</param>
    public static IEnumerable<Problem> Of(IReadOnlyList<PlacedLayer> layers, IReadOnlyList<string> outputs, HashSet<string> parameters)
    {
        foreach (PlacedLayer normalization in layers.Where(l => l.Definition.CancelsBias(l.Element)))
        {
            string source = normalization.Sources[0];
            bool readElsewhere = outputs.Contains(source) || layers.Any(l => l != normalization && l.Sources.Contains(source));
            if (!readElsewhere &&
                parameters.Contains(source + ".bias") &&
                layers.FirstOrDefault(l => l.Name == source) is { } biased &&
                biased.Element["Activation"] is null or EnumValue { Member: "Linear" })
            {
                yield return new Problem(ProblemIds.CancelledBias, biased.Place with { Argument = "UseBias" }, [biased.Name]);
            }
        }
    }
}
