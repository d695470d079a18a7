using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>y[p, c] = the mean over the taps of the window at p that lie in the input: at borders over fewer, as Keras does.</summary>
internal sealed record AveragePool(Window Window) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Window.OutputShape(inputs[0].Last);

    public override void Differentiate(Backpropagation b, Node node, int dy) =>
        b.Accumulate(node.Inputs[0], b.Add(new AveragePoolGradient(Window), dy));

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = mean of each {Window.Name} window of {inputs[0]}";

    public override string KernelName(KernelForm form) =>
        $"AveragePool_{Convolution.Dimensions(form.Inputs[0].Shape, Window, form.Output.Shape)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form) => Write(w, form, at => w.Line($"V.Store(mean, ref y, {at});"));

    public override bool HasSampleKernel => true;

    public override void WriteSample(KernelWriter w, KernelForm form) =>
        WindowReduction.WriteSample(w, form.Output.Shape.Size, "mean", "y", behind => Write(w, form, behind));

    private void Write(KernelWriter w, KernelForm form, Action<string> behind)
    {
        WindowReduction reduction = new(Window, form.Output.Shape.Last);
        string scale = Window.IsPadded
            ? $"V.Broadcast(1 / ({w.Element}){reduction.TapCount})"
            : Literals.Of(1.0 / Window.Taps, w.Element);
        reduction.Write(
            w,
            before: () => w.Line("V sum = V.Zero;"),
            tap: (x, _) => w.Line($"sum = sum + {x};"),
            behind: at =>
            {
                w.Line($"V mean = sum * {scale};");
                behind(at);
            });
    }
}

/// <summary>
/// dx = Σ dy[p] / taps[p] over the windows that saw it, taps[p] being how many elements the window at p saw: the gradient of
/// <see cref="AveragePool"/>. Inputs dy and the epilogue's other operands.
/// </summary>
internal sealed record AveragePoolGradient(Window Window, Epilogue? Epilogue = null) : GradientOperation, IEpilogueHost
{
    private static readonly string[] OwnLetters = ["dy", "dx"];

    public Operation With(Epilogue epilogue) => this with { Epilogue = epilogue };

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Window.InputShape(inputs[0].Last);

    public override string Describe(IReadOnlyList<string> inputs, string output)
    {
        string spread = $"{inputs[0]} divided among the elements of each window";
        return Epilogue is null ? $"{output} = {spread}" : $"{output} = {Epilogue.Describe([.. inputs.Skip(1)], spread)}";
    }

    public override string KernelName(KernelForm form) =>
        $"AveragePoolGradient{Epilogue?.Name}_{Convolution.Dimensions(form.Output.Shape, Window, form.Inputs[0].Shape)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["dy", .. Epilogue?.Letters(OwnLetters).Values ?? [], "dx"];

    public override void WriteTile(KernelWriter w, KernelForm form) =>
        new WindowSpread(Window, form.Output.Shape.Last, "dx", Epilogue, Epilogue?.Letters(OwnLetters)).Write(
            w,
            load: (at, row, column) => w.Line(Window.IsPadded
                ? $"V dyp = V.Load(ref dy, {at}) * V.Broadcast(1 / ({w.Element})({Extent(Window.Rows, row)} * {Extent(Window.Columns, column)}));"
                : $"V dyp = V.Load(ref dy, {at}) * {Literals.Of(1.0 / Window.Taps, w.Element)};"),
            term: _ => "dyp");

    /// <summary>How many taps of the window at a position lie in the input, as C#.</summary>
    private static string Extent(WindowAxis axis, string position)
    {
        if (axis.Before == 0 && axis.After == 0)
        {
            return KernelWriter.Number(axis.Kernel);
        }

        string start = $"({position} * {axis.Stride}) - {axis.Before}";
        return $"(Math.Min({axis.Input}, {start} + {axis.Kernel}) - Math.Max(0, {start}))";
    }
}
