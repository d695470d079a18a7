using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// dW[k, n] += Σ_p Σ_s x[p, k][s] dz[s][p, n], summed over the samples in their order: the gradient of <see cref="Affine"/> for its kernel.
/// The lanes are the outputs n, so dz comes sample by sample (<see cref="SampleMajor"/>); x[k][s] is broadcast. The sum of a tile is
/// formed in registers and added once, so that the result depends on no vector width.
/// </summary>
/// <param name="Kernel">The shape of W.</param>
/// <param name="AheadOf">The input of the network whose next samples it asks for, or −1.</param>
internal sealed record AffineKernelGradient(Shape Kernel, int AheadOf = -1) : GradientOperation
{
    private const int MostLanes = 16;

    // One vector that holds all outputs serves so many rows on every processor; two serve as many as KernelPart says.
    private const int RowsOfOneVector = 12;

    private const int LineBytes = 64;

    private bool ReadsAhead => AheadOf >= 0;

    private bool IsOneVector => Kernel[1] <= MostLanes;

    public override ValueRole OutputRole => ValueRole.ParameterGradient;

    public override bool CountsSamples => true;

    public override int ReadsAheadOf => AheadOf;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Kernel;

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} += Σ_s {inputs[0]}ᵀ · {inputs[1]}";

    public override string KernelName(KernelForm form) =>
        $"AffineKernelGradient_{(form.Inputs[0].Shape.Leading == 1 ? "" : $"{form.Inputs[0].Shape.Leading}x")}{Kernel[0]}x{Kernel[1]}{(ReadsAhead ? "_Ahead" : "")}";

    /// <summary>Whether the kernel for <paramref name="x"/> is of those that can ask for the next samples: two vectors of outputs hide the asking.</summary>
    public bool CanReadAhead(Shape x) => x.Leading == 1 && !IsOneVector;

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

    /// <summary>
    /// With inputs k … of this tile's samples the same ones of the next tile's are asked for, one line for each sample: as far apart as that, they are
    /// waited for nowhere. Once for all outputs, and where a line begins.
    /// </summary>
    private static void WriteAsking(KernelWriter w, int rows)
    {
        int bytes = rows * w.ElementSize;
        string begins = bytes >= LineBytes ? "" : $" && k * {w.ElementSize} % {LineBytes} < {bytes}";
        w.Line($"bool asks = n == 0 && ahead.IsWanted{begins};");
        w.Line("ref nint next = ref ahead.First;");
    }

    private void WriteBlock(KernelWriter w, KernelForm kernel, int rows, int columns, bool partial)
    {
        int outer = Kernel[1];
        int positions = kernel.Inputs[0].Shape.Leading;
        int stride = SampleMajor.Stride(kernel.Inputs[1].Shape);
        if (ReadsAhead)
        {
            WriteAsking(w, rows);
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

                if (ReadsAhead)
                {
                    using (w.Block("if (asks)"))
                    {
                        for (int offset = 0; offset < rows * w.ElementSize; offset += LineBytes)
                        {
                            w.Line($"ReadAhead.Ask(Unsafe.Add(ref next, s) + (k * {w.ElementSize}){(offset == 0 ? "" : $" + {offset}")});");
                        }
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
