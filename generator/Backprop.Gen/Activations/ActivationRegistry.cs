using System.Diagnostics.CodeAnalysis;

namespace Backprop.Gen.Activations;

/// <summary>
/// Every activation that is one scalar formula: the classes of this assembly that derive from <see cref="ActivationDefinition"/>, so that a new one
/// needs its file here and its line in the <c>Activation</c> enum, and tests compare the two. The others (Linear, Softmax, LogSoftmax, GLU) are
/// operations that the layer builder adds.
/// </summary>
internal static class ActivationRegistry
{
    private static readonly Dictionary<string, ActivationDefinition> ByName;

    static ActivationRegistry() => ByName = All.ToDictionary(a => a.Name, StringComparer.Ordinal);

    /// <summary>By name, so that nothing depends on the order in which the runtime lists classes.</summary>
    public static IReadOnlyList<ActivationDefinition> All { get; } =
    [
        .. typeof(ActivationDefinition).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ActivationDefinition)) && !type.IsAbstract)
            .Select(type => (ActivationDefinition)Activator.CreateInstance(type))
            .OrderBy(activation => activation.Name, StringComparer.Ordinal),
    ];

    /// <summary>The definition of a member of the enum, if it is a scalar formula.</summary>
    public static bool TryGet(string name, [NotNullWhen(true)] out ActivationDefinition? definition) => ByName.TryGetValue(name, out definition);
}
