using Backprop.Gen.Expressions;

namespace Backprop.Gen.Layers;

/// <summary>min(x0, x1, …).</summary>
internal sealed class MinimumLayer : MergeLayer
{
    public override string Kind => "Minimum";

    public override string Summary => "the smallest of its inputs";

    protected override Expression Merge(IReadOnlyList<Expression> operands) => operands.Aggregate(Formula.Min);
}
