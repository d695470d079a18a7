using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// Mean, variance and 1 / √(variance + ε) of each channel over all samples and positions of the batch. The variance is that of the batch itself
/// (divided by n, not n − 1), as in Keras. The input is x where a channel has one element a sample, else <see cref="PositionMoments"/>.
/// </summary>
/// <param name="Layer">The layer, whose moving averages follow mean and variance.</param>
/// <param name="Positions">Elements of one sample that each channel has.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Momentum">What the moving averages keep of themselves in a step.</param>
internal sealed record BatchMoments(string Layer, int Positions, double Epsilon, double Momentum) : BatchStatistic(Layer, Positions)
{
    /// <summary>The row with the means.</summary>
    public static StatisticPart Mean { get; } = new(0, "Mean");

    /// <summary>The row with 1 / √(variance + ε).</summary>
    public static StatisticPart InverseDeviation { get; } = new(2, "InverseDeviation");

    /// <summary>The weight that follows the mean.</summary>
    public string MovingMean => Layer + ".moving_mean";

    /// <summary>The weight that follows the variance.</summary>
    public string MovingVariance => Layer + ".moving_variance";

    public override string Kind => "Moments";

    public override IReadOnlyList<string> Rows => ["mean", "variance", "1 / √(variance + ε)"];

    public override string Describe(IReadOnlyList<string> inputs, string output) =>
        $"{output} = mean and variance over the batch, ε = {Literals.Plain(Epsilon)}, of {inputs[0]}";
}

/// <summary>
/// For each channel of a sample: the mean over its positions and Σ (x − mean)². Differences are taken to the first position, so that a large mean
/// costs no digits of the variance.
/// </summary>
internal sealed record PositionMoments : Operation
{
    private const int MostChannels = 4;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Shape.Of(2, inputs[0].Last);

    public override void Differentiate(Backpropagation b, Node node, int dy) =>
        throw new InvalidOperationException("The derivative of moments is part of the derivative of what they normalize.");

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = mean m over positions and Σ_p ({inputs[0]} − m)², by channel";

    public override string KernelName(KernelForm form) => $"PositionMoments_{string.Join("x", form.Inputs[0].Shape.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        Shape shape = form.Inputs[0].Shape;
        using (w.ForSamples())
        {
            Blocks.Of(shape.Last, MostChannels).Write(w, "n", block => WriteBlock(w, shape, block));
        }
    }

    private static void WriteBlock(KernelWriter w, Shape shape, int block)
    {
        for (int c = 0; c < block; c++)
        {
            w.Line($"V k{c} = V.Load(ref x, ({Channel(c)} * S) + s), a{c} = V.Zero, b{c} = V.Zero;");
        }

        using (w.Block($"for (nint p = 1; p < {shape.Leading}; p++)"))
        {
            w.Line($"ref {w.Element} xp = ref Unsafe.Add(ref x, (((p * {shape.Last}) + n) * S) + s);");
            for (int c = 0; c < block; c++)
            {
                w.Line($"V d{c} = V.Load(ref xp, {KernelWriter.Times("S", c)}) - k{c};");
                w.Line($"a{c} = a{c} + d{c};");
                w.Line($"b{c} = V.MultiplyAdd(d{c}, d{c}, b{c});");
            }
        }

        string share = Literals.Of(1.0 / shape.Leading, w.Element);
        for (int c = 0; c < block; c++)
        {
            w.Line($"V m{c} = a{c} * {share};");
            w.Line($"V.Store(k{c} + m{c}, ref y, ({Channel(c)} * S) + s);");
            w.Line($"V.Store(b{c} - (a{c} * m{c}), ref y, (({shape.Last} + {Channel(c)}) * S) + s);");
        }
    }

    private static string Channel(int c) => c == 0 ? "n" : $"(n + {c})";
}
