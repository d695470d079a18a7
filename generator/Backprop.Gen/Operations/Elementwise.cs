using Backprop.Gen.Collections;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// y[f] = formula(operands[f]): the same scalar formula for every feature. An operand with fewer elements is repeated as NumPy broadcasts it.
/// </summary>
/// <param name="Title">What it is, for names: <c>relu</c>, <c>add</c>.</param>
/// <param name="Formula">In the names of <paramref name="Operands"/> and, as "i", the index along the last axis.</param>
/// <param name="Operands">Names of the inputs.</param>
/// <param name="Shape">Of the result.</param>
/// <param name="Derivatives">Given derivatives by operand name, in terms of operands and "y"; the others are derived.</param>
internal sealed record Elementwise(
    string Title,
    Expression Formula,
    EquatableArray<string> Operands,
    Shape Shape,
    EquatableArray<Assignment> Derivatives) : Operation
{
    public override bool WorksInPlace => true;

    /// <summary>
    /// Whether all operands are the same for all samples, and so is the result, which is computed once. They have as many elements as it has, in
    /// whatever shape.
    /// </summary>
    public bool IsShared { get; init; }

    public override Layout OutputLayout => IsShared ? Layout.Shared : Layout.Rows;

    public override bool HasSampleKernel => IsShared;

    /// <summary>The kernel's letter for the result: y, unless an operand is called that, as in the gradient of a function.</summary>
    private string Result => !Operands.Contains("y") ? "y" : !Operands.Contains("dx") ? "dx" : "result";

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Shape;

    /// <summary>The shape that all operands broadcast to.</summary>
    public static Shape Broadcast(IReadOnlyList<Shape> shapes)
    {
        int rank = shapes.Max(s => s.Rank);
        int[] result = new int[rank];
        for (int axis = 1; axis <= rank; axis++)
        {
            int extent = 1;
            foreach (Shape shape in shapes)
            {
                int d = axis <= shape.Rank ? shape.Dimensions[shape.Rank - axis] : 1;
                if (d != 1 && extent != 1 && d != extent)
                {
                    throw new ShapeMismatchException($"{string.Join(" and ", shapes)} do not broadcast");
                }

                extent = Math.Max(extent, d);
            }

            result[rank - axis] = extent;
        }

        return Shape.Of(result);
    }

    public override void Differentiate(Backpropagation b, Node node, int dy)
    {
        for (int i = 0; i < Operands.Count; i++)
        {
            int input = node.Inputs[i];
            if (!b.Needs(input))
            {
                continue;
            }

            string name = Operands[i];
            Expression slope = Derivatives.FirstOrDefault(d => d.Name == name)?.Value ?? Derivative.Of(Formula, name);
            if (slope.Simplify() is Constant { Value: 0 })
            {
                continue;
            }

            Expression gradient = (Expressions.Formula.Upstream * slope).Simplify();
            (string Name, int Value)[] operands =
                [.. Operands.Select((o, j) => (o, node.Inputs[j])), ("y", node.Output), ("dy", dy)];
            b.Accumulate(input, b.ShapeOf(input) == Shape
                ? OwnShape(b, gradient, operands, dy)
                : b.Add(new SumTo(b.ShapeOf(input)), WholeShape(b, gradient, operands, dy)));
        }
    }

    public override bool TakesGradient(Shape gradient, Shape result) => true;

    /// <summary>
    /// The gradient of an operand that is not repeated: dy itself where the slope is 1, and in a smaller shape where all that it reads is repeated.
    /// </summary>
    private int OwnShape(Backpropagation b, Expression gradient, (string Name, int Value)[] operands, int dy)
    {
        if (gradient == Expressions.Formula.Upstream)
        {
            return dy;
        }

        return b.Elementwise(Title + "′", gradient, gradient.Reads("i") ? operands : [.. operands.Where(o => gradient.Reads(o.Name))]);
    }

    /// <summary>The gradient of an operand that is repeated, before it is summed.</summary>
    private int WholeShape(Backpropagation b, Expression gradient, (string Name, int Value)[] operands, int dy) =>
        gradient == Expressions.Formula.Upstream && b.ShapeOf(dy) == Shape ? dy : b.Elementwise(Title + "′", gradient, operands);

    public override string Describe(IReadOnlyList<string> inputs, string output) =>
        $"{output} = {ExpressionPrinter.Mathematics(Formula, name => Name(inputs, name))}";

    public override string KernelName(KernelForm form) => $"{Names.Pascal(Title)}_{string.Join("x", Shape.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => [.. Operands, Result];

    public override bool IsFlat(KernelForm form) =>
        !Formula.Reads("i") && form.Inputs.All(i => i.Shape.Size == Shape.Size && !(i.IsParameter && !form.Sample));

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        if (IsFlat(form))
        {
            using (w.Block($"for (nint j = 0; j < {KernelWriter.Times("S", Shape.Size)}; j += V.Count)"))
            {
                WriteResult(w, o => $"V.Load(ref {o}, j)", "j", null, []);
            }

            return;
        }

        using (w.For("f", Shape.Size))
        {
            Dictionary<string, string> loads = [];
            for (int i = 0; i < Operands.Count; i++)
            {
                string index = FeatureIndex(form.Inputs[i].Shape);
                loads[Operands[i]] = form.Inputs[i].IsParameter
                    ? $"V.Broadcast({KernelWriter.At(Operands[i], index)})"
                    : $"V.Load(ref {Operands[i]}, {KernelWriter.Plus(index == "0" ? "0" : $"({index} * S)", "s")})";
            }

            string[] before = WriteFixed(w, form, loads);
            using (w.ForSamples())
            {
                string position = Shape.Last == Shape.Size ? "f" : $"f % {Shape.Last}";
                WriteResult(w, o => loads[o], "(f * S) + s", $"V.Broadcast(({w.Element})({position}))", before);
            }
        }
    }

    /// <summary>With several operands that are the same for all samples, they are broadcast once a feature; returns those that are.</summary>
    private string[] WriteFixed(KernelWriter w, KernelForm form, Dictionary<string, string> loads)
    {
        if (form.Inputs.All(i => i.Layout != Layout.Shared))
        {
            return [];
        }

        string[] written = [.. Operands.Where((_, i) => form.Inputs[i].IsParameter)];
        foreach (string operand in written)
        {
            w.Line($"V {operand}_ = {loads[operand]};");
        }

        return written;
    }

    /// <summary>All operands are vectors of features: one loop over them.</summary>
    public override void WriteSample(KernelWriter w, KernelForm form)
    {
        using (w.Block($"for (nint j = 0; j < {Shape.Size}; j += V.Count)"))
        {
            WriteResult(w, o => $"V.Load(ref {o}, j)", "j", null, []);
        }
    }

    private void WriteResult(KernelWriter w, Func<string, string> load, string at, string? position, IReadOnlyCollection<string> loaded)
    {
        // Locals are the operands' names with a digit-free suffix, so that the formula keeps its letters.
        foreach (string operand in Operands.Where(o => !loaded.Contains(o)))
        {
            w.Line($"V {operand}_ = {load(operand)};");
        }

        if (position is not null && Formula.Reads("i"))
        {
            w.Line($"V i_ = {position};");
        }

        string result = w.Formula(Formula, name => Operands.Contains(name) || name == "i" ? name + "_" : name);
        w.Line($"V.Store({result}, ref {Result}, {at});");
    }

    /// <summary>Which element of a broadcast operand belongs to feature f of the result.</summary>
    private string FeatureIndex(Shape operand)
    {
        if (operand.Size == Shape.Size)
        {
            return "f";
        }

        if (operand.Size == 1)
        {
            return "0";
        }

        // Strides of the operand along the axes of the result, 0 where it is repeated.
        List<string> terms = [];
        long inner = 1;
        long stride = 1;
        for (int axis = 1; axis <= Shape.Rank; axis++)
        {
            int extent = Shape.Dimensions[Shape.Rank - axis];
            int own = axis <= operand.Rank ? operand.Dimensions[operand.Rank - axis] : 1;
            if (own != 1)
            {
                string digit = inner == 1 ? "f" : $"f / {inner}";
                bool outermost = inner * extent == Shape.Size;
                digit = outermost ? digit : $"{(inner == 1 ? digit : $"({digit})")} % {extent}";
                terms.Add(stride == 1 ? $"({digit})" : $"(({digit}) * {stride})");
            }

            inner *= extent;
            stride *= own;
        }

        return terms.Count == 1 ? terms[0] : $"({string.Join(" + ", terms)})";
    }

    private string Name(IReadOnlyList<string> inputs, string variable)
    {
        for (int i = 0; i < Operands.Count; i++)
        {
            if (Operands[i] == variable)
            {
                return inputs[i];
            }
        }

        return variable;
    }
}
