using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// For each channel of a sample Σ_p dy and Σ_p dy x̂ with x̂ = (x − m) r, over its positions p: what the sums over the batch are made of. Inputs dy, x, m, r.
/// </summary>
internal sealed record PositionProducts : GradientOperation
{
    private const int MostChannels = 4;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Shape.Of(2, inputs[0].Last);

    public override string Describe(IReadOnlyList<string> inputs, string output) =>
        $"{output} = Σ_p {inputs[0]} and Σ_p {inputs[0]} ({inputs[1]} − {inputs[2]}) {inputs[3]}, by channel";

    public override string KernelName(KernelForm form) => $"PositionProducts_{string.Join("x", form.Inputs[0].Shape.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["dy", "x", "m", "r", "y"];

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
            w.Line($"V m{c} = V.Broadcast({KernelWriter.At("m", Channel(c))}), a{c} = V.Zero, b{c} = V.Zero;");
        }

        using (w.For("p", shape.Leading))
        {
            w.Line($"nint at = (((p * {shape.Last}) + n) * S) + s;");
            for (int c = 0; c < block; c++)
            {
                string element = KernelWriter.Plus("at", KernelWriter.Times("S", c));
                w.Line($"V g{c} = V.Load(ref dy, {element});");
                w.Line($"a{c} = a{c} + g{c};");
                w.Line($"b{c} = V.MultiplyAdd(g{c}, V.Load(ref x, {element}) - m{c}, b{c});");
            }
        }

        for (int c = 0; c < block; c++)
        {
            w.Line($"V.Store(a{c}, ref y, ({Channel(c)} * S) + s);");
            w.Line($"V.Store(b{c} * V.Broadcast({KernelWriter.At("r", Channel(c))}), ref y, (({shape.Last} + {Channel(c)}) * S) + s);");
        }
    }

    private static string Channel(int c) => c == 0 ? "n" : $"(n + {c})";
}

/// <summary>Σ dy and Σ dy x̂ of each channel over the batch, and both divided by the number of elements. The input is <see cref="PositionProducts"/>.</summary>
internal sealed record BatchSums(string Layer, int Positions) : BatchStatistic(Layer, Positions)
{
    /// <summary>Σ dy.</summary>
    public static StatisticPart Sum { get; } = new(0, "GradientSum");

    /// <summary>Σ dy x̂.</summary>
    public static StatisticPart Products { get; } = new(1, "ProductSum");

    /// <summary>Σ dy / N.</summary>
    public static StatisticPart MeanSum { get; } = new(2, "GradientMean");

    /// <summary>Σ dy x̂ / N.</summary>
    public static StatisticPart MeanProducts { get; } = new(3, "ProductMean");

    public override string Kind => "Sums";

    public override IReadOnlyList<string> Rows => ["Σ dy", "Σ dy x̂", "Σ dy / N", "Σ dy x̂ / N"];

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = sums over the batch of {inputs[0]}";
}

/// <summary>g = a sum over the batch. Every tile knows it; the first one hands it over.</summary>
internal sealed record BatchGradient : GradientOperation
{
    public override ValueRole OutputRole => ValueRole.ParameterGradient;

    public override bool IsCall => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = {inputs[0]}";

    public override string KernelName(KernelForm form) => $"BatchGradient_{form.Output.Shape.Size}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "g"];

    public override void WriteTile(KernelWriter w, KernelForm form) => throw new InvalidOperationException("The runtime hands sums over.");

    /// <summary>The last input says whether the gradient block is added to.</summary>
    public override string Call(KernelForm form, IReadOnlyList<string> inputs, string output) =>
        $"worker.HandOver(ref {inputs[0]}, ref {output}, {KernelWriter.Number(form.Output.Shape.Size)}, first, {inputs[1]});";
}

/// <summary>dx = γ r (dy − a − (x − m) r b), with a = Σ dy / N and b = Σ dy x̂ / N. Inputs dy, x, m, r, with a scale γ, a, b.</summary>
internal sealed record BatchNormalizeGradient(bool Scales) : GradientOperation
{
    public override bool WorksInPlace => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override string Describe(IReadOnlyList<string> inputs, string output)
    {
        string[] last = [.. inputs.Skip(inputs.Count - 2)];
        return $"{output} = {(Scales ? inputs[4] + " " : "")}{inputs[3]} ({inputs[0]} − {last[0]} − ({inputs[1]} − {inputs[2]}) {inputs[3]} {last[1]})";
    }

    public override string KernelName(KernelForm form) =>
        $"BatchNormalize{(Scales ? "" : "WithoutScale")}Gradient_{string.Join("x", form.Output.Shape.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) =>
        Scales ? ["dy", "x", "m", "r", "gamma", "a", "b", "dx"] : ["dy", "x", "m", "r", "a", "b", "dx"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        Shape shape = form.Output.Shape;
        using (shape.Leading == 1 ? (IDisposable?)null : w.For("p", shape.Leading))
        using (w.For("n", shape.Last))
        {
            string row = shape.Leading == 1 ? "n * S" : $"((p * {shape.Last}) + n) * S";
            w.Line($"""
                V mean = V.Broadcast({KernelWriter.At("m", "n")}), scale = V.Broadcast({KernelWriter.At("r", "n")});
                V first = V.Broadcast({KernelWriter.At("a", "n")}), second = scale * V.Broadcast({KernelWriter.At("b", "n")});
                """);
            if (Scales)
            {
                w.Line($"scale = scale * V.Broadcast({KernelWriter.At("gamma", "n")});");
            }

            using (w.ForSamples())
            {
                w.Line($"nint at = ({row}) + s;");
                w.Line("V.Store(scale * (V.Load(ref dy, at) - first - ((V.Load(ref x, at) - mean) * second)), ref dx, at);");
            }
        }
    }
}
