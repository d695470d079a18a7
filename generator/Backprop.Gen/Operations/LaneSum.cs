using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// g[n] += Σ_p Σ_s x[p, n][s]: what <see cref="SampleSum"/> computes, with samples in the lanes. It is for values that nothing else wants sample by
/// sample. The result may have fewer leading axes than the input.
/// </summary>
internal sealed record LaneSum : GradientOperation
{
    public override ValueRole OutputRole => ValueRole.ParameterGradient;

    public override bool SumsAllLanes => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} += Σ_s {inputs[0]}";

    public override string KernelName(KernelForm form) => $"LaneSum_{form.Inputs[0].Shape.Size}_to_{form.Output.Shape.Size}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "g"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        int size = checked((int)form.Output.Shape.Size);
        int positions = checked((int)(form.Inputs[0].Shape.Size / size));
        LaneLoop.WriteBuffer(w);
        Blocks.Of(size, LaneLoop.MostSums).Write(w, "n", block =>
        {
            string[] sums = [.. Enumerable.Range(0, block).Select(r => $"sum{r}")];
            LaneLoop.Write(w, sums, positions, [("x", "n", size)], () =>
            {
                for (int r = 0; r < block; r++)
                {
                    w.Line($"sum{r} = sum{r} + V.Load(ref xs, {KernelWriter.Times("S", r)});");
                }
            });
            w.Line($"LaneSums.Add(ref lanes, 1, {block}, ref Unsafe.Add(ref g, n), {block}, add);");
        });
    }
}
