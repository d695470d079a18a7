using Backprop.Gen.Declaration;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Losses;

/// <summary>What a loss builds itself with: its arguments, the output it judges, the targets, and the graph.</summary>
internal sealed class LossBuilder(GraphBuilder graph, ElementArguments arguments, JudgedOutput output, int target)
{
    private static readonly Shape OneRow = Shape.Of(1);

    public ElementArguments Arguments { get; } = arguments;

    public JudgedOutput Output { get; } = output;

    /// <summary>The output's value, p or z in formulas.</summary>
    public int Prediction => Output.Value;

    /// <summary>The targets, t in formulas.</summary>
    public int Target { get; } = target;

    public Shape Shape => graph.ShapeOf(Prediction);

    public int Add(Operation operation, params int[] operands) => graph.Add(operation, operands);

    /// <summary>A formula of one element, not summed.</summary>
    public int Elementwise(string title, Expression formula, params (string Name, int Value)[] operands) => graph.Elementwise(title, formula, operands);

    /// <summary>Σ over the last axis at every position.</summary>
    public int SumOverLast(int value) => Add(new SumTo(graph.ShapeOf(value).WithLast(1)), value);

    /// <summary>
    /// Σ formula / <paramref name="count"/> over all elements. The division stands inside the formula, so that one pass over the output and one sum
    /// are all there is.
    /// </summary>
    /// <param name="title">What it is, for names.</param>
    /// <param name="formula">Of one element.</param>
    /// <param name="count">What the sum is divided by.</param>
    /// <param name="operands">The names in the formula.</param>
    public int Mean(string title, Expression formula, long count, params (string Name, int Value)[] operands) =>
        Sum(graph.Elementwise(title, count == 1 ? formula : formula * (1.0 / count), operands));

    /// <summary>The mean of one number for each position.</summary>
    public int MeanOfPositions(int perPosition)
    {
        long positions = graph.ShapeOf(perPosition).Size;
        int sum = Sum(perPosition);
        return positions == 1 ? sum : graph.Elementwise("mean", Formula.X * (1.0 / positions), ("x", sum));
    }

    private int Sum(int value) => graph.ShapeOf(value) == OneRow ? value : Add(new SumTo(OneRow), value);
}

/// <summary>The output that a loss judges.</summary>
/// <param name="Name">As the user calls it.</param>
/// <param name="Value">Its value.</param>
/// <param name="Maker">The activation that made it, if known.</param>
/// <param name="Units">The layer whose units are the output's last axis, if they are.</param>
internal sealed record JudgedOutput(string Name, int Value, MadeBy? Maker, PlacedLayer? Units);
