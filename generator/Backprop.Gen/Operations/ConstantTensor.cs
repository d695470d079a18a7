using Backprop.Gen.Collections;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>Numbers of the declaration, the same for all samples: y[f] = numbers[f]. They are no weights and nothing flows into them.</summary>
/// <param name="Title">What they are, for names.</param>
/// <param name="Numbers">In row-major order; rounded to the network's precision when they are written.</param>
/// <param name="Shape">Of the result.</param>
internal sealed record ConstantTensor(string Title, EquatableArray<double> Numbers, Shape Shape) : Operation
{
    private const int NumbersInALine = 8;

    public override Layout OutputLayout => Layout.Shared;

    public override bool HasSampleKernel => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs.Count == 0 && Numbers.Count == Shape.Size
        ? Shape
        : throw new ShapeMismatchException($"{Numbers.Count} numbers are no {Shape}");

    public override void Differentiate(Backpropagation b, Node node, int dy)
    {
        // It reads nothing.
    }

    public override string Describe(IReadOnlyList<string> inputs, string output)
    {
        string more = Numbers.Count > 4 ? ", …" : "";
        return $"{output} = {string.Join(", ", Numbers.Take(4).Select(Literals.Short))}{more}";
    }

    public override string KernelName(KernelForm form) => $"{Names.Pascal(Title)}_{string.Join("x", Shape.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["y"];

    public override void WriteTile(KernelWriter w, KernelForm form) => WriteSample(w, form);

    public override void WriteSample(KernelWriter w, KernelForm form)
    {
        w.Line($"ReadOnlySpan<{w.Element}> numbers =");
        w.Line("[");
        for (int i = 0; i < Numbers.Count; i += NumbersInALine)
        {
            w.Line($"    {string.Join(", ", Numbers.Skip(i).Take(NumbersInALine).Select(n => Literals.Of(n, w.Element)))},");
        }

        w.Line("];");
        w.Line($"numbers.CopyTo(MemoryMarshal.CreateSpan(ref y, {KernelWriter.Number(Numbers.Count)}));");
    }
}
