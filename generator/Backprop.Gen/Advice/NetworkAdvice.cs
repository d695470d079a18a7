using Backprop.Gen.Declaration;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Advice;

/// <summary>What compiles but is likely not what its author wants: block 05xx, for networks without errors.</summary>
internal static class NetworkAdvice
{
    /// <param name="layers">The network's layers.</param>
    /// <param name="outputs">The layers that are outputs.</param>
    /// <param name="graph">The network in prediction.</param>
    public static IEnumerable<Problem> Of(IReadOnlyList<PlacedLayer> layers, IReadOnlyList<string> outputs, NetworkGraph graph)
    {
        HashSet<string> parameters = new(graph.Parameters.Select(p => p.Name), StringComparer.Ordinal);
        return
        [
            .. DropoutAdvice.Of(layers, outputs, [.. graph.Layers.Where(l => l.Parameters > 0).Select(l => l.Name)]),
            .. SaturationAdvice.Of(layers),
            .. BiasAdvice.Of(layers, outputs, parameters),
        ];
    }
}
