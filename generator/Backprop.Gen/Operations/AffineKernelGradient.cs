using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// dW[k, n] += Σ_p Σ_s x[p, k][s] dz[s][p, n], summed over the samples in their order: the gradient of <see cref="Affine"/> for its kernel.
/// The lanes are the outputs n, so dz comes sample by sample (<see cref="SampleMajor"/>); x[k][s] is broadcast. The sum of a tile is
/// formed in registers and added once, so that the result depends on no vector width.
/// </summary>
internal sealed record AffineKernelGradient(Shape Kernel) : GradientOperation
{
    private const int MostLanes = 16;

    // One vector that holds all outputs serves so many rows on every processor; two serve as many as KernelPart says.
    private const int RowsOfOneVector = 12;

    // So many weights make enough blocks to ask for a tile of samples, a few lines at a time; with fewer the kernel is over too soon.
    private const int LeastToReadAhead = 16 * 1024;

    private bool IsOneVector => Kernel[1] <= MostLanes;

    public override ValueRole OutputRole => ValueRole.ParameterGradient;

    public override bool CountsSamples => true;

    public override bool ReadsAhead => Kernel.Size >= LeastToReadAhead && !IsOneVector;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Kernel;

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} += Σ_s {inputs[0]}ᵀ · {inputs[1]}";

    public override string KernelName(KernelForm form) =>
        $"AffineKernelGradient_{(form.Inputs[0].Shape.Leading == 1 ? "" : $"{form.Inputs[0].Shape.Leading}x")}{Kernel[0]}x{Kernel[1]}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "dz", "dW"];

    public override IReadOnlyList<KernelPart> Parts(KernelForm form, int registers) =>
        IsOneVector ? [] : KernelPart.OfRows(Kernel[0], registers, (w, rows) => WriteRows(w, form, rows));

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        w.Narrow(Kernel[1], "ref x, ref dz, ref dW, S, count, add");
        WriteRows(w, form, IsOneVector ? Blocks.Of(Kernel[0], RowsOfOneVector) : KernelPart.ShortBlocks(Kernel[0]));
    }

    /// <summary>As many rows at a time as possible: each vector of dz is read for all of them.</summary>
    private void WriteRows(KernelWriter w, KernelForm form, Blocks rows) => rows.Write(w, "k", block => WriteColumns(w, form, block));

    private void WriteColumns(KernelWriter w, KernelForm form, int rows)
    {
        // Vectors have 2 to 16 elements: which of the loops can run at all is known from the number of outputs. All kernels here have more than four.
        int outer = Kernel[1];
        w.Line("nint n = 0;");
        if (!IsOneVector)
        {
            using (w.Block($"for (; n + (2 * V.Count) <= {outer}; n += 2 * V.Count)"))
            {
                WriteBlock(w, form, rows, 2, partial: false);
            }
        }

        if (outer % (2 * MostLanes) != 0)
        {
            w.Blank();
            using (w.Block($"for (; n + V.Count <= {outer}; n += V.Count)"))
            {
                WriteBlock(w, form, rows, 1, partial: false);
            }
        }

        if (outer % MostLanes != 0)
        {
            w.Blank();
            using (w.Block($"if (n < {outer})"))
            {
                WriteBlock(w, form, rows, 1, partial: true);
            }
        }
    }

    private void WriteBlock(KernelWriter w, KernelForm kernel, int rows, int columns, bool partial)
    {
        int outer = Kernel[1];
        int positions = kernel.Inputs[0].Shape.Leading;
        int stride = SampleMajor.Stride(kernel.Inputs[1].Shape);
        if (ReadsAhead)
        {
            using (w.Block("if (ahead.IsWanted)"))
            {
                w.Line("ahead.Next();");
            }

            w.Blank();
        }

        for (int r = 0; r < rows; r++)
        {
            w.Line(columns == 1 ? $"V g{r} = V.Zero;" : $"V g{r} = V.Zero, g{r}_ = V.Zero;");
        }

        using (positions == 1 ? null : (IDisposable)w.For("p", positions))
        {
            string x = KernelWriter.Plus(positions == 1 ? "0" : $"(p * {Kernel[0]})", "k");
            string dz = KernelWriter.Plus(positions == 1 ? "0" : $"(p * {outer})", "n");
            w.Line($"ref {w.Element} xs = ref Unsafe.Add(ref x, {(x == "k" ? x : $"({x})")} * S);");
            w.Line($"ref {w.Element} dzs = ref Unsafe.Add(ref dz, {dz});");
            using (w.Block("for (int s = 0; s < count; s++)"))
            {
                w.Line(columns == 1 ? "V d0 = V.Load(ref dzs, 0);" : "V d0 = V.Load(ref dzs, 0), d1 = V.Load(ref dzs, V.Count);");
                for (int r = 0; r < rows; r++)
                {
                    w.Line($"V x{r} = V.Broadcast({KernelWriter.At("xs", KernelWriter.Times("S", r))});");
                    w.Line($"g{r} = V.MultiplyAdd(d0, x{r}, g{r});");
                    if (columns == 2)
                    {
                        w.Line($"g{r}_ = V.MultiplyAdd(d1, x{r}, g{r}_);");
                    }
                }

                w.Line("xs = ref Unsafe.Add(ref xs, 1);");
                w.Line($"dzs = ref Unsafe.Add(ref dzs, {stride});");
            }
        }

        IEnumerable<(string Sum, string At)> sums = Enumerable.Range(0, rows).SelectMany(r =>
        {
            string at = $"({(r == 0 ? "k" : $"(k + {r})")} * {outer}) + n";
            return columns == 1 ? [($"g{r}", at)] : new[] { ($"g{r}", at), ($"g{r}_", at + " + V.Count") };
        });
        string rest = partial ? $", {outer} - (int)n" : "";
        string form = partial ? "Partial" : "";
        w.Blank();
        using (w.Block("if (add)"))
        {
            foreach ((string sum, string at) in sums)
            {
                w.Line($"{sum} = V.Load{form}(ref dW, {at}{rest}) + {sum};");
            }
        }

        w.Blank();
        foreach ((string sum, string at) in sums)
        {
            w.Line($"V.Store{form}({sum}, ref dW, {at}{rest});");
        }
    }
}
