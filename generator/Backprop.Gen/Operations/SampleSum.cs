using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// g[n] += Σ_p Σ_s x[s][p, n], in the order of the samples: the gradient of a bias, or of any parameter that all samples (and positions p)
/// share. The input is sample-major; the result may have fewer leading axes than the input.
/// </summary>
internal sealed record SampleSum : GradientOperation
{
    public override ValueRole OutputRole => ValueRole.ParameterGradient;

    public override bool CountsSamples => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} += Σ_s {inputs[0]}";

    public override string KernelName(KernelForm form) => $"SampleSum_{form.Inputs[0].Shape.Size}_to_{form.Output.Shape.Size}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "g"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        long size = form.Output.Shape.Size;
        long positions = form.Inputs[0].Shape.Size / size;
        int stride = SampleMajor.Stride(form.Inputs[0].Shape);
        w.Line("nint n = 0;");
        using (w.Block($"for (; n + V.Count <= {size}; n += V.Count)"))
        {
            WriteSum(w, positions, size, stride);
            w.Line("V.Store(add ? V.Load(ref g, n) + sum : sum, ref g, n);");
        }

        // Whole vectors of any width.
        if (size % 16 == 0)
        {
            return;
        }

        w.Blank();
        using (w.Block($"if (n < {size})"))
        {
            WriteSum(w, positions, size, stride);
            w.Line($"V.StorePartial(add ? V.LoadPartial(ref g, n, {size} - (int)n) + sum : sum, ref g, n, {size} - (int)n);");
        }
    }

    private static void WriteSum(KernelWriter w, long positions, long size, int stride)
    {
        // Four sums, so that an addition need not wait for the one before it.
        w.Line("V sum = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero;");
        using (positions == 1 ? null : (IDisposable)w.For("p", positions))
        {
            string at = positions == 1 ? "n" : $"(p * {size}) + n";
            w.Line($"ref {w.Element} xs = ref Unsafe.Add(ref x, {at});");
            w.Line("int s = 0;");
            using (w.Block("for (; s + 4 <= count; s += 4)"))
            {
                w.Line("sum = sum + V.Load(ref xs, 0);");
                for (int c = 1; c < 4; c++)
                {
                    w.Line($"sum{c} = sum{c} + V.Load(ref xs, {c * stride});");
                }

                w.Line($"xs = ref Unsafe.Add(ref xs, {4 * stride});");
            }

            using (w.Block("for (; s < count; s++)"))
            {
                w.Line("sum = sum + V.Load(ref xs, 0);");
                w.Line($"xs = ref Unsafe.Add(ref xs, {stride});");
            }
        }

        w.Blank();
        w.Line("sum = (sum + sum1) + (sum2 + sum3);");
    }
}
