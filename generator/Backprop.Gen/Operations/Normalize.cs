using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>What a normalization brings to a fixed size, over the n elements of a group.</summary>
internal enum Normalization
{
    /// <summary>Mean 0 and variance 1.</summary>
    Standard,

    /// <summary>Mean square 1; nothing is subtracted.</summary>
    RootMeanSquare,

    /// <summary>Sum of squares 1; nothing is subtracted.</summary>
    Unit,
}

/// <summary>
/// y = (x − m) r, or x r where nothing is subtracted. Inputs x, r of <see cref="InverseDeviation"/> and, for the standard normalization, m of
/// <see cref="MeanTo"/>. r and m are functions of x; the derivative is that of the whole, so nothing flows into r and m by themselves:
/// dx = r (dy − Σ dy / n − y Σ dy y / n), without the first sum where nothing is subtracted, and with sums instead of means for the unit norm.
/// </summary>
/// <param name="Kind">What is brought to a fixed size.</param>
/// <param name="Shape">Of x and y.</param>
/// <param name="Epsilon">That of <see cref="InverseDeviation"/>.</param>
internal sealed record Normalize(Normalization Kind, Shape Shape, double Epsilon) : Operation
{
    public override bool WorksInPlace => true;

    /// <summary>The same as a formula, which can be joined with others.</summary>
    public Elementwise Formula => Kind == Normalization.Standard
        ? new("normalize", (Expressions.Formula.X - Expressions.Formula.Variable("m")) * Expressions.Formula.Variable("r"), ["x", "r", "m"], Shape, [])
        : new("normalize", Expressions.Formula.X * Expressions.Formula.Variable("r"), ["x", "r"], Shape, []);

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Elementwise.Broadcast(inputs) == Shape
        ? Shape
        : throw new ShapeMismatchException($"{string.Join(" and ", inputs)} do not normalize to {Shape}");

    public override void Differentiate(Backpropagation b, Node node, int dy) =>
        b.Accumulate(node.Inputs[0], b.Add(new NormalizeGradient(Kind, Epsilon), dy, node.Output, node.Inputs[1]));

    public override string Describe(IReadOnlyList<string> inputs, string output) =>
        Kind == Normalization.Standard ? $"{output} = ({inputs[0]} − {inputs[2]}) {inputs[1]}" : $"{output} = {inputs[0]} {inputs[1]}";

    public override string KernelName(KernelForm form) => $"Normalize_{string.Join("x", Shape.Dimensions)}_by_{string.Join("x", form.Inputs[1].Shape.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => Formula.Letters(form);

    public override void WriteTile(KernelWriter w, KernelForm form) => Formula.WriteTile(w, form);
}

