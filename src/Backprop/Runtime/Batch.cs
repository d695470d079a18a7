using System.Numerics;

namespace Backprop.Runtime;

/// <summary>
/// One batch as the generated code sees it: where the samples' inputs, targets and weights lie and where outputs go.
/// The arrays stay pinned while the batch runs. Sample i of the batch is row <c>rows[i]</c> of the arrays (row i without a row list), so
/// that shuffling copies nothing.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed unsafe partial class Batch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Samples in the batch.</summary>
    public int Count { get; internal set; }

    /// <summary>Samples behind the last one that belong to no batch yet: the arrays, or the list of rows, go on with them. They may be read early.</summary>
    internal int Following { get; set; }

    /// <summary>The step's number; with <see cref="Seed"/> and a sample's place in the batch the key of its random masks.</summary>
    public long Step { get; internal set; }

    /// <summary>The network's seed.</summary>
    public ulong Seed { get; internal set; }

    /// <summary>Whether targets are present, so that losses are wanted.</summary>
    public bool HasTargets { get; internal set; }

    /// <summary>
    /// Transposes <paramref name="count"/> samples of an input into rows: element f of sample s goes to f · <paramref name="stride"/> + s.
    /// Samples <paramref name="count"/> … <paramref name="stride"/> − 1 become zero.
    /// </summary>
    public partial void LoadInput(int input, int features, int first, int count, ref T destination, nint stride);

    /// <summary>
    /// Like <see cref="LoadInput"/>, for the target values of an output; class indices become one row of numbers and are checked against
    /// <paramref name="classes"/> (0 for values).
    /// </summary>
    public partial void LoadTarget(int output, int features, int classes, int first, int count, ref T destination, nint stride);

    /// <summary>One row: each sample's weight divided by the batch's sample count; zero behind the last sample.</summary>
    public partial void LoadWeights(int first, int count, ref T destination, nint stride);

    /// <summary>Like <see cref="LoadInput"/>, for ∂L/∂output given by the caller.</summary>
    public partial void LoadOutputGradient(int output, int features, int first, int count, ref T destination, nint stride);

    /// <summary>Transposes an output's rows back into samples, where outputs are wanted; else does nothing.</summary>
    public partial void StoreOutput(int output, int features, int first, int count, ref T source, nint stride);

    /// <summary>
    /// A random mask: 1 / (1 − rate) with probability 1 − rate, else 0, for each element; from a counter-based generator keyed by seed, step,
    /// <paramref name="layer"/>, feature and the sample's place in the batch, so that it depends on no tile, thread or vector width.
    /// </summary>
    public partial void LoadDropoutMask(int layer, double rate, int features, int first, int count, ref T destination, nint stride);
}
