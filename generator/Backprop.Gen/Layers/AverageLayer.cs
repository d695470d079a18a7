using Backprop.Gen.Expressions;

namespace Backprop.Gen.Layers;

/// <summary>(x0 + x1 + …) / n.</summary>
internal sealed class AverageLayer : MergeLayer
{
    public override string Kind => "Average";

    public override string Summary => "the mean of its inputs";

    protected override Expression Merge(IReadOnlyList<Expression> operands) => operands.Aggregate((a, b) => a + b) * (1.0 / operands.Count);
}
