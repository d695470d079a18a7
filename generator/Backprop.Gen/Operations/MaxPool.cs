using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// y[p, c] = max over the taps of the window at p that lie in the input. For the way back the position of the first maximum in each window is
/// kept (<see cref="MaxPoolPositions"/>), not the input.
/// </summary>
internal sealed record MaxPool(Window Window) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Window.OutputShape(inputs[0].Last);

    public override void Differentiate(Backpropagation b, Node node, int dy)
    {
        // Found on the way forward, so that nothing keeps the input until the way back.
        int positions = b.AddBehind(node, new MaxPoolPositions(Window), node.Inputs[0]);
        b.Accumulate(node.Inputs[0], b.Add(new MaxPoolGradient(Window), dy, positions));
    }

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = largest of each {Window.Name} window of {inputs[0]}";

    public override string KernelName(KernelForm form) =>
        $"MaxPool_{Convolution.Dimensions(form.Inputs[0].Shape, Window, form.Output.Shape)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form) => Write(w, form, at => w.Line($"V.Store(max, ref y, {at});"));

    public override bool HasSampleKernel => true;

    public override void WriteSample(KernelWriter w, KernelForm form) =>
        WindowReduction.WriteSample(w, form.Output.Shape.Size, "max", "y", behind => Write(w, form, behind));

    private void Write(KernelWriter w, KernelForm form, Action<string> behind) => new WindowReduction(Window, form.Output.Shape.Last).Write(
        w,
        before: () => w.Line($"V max = V.Broadcast({w.Element}.NegativeInfinity);"),
        tap: (x, _) => w.Line($"max = V.Max(max, {x});"),
        behind);
}

/// <summary>
/// q[p, c] = number of the tap with the largest element of the window at p, the first of several, in row-major order. It moves in steps, so that
/// nothing flows back through it.
/// </summary>
internal sealed record MaxPoolPositions(Window Window) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Window.OutputShape(inputs[0].Last);

    public override void Differentiate(Backpropagation b, Node node, int dy)
    {
        // A position is piecewise constant in the input.
    }

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = where the largest of each {Window.Name} window of {inputs[0]} is";

    public override string KernelName(KernelForm form) =>
        $"MaxPoolPositions_{Convolution.Dimensions(form.Inputs[0].Shape, Window, form.Output.Shape)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "q"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        WindowReduction reduction = new(Window, form.Output.Shape.Last);
        reduction.Write(
            w,
            before: () => w.Line($"V max = V.Broadcast({w.Element}.NegativeInfinity), first = V.Broadcast({reduction.FirstTap});"),
            tap: (x, number) =>
            {
                w.Line($"first = V.Select(V.GreaterThan({x}, max), V.Broadcast({number}), first);");
                w.Line($"max = V.Max(max, {x});");
            },
            behind: at => w.Line($"V.Store(first, ref q, {at});"));
    }
}

/// <summary>
/// dx = Σ dy[p] over the windows whose largest element it is: the gradient of <see cref="MaxPool"/>. Inputs dy, the positions, and the epilogue's
/// other operands.
/// </summary>
internal sealed record MaxPoolGradient(Window Window, Epilogue? Epilogue = null) : GradientOperation, IEpilogueHost
{
    private static readonly string[] OwnLetters = ["dy", "q", "dx"];

    public Operation With(Epilogue epilogue) => this with { Epilogue = epilogue };

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Window.InputShape(inputs[0].Last);

    public override string Describe(IReadOnlyList<string> inputs, string output)
    {
        string spread = $"{inputs[0]} where {inputs[1]} says, 0 elsewhere";
        return Epilogue is null ? $"{output} = {spread}" : $"{output} = {Epilogue.Describe([.. inputs.Skip(2)], spread)}";
    }

    public override string KernelName(KernelForm form) =>
        $"MaxPoolGradient{Epilogue?.Name}_{Convolution.Dimensions(form.Output.Shape, Window, form.Inputs[0].Shape)}";

    public override IReadOnlyList<string> Letters(KernelForm form) =>
        ["dy", "q", .. Epilogue?.Letters(OwnLetters).Values ?? [], "dx"];

    public override void WriteTile(KernelWriter w, KernelForm form) =>
        new WindowSpread(Window, form.Output.Shape.Last, "dx", Epilogue, Epilogue?.Letters(OwnLetters)).Write(
            w,
            load: (at, _, _) =>
            {
                w.Line($"nint p = {at};");
                w.Line("V dyp = V.Load(ref dy, p), qp = V.Load(ref q, p);");
            },
            term: number => $"V.Select(V.Equal(qp, V.Broadcast({number})), dyp, V.Zero)");
}
