namespace Backprop.Gen.Losses;

/// <summary>Every loss: the one line that a new loss adds here makes it known to analyzer, generator and README.</summary>
internal static class LossRegistry
{
    public static IReadOnlyList<LossDefinition> All { get; } =
    [
        new BinaryCrossentropyLoss(),
        new CategoricalCrossentropyLoss(),
        new SparseCategoricalCrossentropyLoss(),
        new MeanSquaredErrorLoss(),
        new MeanAbsoluteErrorLoss(),
        new HuberLoss(),
    ];

    /// <summary>The loss of an attribute of the library.</summary>
    public static LossDefinition Get(string kind) =>
        All.FirstOrDefault(l => l.Kind == kind) ?? throw new InvalidOperationException($"The loss {kind} is not in the registry.");
}
