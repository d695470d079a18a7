using Backprop.Gen.Expressions;

namespace Backprop.Gen.Layers;

/// <summary>max(x0, x1, …).</summary>
internal sealed class MaximumLayer : MergeLayer
{
    public override string Kind => "Maximum";

    public override string Summary => "the largest of its inputs";

    protected override Expression Merge(IReadOnlyList<Expression> operands) => operands.Aggregate(Formula.Max);
}
