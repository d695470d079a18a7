using Backprop.Gen.Expressions;

namespace Backprop.Gen.Layers;

/// <summary>x0 − x1.</summary>
internal sealed class SubtractLayer : MergeLayer
{
    public override string Kind => "Subtract";

    public override string Summary => "its first input minus its second";

    public override int MaximumInputs => 2;

    protected override Expression Merge(IReadOnlyList<Expression> operands) => operands[0] - operands[1];
}
