using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>dx[p, k] = Σ_n W[k, n] dz[p, n]: the gradient of <see cref="Affine"/> for its input. Inputs dz, W.</summary>
internal sealed record AffineInputGradient : GradientOperation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0].WithLast(inputs[1][0]);

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = {inputs[0]} · {inputs[1]}ᵀ";

    public override string KernelName(KernelForm form) =>
        $"AffineInputGradient_{(form.Inputs[0].Shape.Leading == 1 ? "" : $"{form.Inputs[0].Shape.Leading}x")}{form.Inputs[1].Shape[0]}x{form.Inputs[1].Shape[1]}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["dz", "W", "dx"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        int positions = form.Inputs[0].Shape.Leading;
        int inner = form.Inputs[1].Shape[1];
        int outer = form.Inputs[1].Shape[0];
        RegisterTile tile = new(outer, inner, RowStride: inner, InnerStride: 1, "W", "dz", "dx", null, null);
        if (positions == 1)
        {
            tile.Write(w);
            return;
        }

        using (w.For("p", positions))
        {
            w.Line($"ref {w.Element} dzp = ref Unsafe.Add(ref dz, p * {inner} * S);");
            w.Line($"ref {w.Element} dxp = ref Unsafe.Add(ref dx, p * {outer} * S);");
            (tile with { Vector = "dzp", Result = "dxp" }).Write(w);
        }
    }
}
