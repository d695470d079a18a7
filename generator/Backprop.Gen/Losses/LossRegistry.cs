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
        new BinaryFocalCrossentropyLoss(),
        new CategoricalFocalCrossentropyLoss(),
        new MeanAbsolutePercentageErrorLoss(),
        new MeanSquaredLogarithmicErrorLoss(),
        new LogCoshLoss(),
        new HingeLoss(),
        new SquaredHingeLoss(),
        new CategoricalHingeLoss(),
        new KLDivergenceLoss(),
        new PoissonLoss(),
        new CosineSimilarityLoss(),
    ];

    /// <summary>The loss of an attribute, or null if this generator does not know it.</summary>
    public static LossDefinition? Find(string kind) => All.FirstOrDefault(l => l.Kind == kind);
}
