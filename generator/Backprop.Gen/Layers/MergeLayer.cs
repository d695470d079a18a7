using Backprop.Gen.Diagnostics;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Layers;

/// <summary>The base of layers that combine two or more values of one shape, element by element.</summary>
internal abstract class MergeLayer : LayerDefinition
{
    public override int MinimumInputs => 2;

    public override int MaximumInputs => int.MaxValue;

    /// <summary>The formula over the operands x0, x1, ….</summary>
    protected abstract Expression Merge(IReadOnlyList<Expression> operands);

    public override int? Build(LayerBuilder layer)
    {
        Shape first = layer.InputShape;
        for (int i = 1; i < layer.Inputs.Count; i++)
        {
            LayerInput other = layer.Inputs[i];
            if (layer.ShapeOf(other.Value) != first)
            {
                return layer.Report(ProblemIds.MergeShapesDiffer, "From", i, layer.Number, layer.Name,
                    first.ToString(), layer.Inputs[0].Source, layer.ShapeOf(other.Value).ToString(), other.Source);
            }
        }

        (string Name, int Value)[] operands = [.. layer.Inputs.Select((input, i) => ($"x{i}", input.Value))];
        return layer.Elementwise(Kind.ToLowerInvariant(), Merge([.. operands.Select(o => Formula.Variable(o.Name))]), operands);
    }
}
