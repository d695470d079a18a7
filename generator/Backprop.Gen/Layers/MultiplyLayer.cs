using Backprop.Gen.Expressions;

namespace Backprop.Gen.Layers;

/// <summary>x0 · x1 · ….</summary>
internal sealed class MultiplyLayer : MergeLayer
{
    public override string Kind => "Multiply";

    public override string Summary => "the product of its inputs";

    protected override Expression Merge(IReadOnlyList<Expression> operands) => operands.Aggregate((a, b) => a * b);
}
