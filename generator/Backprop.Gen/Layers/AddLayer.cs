using Backprop.Gen.Expressions;

namespace Backprop.Gen.Layers;

/// <summary>x0 + x1 + ….</summary>
internal sealed class AddLayer : MergeLayer
{
    public override string Kind => "Add";

    public override string Summary => "the sum of its inputs";

    protected override Expression Merge(IReadOnlyList<Expression> operands) => operands.Aggregate((a, b) => a + b);
}
