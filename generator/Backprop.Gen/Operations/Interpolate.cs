using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// y[i, j, c] = Σ_p Σ_q h(u(i) − p) h(u(j) − q) x[p, q, c] with h(d) = max(0, 1 − |d|) and u(i) = (i + ½) / factor − ½, kept between the first position
/// and the last: bilinear interpolation with half-pixel centres.
/// </summary>
internal sealed record Interpolate(int Rows, int Columns) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Shape.Of(inputs[0][0] * Rows, inputs[0][1] * Columns, inputs[0].Last);

    public override void Differentiate(Backpropagation b, Node node, int dy) =>
        b.Accumulate(node.Inputs[0], b.Add(new InterpolateGradient(Rows, Columns), dy));

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = {inputs[0]}, {Rows} × {Columns} times as large, bilinear";

    public override string KernelName(KernelForm form) => $"Interpolate_{string.Join("x", form.Inputs[0].Shape.Dimensions)}_by_{Rows}x{Columns}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        (Shape from, Shape to) = (form.Inputs[0].Shape, form.Output.Shape);
        long row = (long)from[1] * from.Last;
        using (w.For("i", to[0]))
        {
            WriteNeighbours(w, "i", Rows, from[0], "above", "below", "a");
            using (w.For("j", to[1]))
            {
                WriteNeighbours(w, "j", Columns, from[1], "left", "right", "b");
                w.Line("V ll = V.Broadcast((1 - a) * (1 - b)), lr = V.Broadcast((1 - a) * b), hl = V.Broadcast(a * (1 - b)), hr = V.Broadcast(a * b);");
                foreach (string corner in (string[])["above left", "above right", "below left", "below right"])
                {
                    string[] at = corner.Split(' ');
                    w.Line($"ref {w.Element} x{at[0][0]}{at[1][0]} = ref Unsafe.Add(ref x, (({at[0]} * {row}) + {KernelWriter.Times(at[1], from.Last)}) * S);");
                }

                w.Line($"nint at = ((i * {to[1]}) + j) * {KernelWriter.Times("S", to.Last)};");
                using (w.Block($"for (nint n = 0; n < {KernelWriter.Times("S", to.Last)}; n += V.Count)"))
                {
                    w.Line("""
                        V upper = V.MultiplyAdd(lr, V.Load(ref xar, n), ll * V.Load(ref xal, n));
                        V lower = V.MultiplyAdd(hr, V.Load(ref xbr, n), hl * V.Load(ref xbl, n));
                        V.Store(upper + lower, ref y, at + n);
                        """);
                }
            }
        }
    }

    /// <summary>The two positions around the centre of <paramref name="position"/>, and how far it is from the first to the second.</summary>
    private static void WriteNeighbours(KernelWriter w, string position, int factor, int positions, string first, string second, string weight)
    {
        // Distances are counted in halves of a position of the larger image.
        long whole = 2L * factor;
        w.Line($"nint {position}2 = Math.Clamp({KernelWriter.Shifted($"(2 * {position})", 1 - factor)}, 0, {whole * (positions - 1)});");
        w.Line($"nint {first} = {position}2 / {whole}, {second} = Math.Min({first} + 1, {positions - 1});");
        w.Line($"{w.Element} {weight} = ({w.Element})({position}2 - ({first} * {whole})) / {whole};");
    }
}

/// <summary>
/// dx[p, q, c] = Σ_i Σ_j h(u(i) − p) h(u(j) − q) dy[i, j, c] over the positions that <see cref="Interpolate"/> made with it: its gradient.
/// </summary>
internal sealed record InterpolateGradient(int Rows, int Columns) : GradientOperation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Shape.Of(inputs[0][0] / Rows, inputs[0][1] / Columns, inputs[0].Last);

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = {inputs[0]} by the weights of the interpolation";

    public override string KernelName(KernelForm form) => $"InterpolateGradient_{string.Join("x", form.Output.Shape.Dimensions)}_by_{Rows}x{Columns}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["dy", "dx"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        (Shape from, Shape to) = (form.Inputs[0].Shape, form.Output.Shape);
        string run = KernelWriter.Times("S", to.Last);
        using (w.For("p", to[0]))
        {
            WriteReach(w, "p", Rows, from[0]);
            using (w.For("q", to[1]))
            {
                WriteReach(w, "q", Columns, from[1]);
                w.Line($"ref {w.Element} dxp = ref Unsafe.Add(ref dx, ((p * {to[1]}) + q) * {run});");
                using (w.Block($"for (nint n = 0; n < {run}; n += V.Count)"))
                {
                    w.Line("V.Store(V.Zero, ref dxp, n);");
                }

                w.Blank();
                using (w.Block("for (nint i = p0; i < p1; i++)"))
                {
                    WriteWeight(w, "i", "p", Rows, to[0]);
                    using (w.Block("for (nint j = q0; j < q1; j++)"))
                    {
                        WriteWeight(w, "j", "q", Columns, to[1]);
                        w.Line("V h = V.Broadcast(hi * hj);");
                        w.Line($"ref {w.Element} dyi = ref Unsafe.Add(ref dy, ((i * {from[1]}) + j) * {run});");
                        using (w.Block($"for (nint n = 0; n < {run}; n += V.Count)"))
                        {
                            w.Line("V.Store(V.MultiplyAdd(h, V.Load(ref dyi, n), V.Load(ref dxp, n)), ref dxp, n);");
                        }
                    }
                }
            }
        }
    }

    /// <summary>The positions of the larger image whose centres are nearer than one position.</summary>
    private static void WriteReach(KernelWriter w, string position, int factor, int positions)
    {
        // |(2 i + 1 − f) / 2 f − p| < 1, where i can only be a whole number.
        w.Line($"nint {position}0 = Math.Max(0, ({KernelWriter.Shifted($"({position} * {2 * factor})", 1 - factor)}) / 2);");
        w.Line($"nint {position}1 = Math.Min({positions}, (({position} * {2 * factor}) + {3 * factor}) / 2);");
    }

    private static void WriteWeight(KernelWriter w, string from, string to, int factor, int positions)
    {
        long whole = 2L * factor;
        w.Line($"nint {from}2 = Math.Clamp({KernelWriter.Shifted($"(2 * {from})", 1 - factor)}, 0, {whole * (positions - 1)});");
        w.Line($"{w.Element} h{from} = ({w.Element})({whole} - Math.Abs({from}2 - ({to} * {whole}))) / {whole};");
    }
}
