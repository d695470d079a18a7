using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// dW[k, n] += Σ_p Σ_s x[p, k][s] dz[p, n][s]: what <see cref="AffineKernelGradient"/> computes, with samples in the lanes, for kernels with few inputs or
/// outputs. Turning dz, sample by sample, would cost more there than the products, and few outputs would leave lanes empty.
/// </summary>
internal sealed record AffineLaneKernelGradient(Shape Kernel) : GradientOperation
{
    // Beyond it the lanes of so many sums cost more than turning dz: three additions of vectors and some moves for each weight and tile.
    private const int Few = 4;

    private const int Four = 4;

    /// <summary>Whether the lanes of such a kernel should be samples.</summary>
    public static bool Suits(Shape kernel) => Math.Min(kernel[0], kernel[1]) <= Few;

    public override ValueRole OutputRole => ValueRole.ParameterGradient;

    public override bool SumsAllLanes => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Kernel;

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} += Σ_s {inputs[0]}ᵀ · {inputs[1]}";

    public override string KernelName(KernelForm form) =>
        $"AffineLaneKernelGradient_{(form.Inputs[0].Shape.Leading == 1 ? "" : $"{form.Inputs[0].Shape.Leading}x")}{Kernel[0]}x{Kernel[1]}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "dz", "dW"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        int positions = form.Inputs[0].Shape.Leading;
        LaneLoop.WriteBuffer(w);

        // The runtime adds the lanes of four sums side by side: of a few rows, columns in fours; of few columns, as many rows as there is room for.
        int rows = Kernel[1] <= Few ? LaneLoop.MostSums / Kernel[1] : LaneLoop.MostSums / Four;
        Blocks.Of(Kernel[0], rows).Write(w, "k", block =>
            Blocks.Largest(Kernel[1], Kernel[1] <= Few ? Kernel[1] : LaneLoop.MostSums / block / Four * Four)
                .Write(w, "n", columns => WriteBlock(w, positions, block, columns)));
    }

    private void WriteBlock(KernelWriter w, int positions, int rows, int columns)
    {
        string[] sums = [.. from r in Enumerable.Range(0, rows) from c in Enumerable.Range(0, columns) select $"g{r}_{c}"];
        LaneLoop.Write(w, sums, positions, [("x", "k", Kernel[0]), ("dz", "n", Kernel[1])], () =>
        {
            for (int c = 0; c < columns; c++)
            {
                w.Line($"V d{c} = V.Load(ref dzs, {KernelWriter.Times("S", c)});");
            }

            for (int r = 0; r < rows; r++)
            {
                w.Line($"V x{r} = V.Load(ref xs, {KernelWriter.Times("S", r)});");
                for (int c = 0; c < columns; c++)
                {
                    w.Line($"g{r}_{c} = V.MultiplyAdd(x{r}, d{c}, g{r}_{c});");
                }
            }
        });

        (int lines, int length) = columns == Kernel[1] ? (1, rows * columns) : (rows, columns);
        string at = KernelWriter.Plus($"(k * {Kernel[1]})", columns == Kernel[1] ? "0" : "n");
        w.Line($"LaneSums.Add(ref lanes, {lines}, {length}, ref Unsafe.Add(ref dW, {at}), {Kernel[1]}, add);");
    }
}