/// <summary>
/// r for each element of <paramref name="Target"/>: 1 / √(Σ (x − m)² / n + ε), or 1 / √(Σ x² / n + ε), or for the unit norm 1 / √Σ x², at most
/// 1 / ε as in Keras, which keeps the zero vector finite. Inputs x and, for the standard normalization, m.
/// </summary>
internal sealed record InverseDeviation(Normalization Kind, Shape Target, double Epsilon) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => new SumTo(Target).InferShape(inputs);

    public override void Differentiate(Backpropagation b, Node node, int dy) =>
        throw new InvalidOperationException("The derivative of r is part of the derivative of what it normalizes.");

    public override string Describe(IReadOnlyList<string> inputs, string output) => Kind switch
    {
        Normalization.Standard => $"{output} = 1 / √(mean ({inputs[0]} − {inputs[1]})² + ε)",
        Normalization.RootMeanSquare => $"{output} = 1 / √(mean {inputs[0]}² + ε)",
        _ => $"{output} = 1 / √Σ {inputs[0]}²",
    };

    public override string KernelName(KernelForm form) =>
        $"Inverse{(Kind == Normalization.Standard ? "Deviation" : Kind.ToString())}_{string.Join("x", form.Inputs[0].Shape.Dimensions)}_to_{string.Join("x", Target.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => Kind == Normalization.Standard ? ["x", "m", "r"] : ["x", "r"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        Shape shape = form.Inputs[0].Shape;
        Axes axes = Axes.Of(shape, Target);
        bool centered = Kind == Normalization.Standard;
        string share = Literals.Of((double)Target.Size / shape.Size, w.Element);
        using (w.ForSamples())
        {
            axes.ForKept(w, () =>
            {
                w.Line(centered ? $"V mean = V.Load(ref m, {axes.Target}), sum = V.Zero;" : "V sum = V.Zero;");
                axes.ForSummed(w, () =>
                {
                    w.Line($"V d = V.Load(ref x, {axes.Element}){(centered ? " - mean" : "")};");
                    w.Line("sum = V.MultiplyAdd(d, d, sum);");
                });
                string result = Kind == Normalization.Unit
                    ? $"V.Min(V.Broadcast(1) / V.Sqrt(sum), V.Broadcast({Literals.Of(1 / Epsilon, w.Element)}))"
                    : $"V.Broadcast(1) / V.Sqrt((sum * {share}) + {Literals.Of(Epsilon, w.Element)})";
                w.Line($"V.Store({result}, ref r, {axes.Target});");
            });
        }
    }
}

/// <summary>The gradient of <see cref="Normalize"/>. Inputs dy, y, r.</summary>
internal sealed record NormalizeGradient(Normalization Kind, double Epsilon) : GradientOperation
{
    public override bool WorksInPlace => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override string Describe(IReadOnlyList<string> inputs, string output)
    {
        (string dy, string y, string r) = (inputs[0], inputs[1], inputs[2]);
        return Kind switch
        {
            Normalization.Standard => $"{output} = {r} ({dy} − mean {dy} − {y} mean ({dy} {y}))",
            Normalization.RootMeanSquare => $"{output} = {r} ({dy} − {y} mean ({dy} {y}))",
            _ => $"{output} = {r} ({dy} − {y} Σ {dy} {y})",
        };
    }

    public override string KernelName(KernelForm form) =>
        $"Normalize{Kind}Gradient_{string.Join("x", form.Output.Shape.Dimensions)}_by_{string.Join("x", form.Inputs[2].Shape.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["dy", "y", "r", "dx"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        Shape shape = form.Output.Shape;
        Shape groups = form.Inputs[2].Shape;
        Axes axes = Axes.Of(shape, groups);
        bool centered = Kind == Normalization.Standard;
        string share = Literals.Of((double)groups.Size / shape.Size, w.Element);
        using (w.ForSamples())
        {
            axes.ForKept(w, () =>
            {
                w.Line(centered ? "V a = V.Zero, b = V.Zero;" : "V b = V.Zero;");
                axes.ForSummed(w, () =>
                {
                    w.Line($"V g = V.Load(ref dy, {axes.Element});");
                    if (centered)
                    {
                        w.Line("a = a + g;");
                    }

                    w.Line($"b = V.MultiplyAdd(g, V.Load(ref y, {axes.Element}), b);");
                });
                w.Line($"V scale = V.Load(ref r, {axes.Target});");
                WriteShares(w, centered, share);
                axes.ForSummed(w, () => w.Line(
                    $"V.Store(scale * (V.Load(ref dy, {axes.Element}){(centered ? " - a" : "")} - (V.Load(ref y, {axes.Element}) * b)), ref dx, {axes.Element});"));
            });
        }
    }

    private void WriteShares(KernelWriter w, bool centered, string share)
    {
        if (centered)
        {
            w.Line($"a = a * {share};");
        }

        // Where r is cut off it does not depend on x.
        w.Line(Kind == Normalization.Unit
            ? $"b = V.Select(V.LessThan(scale, V.Broadcast({Literals.Of(1 / Epsilon, w.Element)})), b, V.Zero);"
            : $"b = b * {share};");
    }
}
