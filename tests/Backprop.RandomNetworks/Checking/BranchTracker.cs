using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;
using Backprop.RandomNetworks.Interpretation;

namespace Backprop.RandomNetworks.Checking;

/// <summary>
/// Notes every decision that formulas take on the way to the loss (which branch, which operand is larger, which sign): two runs with the
/// same decisions lie on the same smooth piece of the loss, so a kink between two points is a fact and not a guess.
/// </summary>
internal sealed class BranchTracker
{
    private readonly Dictionary<string, double> operands = new(StringComparer.Ordinal);

    /// <summary>A hash of all decisions in their order.</summary>
    public ulong Signature { get; private set; } = 14695981039346656037;

    /// <summary>
    /// How near the nearest decision was to the other outcome, relative to the numbers compared where they are large. Exact ties do not count:
    /// they are zeros behind a rectifier, and exact in every precision.
    /// </summary>
    public double Margin { get; private set; } = double.PositiveInfinity;

    /// <summary>Runs the graph and notes the decisions.</summary>
    public static BranchTracker Run(NetworkGraph graph, SampleBatch batch, IReadOnlyList<double[]> parameters)
    {
        BranchTracker tracker = new();
        new Interpreter(graph) { Observer = tracker.Observe }.Run(batch, parameters);
        for (int p = 0; p < parameters.Count; p++)
        {
            foreach (double value in WeightSemantics.Magnitudes(graph.Parameters[p], parameters[p]))
            {
                tracker.Note(value.CompareTo(0), Math.Abs(value));
            }
        }

        return tracker;
    }

    private void Observe(Node node, NodeEvaluation evaluation)
    {
        if (node.Operation is MaxPool pool)
        {
            foreach ((int tap, double margin) in WindowSemantics.Winners(pool, evaluation))
            {
                Note(tap, margin);
            }
        }

        if (node.Operation is MaximumOverLast)
        {
            foreach ((int place, double margin) in BroadcastSemantics.Winners(evaluation))
            {
                Note(place, margin);
            }
        }

        if (node.Operation is InverseDeviation { Kind: Normalization.Unit } norm)
        {
            foreach (double r in evaluation.Output)
            {
                Note(r < 1 / norm.Epsilon ? 1 : 0, double.PositiveInfinity);
            }
        }

        if (node.Operation is not Elementwise elementwise || !Decides(elementwise.Formula))
        {
            return;
        }

        for (int f = 0; f < evaluation.Output.Length; f++)
        {
            BroadcastSemantics.Bind(elementwise, evaluation, f, operands);
            Walk(elementwise.Formula);
        }
    }

    private static bool Decides(Expression expression) => expression switch
    {
        Choice => true,
        Binary b => b.Operator is BinaryOperator.Min or BinaryOperator.Max || Decides(b.Left) || Decides(b.Right),
        Unary u => u.Operator is UnaryOperator.Abs or UnaryOperator.Sign or UnaryOperator.Floor || Decides(u.Operand),
        _ => false,
    };

    private void Walk(Expression expression)
    {
        switch (expression)
        {
            case Choice c:
                Walk(c.Left);
                Walk(c.Right);
                Compare(c.Left, c.Right);
                Walk(Evaluator.Holds(c.Relation, c.Left.Evaluate(Operand), c.Right.Evaluate(Operand)) ? c.WhenTrue : c.WhenFalse);
                break;
            case Binary b:
                Walk(b.Left);
                Walk(b.Right);
                if (b.Operator is BinaryOperator.Min or BinaryOperator.Max)
                {
                    Compare(b.Left, b.Right);
                }

                break;
            case Unary u:
                Walk(u.Operand);
                if (u.Operator is UnaryOperator.Abs or UnaryOperator.Sign)
                {
                    Compare(u.Operand, new Constant(0));
                }
                else if (u.Operator == UnaryOperator.Floor)
                {
                    double value = u.Operand.Evaluate(Operand);
                    Note((long)Math.Floor(value), Math.Abs(value - Math.Round(value)));
                }

                break;
        }
    }

    private void Compare(Expression a, Expression b)
    {
        double left = a.Evaluate(Operand), right = b.Evaluate(Operand);
        Note(left.CompareTo(right), Math.Abs(left - right) / Math.Max(1, Math.Max(Math.Abs(left), Math.Abs(right))));
    }

    private double Operand(string name) => operands[name];

    // FNV-1a over whole decisions.
    private void Note(long decision, double margin)
    {
        Signature = unchecked((Signature ^ (ulong)decision) * 1099511628211);
        Margin = margin == 0 ? Margin : Math.Min(Margin, margin);
    }
}
