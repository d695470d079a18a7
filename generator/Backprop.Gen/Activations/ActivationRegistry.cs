using System.Diagnostics.CodeAnalysis;

namespace Backprop.Gen.Activations;

/// <summary>
/// Every activation that is one scalar formula, in the order of the <c>Activation</c> enum. The others (Linear, Softmax, LogSoftmax, GLU) are
/// operations that the layer builder adds.
/// </summary>
internal static class ActivationRegistry
{
    private static readonly Dictionary<string, ActivationDefinition> ByName;

    static ActivationRegistry() => ByName = All.ToDictionary(a => a.Name, StringComparer.Ordinal);

    public static IReadOnlyList<ActivationDefinition> All { get; } =
    [
        new ReLUActivation(),
        new ReLU6Activation(),
        new LeakyReLUActivation(),
        new ELUActivation(),
        new SELUActivation(),
        new CELUActivation(),
        new GELUActivation(),
        new GELUTanhActivation(),
        new SiLUActivation(),
        new HardSiLUActivation(),
        new HardSigmoidActivation(),
        new HardTanhActivation(),
        new HardShrinkActivation(),
        new SoftShrinkActivation(),
        new TanhActivation(),
        new TanhShrinkActivation(),
        new SigmoidActivation(),
        new LogSigmoidActivation(),
        new SoftplusActivation(),
        new SoftsignActivation(),
        new SquareplusActivation(),
        new MishActivation(),
        new ExponentialActivation(),
    ];

    /// <summary>The definition of a member of the enum, if it is a scalar formula.</summary>
    public static bool TryGet(string name, [NotNullWhen(true)] out ActivationDefinition? definition) => ByName.TryGetValue(name, out definition);
}
