using Backprop.Gen.Diagnostics;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Layers;

/// <summary>
/// The base of layers that combine two or more values element by element. The values have one rank; along an axis where one has extent 1 and
/// another more it is repeated.
/// </summary>
internal abstract class MergeLayer : LayerDefinition
{
    public override int MinimumInputs => 2;

    public override int MaximumInputs => int.MaxValue;

    /// <summary>The formula over the operands x0, x1, ….</summary>
    protected abstract Expression Merge(IReadOnlyList<Expression> operands);

    public override int? Build(LayerBuilder layer)
    {
        Shape merged = layer.InputShape;
        for (int i = 1; i < layer.Inputs.Count; i++)
        {
            LayerInput other = layer.Inputs[i];
            Shape shape = layer.ShapeOf(other.Value);
            if (shape.Rank != merged.Rank || Enumerable.Range(0, shape.Rank).Any(a => shape[a] != merged[a] && shape[a] != 1 && merged[a] != 1))
            {
                return layer.Report(ProblemIds.MergeShapesDiffer, "From", i, layer.Number, layer.Name,
                    merged.ToString(), layer.Inputs[0].Source, shape.ToString(), other.Source);
            }

            merged = Operations.Elementwise.Broadcast([merged, shape]);
        }

        if (merged.Size > Limits.ValueSize)
        {
            return layer.ReportTooLarge(null, merged.Size, "outputs", Limits.ValueSize);
        }

        (string Name, int Value)[] operands = [.. layer.Inputs.Select((input, i) => ($"x{i}", input.Value))];
        return layer.Elementwise(Kind.ToLowerInvariant(), Merge([.. operands.Select(o => Formula.Variable(o.Name))]), operands);
    }
}
