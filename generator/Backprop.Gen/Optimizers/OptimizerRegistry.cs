namespace Backprop.Gen.Optimizers;

/// <summary>Every optimizer.</summary>
internal static class OptimizerRegistry
{
    public static IReadOnlyList<OptimizerDefinition> All { get; } =
    [
        new SGDOptimizer(),
        new RMSpropOptimizer(),
        new AdagradOptimizer(),
        new AdadeltaOptimizer(),
        new AdamOptimizer(),
        new AdamWOptimizer(),
        new AdamaxOptimizer(),
        new NadamOptimizer(),
        new LionOptimizer(),
        new FtrlOptimizer(),
    ];

    /// <summary>The optimizer of Keras's class name, or null.</summary>
    public static OptimizerDefinition? Find(string kind) => All.FirstOrDefault(o => o.Kind == kind);
}
