using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// A tensor operation: the unit of differentiation. One file each, in this order: what it computes, its shape rule, its hand-derived
/// vector-Jacobian product, its kernel.
/// </summary>
internal abstract record Operation
{
    /// <summary>The shape of the result; <see cref="ShapeMismatchException"/> where the inputs do not fit.</summary>
    public abstract Shape InferShape(IReadOnlyList<Shape> inputs);

    /// <summary>How the result lies in memory.</summary>
    public virtual Layout OutputLayout => Layout.Rows;

    /// <summary>Where the result lives. A kernel that writes a parameter's gradient reads <c>add</c>: whether it adds to what is there.</summary>
    public virtual ValueRole OutputRole => ValueRole.Computed;

    /// <summary>Whether the result is the first input seen with another shape, so that no code runs.</summary>
    public virtual bool IsView => false;

    /// <summary>Whether the result may overwrite an input of the same shape that nothing reads later.</summary>
    public virtual bool WorksInPlace => false;

    /// <summary>Multiply-adds for one sample.</summary>
    public virtual long MultiplyAdds(IReadOnlyList<Shape> inputs) => 0;

    /// <summary>
    /// The vector-Jacobian product: given <paramref name="dy"/> = ∂L/∂y adds the nodes that compute ∂L/∂x for every input that
    /// <see cref="Backpropagation.Needs"/>, and hands them to <see cref="Backpropagation.Accumulate"/>. Reading a forward value here keeps it alive.
    /// </summary>
    public abstract void Differentiate(Backpropagation b, Node node, int dy);

    /// <summary>
    /// Whether <see cref="Differentiate"/> takes a gradient of a smaller shape, which stands for its repetition in the result's shape. To the
    /// others <see cref="Backpropagation"/> gives the repetition.
    /// </summary>
    public virtual bool TakesGradient(Shape gradient, Shape result) => gradient == result;

    /// <summary>The formula for the generated comment, in the given operand names.</summary>
    public abstract string Describe(IReadOnlyList<string> inputs, string output);

    /// <summary>A method name that tells operation and shape, for example <c>Affine_784x128</c>.</summary>
    public abstract string KernelName(KernelForm form);

    /// <summary>The kernel's parameter names in the formula's letters: inputs in order, then the output.</summary>
    public abstract IReadOnlyList<string> Letters(KernelForm form);

    /// <summary>Writes the body of the kernel for a tile of samples.</summary>
    public abstract void WriteTile(KernelWriter w, KernelForm form);

    /// <summary>Whether <see cref="WriteSample"/> exists; else the tile kernel runs with one lane.</summary>
    public virtual bool HasSampleKernel => false;

    /// <summary>Whether one lane is better than several for one sample, because there is only one feature to fill them with.</summary>
    public virtual bool HasOneResult(KernelForm form) => false;

    /// <summary>Writes the body for one sample, vectorised over features.</summary>
    public virtual void WriteSample(KernelWriter w, KernelForm form) => WriteTile(w, form);

    /// <summary>Whether the runtime has a method for it, so that a program calls that instead of a kernel.</summary>
    public virtual bool IsCall => false;

    /// <summary>The call, where <see cref="IsCall"/>; it may read <c>batch</c>, <c>first</c>, <c>count</c> and <c>S</c>.</summary>
    public virtual string Call(KernelForm form, IReadOnlyList<string> inputs, string output) =>
        throw new InvalidOperationException($"{GetType().Name} is a kernel and not a call.");

    /// <summary>Whether the tile kernel, seen flat, is right for one sample with full vectors (element by element, nothing broadcast).</summary>
    public virtual bool IsFlat(KernelForm form) => false;

    /// <summary>
    /// The methods that make up the tile kernel on a processor with that many vector registers, in their order; none where
    /// <see cref="WriteTile"/> writes the one method for all of them.
    /// </summary>
    public virtual IReadOnlyList<KernelPart> Parts(KernelForm form, int registers) => [];

    /// <summary>Whether the kernel must know how many of the tile's samples are real, because it sums over them.</summary>
    public virtual bool CountsSamples => false;

    /// <summary>
    /// Whether the kernel sums over all lanes of a tile, so that its inputs must be zero behind the last sample: a tile that is not full computes there on
    /// zeros, and what became of them is cleared before the first such kernel.
    /// </summary>
    public virtual bool SumsAllLanes => false;

    /// <summary>The input of the network of which the kernel, while it runs, asks for the samples that come next, or −1: it then has a parameter <c>ahead</c>.</summary>
    public virtual int ReadsAheadOf => -1;
}

/// <summary>A differentiation rule's own operations are not differentiated again: second derivatives are not asked for.</summary>
internal abstract record GradientOperation : Operation
{
    public sealed override void Differentiate(Backpropagation b, Node node, int dy) =>
        throw new InvalidOperationException($"{GetType().Name} belongs to a backward pass and has no derivative.");
}

/// <summary>Inputs that an operation cannot combine; the layer's builder reports it as a diagnostic.</summary>
internal sealed class ShapeMismatchException(string message) : Exception(message);
