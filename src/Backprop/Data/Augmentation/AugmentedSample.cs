using System.Numerics;
using Backprop.Numerics;

namespace Backprop;

/// <summary>
/// One sample of an input on its way into a training step, for an <see cref="Augmentation{T}"/> to change: a copy of its numbers, and random numbers of
/// its own.
/// </summary>
/// <remarks>
/// The random numbers come from a counter-based generator (Threefry): they depend on the seed, the pass over the data, the sample, the augmentation's
/// place in the list and how many were drawn before, and on nothing else.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public ref struct AugmentedSample<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Step = 1.0 / (1L << 53);

    private readonly ulong key;
    private ulong drawn;

    /// <summary>A sample, for example to try an augmentation.</summary>
    /// <param name="values">The numbers, row-major, channels last.</param>
    /// <param name="shape">The sample's shape.</param>
    /// <param name="scratch">Memory of the same length.</param>
    /// <param name="seed">Fixes the random numbers.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public AugmentedSample(Span<T> values, ReadOnlySpan<int> shape, Span<T> scratch, ulong seed)
    {
        long size = 1;
        foreach (int length in shape)
        {
            size *= length;
        }

        if (values.Length != size || scratch.Length < size)
        {
            throw new ArgumentException($"A sample of {size} elements needs as many values and as much scratch, not {values.Length} and {scratch.Length}.");
        }

        Values = values;
        Shape = shape;
        Scratch = scratch[..values.Length];
        key = seed;
    }

    /// <summary>The numbers, row-major, channels last; what is written here is trained on.</summary>
    public Span<T> Values { get; }

    /// <summary>The sample's shape.</summary>
    public ReadOnlySpan<int> Shape { get; }

    /// <summary>Memory as long as <see cref="Values"/> for whatever an augmentation has to remember; it holds anything.</summary>
    public Span<T> Scratch { get; }

    /// <summary>A uniform random number from 0 to below 1, with 53 random bits.</summary>
    public double NextDouble() => (Threefry.Derive(key, drawn++) >> 11) * Step;

    /// <summary>A uniform random number from <paramref name="low"/> to below <paramref name="high"/>.</summary>
    public double NextUniform(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>True as often as false.</summary>
    public bool NextBoolean() => Threefry.Derive(key, drawn++) >> 63 != 0;
}
