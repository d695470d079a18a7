using Backprop.Gen.Declaration;

namespace Backprop.Gen.Graph;

/// <summary>An output of the network, before it has a value.</summary>
/// <param name="Name">As the user calls it.</param>
/// <param name="Layer">The layer whose value it is.</param>
/// <param name="Place">Where it is named.</param>
internal sealed record NetworkOutput(string Name, string Layer, Place Place)
{
    /// <summary>The loss, or null where nothing judges the output.</summary>
    public ElementArguments? Loss { get; init; }
}
