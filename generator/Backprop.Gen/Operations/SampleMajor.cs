using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// The same numbers sample by sample: x[f][s] moves to s · stride + f. Sums over samples (weight gradients) want this: the lanes are then
/// the features, and the sum runs over the samples in their order.
/// </summary>
internal sealed record SampleMajor : GradientOperation
{
    public override Layout OutputLayout => Layout.SampleMajor;

    public override bool IsCall => true;

    /// <summary>
    /// Elements from one sample to the next: whole vectors of 16, so that a full vector may be read behind the last feature; and no multiple of
    /// 128, at which the samples would fall into the same few sets of the first-level cache.
    /// </summary>
    public static int Stride(Shape shape)
    {
        int whole = checked((int)((shape.Size + 15) / 16 * 16));
        return whole % 128 == 0 ? whole + 16 : whole;
    }

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = {inputs[0]}, sample by sample";

    public override string KernelName(KernelForm form) => $"SampleMajor_{form.Output.Shape.Size}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form) =>
        throw new InvalidOperationException("The runtime transposes.");

    public override string Call(KernelForm form, IReadOnlyList<string> inputs, string output) =>
        $"Transposition.ToSampleMajor(ref {inputs[0]}, {KernelWriter.Number(form.Output.Shape.Size)}, S, ref {output}, {KernelWriter.Number(Stride(form.Output.Shape))}, count);";
}
