using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// z[i, j] = Σ_k x[i, k] y[j, k], for every sample alone: k runs over axis <paramref name="First"/> of x and axis <paramref name="Second"/> of y, i
/// over the other axes of x and j over those of y. Where neither has others z is one number.
/// </summary>
internal sealed record Contraction(int First, int Second) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        if (inputs[0][First] != inputs[1][Second])
        {
            throw new ShapeMismatchException($"axis {First} of {inputs[0]} is not as long as axis {Second} of {inputs[1]}");
        }

        int[] rest = [.. Others(inputs[0], First), .. Others(inputs[1], Second)];
        return rest.Length == 0 ? Shape.Of(1) : Shape.Of(rest);
    }

    public override long MultiplyAdds(IReadOnlyList<Shape> inputs) => inputs[0].Size * (inputs[1].Size / inputs[1][Second]);

    public override void Differentiate(Backpropagation b, Node node, int dz)
    {
        for (int i = 0; i < 2; i++)
        {
            if (b.Needs(node.Inputs[i]))
            {
                Shape shape = b.ShapeOf(node.Inputs[i]);
                ContractionGradient gradient = new(shape, i == 0 ? First : Second, i == 0 ? Second : First, Leads: i == 0);
                b.Accumulate(node.Inputs[i], b.Add(gradient, dz, node.Inputs[1 - i]));
            }
        }
    }

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = Σ_k {inputs[0]}[i, k] {inputs[1]}[j, k]";

    public override string KernelName(KernelForm form) =>
        $"Dot_{string.Join("x", form.Inputs[0].Shape.Dimensions)}_by_{string.Join("x", form.Inputs[1].Shape.Dimensions)}_along_{First}_{Second}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y", "z"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        ContractedAxis x = ContractedAxis.Of(form.Inputs[0].Shape, First);
        ContractedAxis y = ContractedAxis.Of(form.Inputs[1].Shape, Second);
        using (w.ForSamples())
        using (w.For("i", x.Others))
        using (w.For("j", y.Others))
        {
            w.Line("V sum = V.Zero;");
            using (w.For("k", x.Extent))
            {
                w.Line($"sum = V.MultiplyAdd(V.Load(ref x, {x.At("i", "k")}), V.Load(ref y, {y.At("j", "k")}), sum);");
            }

            w.Line($"V.Store(sum, ref z, (((i * {y.Others}) + j) * S) + s);");
        }
    }

    private static IEnumerable<int> Others(Shape shape, int axis) => shape.Dimensions.Where((_, a) => a != axis);
}

/// <summary>
/// The gradient of one operand of <see cref="Contraction"/>: dx[i, k] = Σ_j dz[i, j] y[j, k], or where the operand does not lead
/// Σ_j dz[j, i] y[j, k]. Inputs dz and the other operand.
/// </summary>
/// <param name="Shape">Of the operand.</param>
/// <param name="Axis">Its contracted axis.</param>
/// <param name="Other">The contracted axis of the other operand.</param>
/// <param name="Leads">Whether it is the first operand.</param>
internal sealed record ContractionGradient(Shape Shape, int Axis, int Other, bool Leads) : GradientOperation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Shape;

    public override string Describe(IReadOnlyList<string> inputs, string output) =>
        $"{output}[i, k] = Σ_j {inputs[0]}{(Leads ? "[i, j]" : "[j, i]")} {inputs[1]}[j, k]";

    public override string KernelName(KernelForm form) =>
        $"DotGradient_{string.Join("x", Shape.Dimensions)}_by_{string.Join("x", form.Inputs[1].Shape.Dimensions)}_along_{Axis}_{Other}{(Leads ? "" : "_second")}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["dz", "y", "dx"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        ContractedAxis x = ContractedAxis.Of(Shape, Axis);
        ContractedAxis y = ContractedAxis.Of(form.Inputs[1].Shape, Other);
        using (w.ForSamples())
        using (w.For("i", x.Others))
        using (w.For("k", x.Extent))
        {
            w.Line("V sum = V.Zero;");
            using (w.For("j", y.Others))
            {
                string at = Leads ? $"(i * {y.Others}) + j" : $"(j * {x.Others}) + i";
                w.Line($"sum = V.MultiplyAdd(V.Load(ref dz, (({at}) * S) + s), V.Load(ref y, {y.At("j", "k")}), sum);");
            }

            w.Line($"V.Store(sum, ref dx, {x.At("i", "k")});");
        }
    }
}

/// <summary>A shape seen as [outer, extent, inner] around one axis; the elements of the other axes are counted in one index.</summary>
internal sealed record ContractedAxis(int Extent, long Outer, long Inner)
{
    public long Others => Outer * Inner;

    public static ContractedAxis Of(Shape shape, int axis)
    {
        long inner = 1;
        for (int a = axis + 1; a < shape.Rank; a++)
        {
            inner *= shape[a];
        }

        return new ContractedAxis(shape[axis], shape.Size / (inner * shape[axis]), inner);
    }

    /// <summary>Where samples s of the element begin.</summary>
    public string At(string other, string along) =>
        Inner == 1 ? $"((({other} * {Extent}) + {along}) * S) + s"
        : Outer == 1 ? $"((({along} * {Inner}) + {other}) * S) + s"
        : $"((((((({other} / {Inner}) * {Extent}) + {along}) * {Inner}) + ({other} % {Inner})) * S) + s)";
}
