using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Backprop.Runtime;

/// <summary>
/// Asks for the samples of the next tile while this one is computed. The samples of a shuffled batch lie anywhere in memory, so nothing in the processor foresees
/// them, and few requests can be under way at a time: a kernel with much arithmetic makes one every now and then. No result depends on it. Without such
/// an instruction (Arm) nothing is asked for.
/// </summary>
public abstract class ReadAhead
{
    private protected nint[] addresses = new nint[1];

    /// <summary>Whether there are samples to ask for.</summary>
    public bool IsWanted { get; private protected set; }

    /// <summary>
    /// The address of the first of the next tile's samples, behind which those of the others lie: as many as this tile has samples, the last of them
    /// perhaps several times.
    /// </summary>
    public ref nint First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref MemoryMarshal.GetArrayDataReference(addresses);
    }

    /// <summary>The addresses.</summary>
    internal ReadOnlySpan<nint> Addresses => addresses;

    /// <summary>Asks for the line of the cache at an address, which need not exist.</summary>
    /// <param name="address">The address.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Ask(nint address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1((void*)address);
        }
    }
}

/// <summary>What a thread reads next.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed unsafe class ReadAhead<T> : ReadAhead
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Batch<T>? batch;
    private int first;
    private int count;
    private int tile;

    /// <summary>Finds the samples that come next in an input.</summary>
    /// <param name="input">Index of the input.</param>
    /// <param name="features">Elements of one sample.</param>
    public ReadAhead Of(int input, int features)
    {
        IsWanted = count > 0;
        if (IsWanted)
        {
            Find(batch!.Inputs[input], batch.Rows, features);
        }

        return this;
    }

    /// <summary>Nothing is known to be read next.</summary>
    internal void Clear() => count = 0;

    /// <summary>Says which samples are read next, counted in the batch; those behind its last are samples that will follow.</summary>
    /// <param name="current">The batch, bound.</param>
    /// <param name="next">The first sample.</param>
    /// <param name="tileSize">The most samples.</param>
    internal void Begin(Batch<T> current, int next, int tileSize)
    {
        batch = current;
        first = next;
        tile = tileSize;
        count = Math.Min(tileSize, current.Count + current.Following - next);
    }

    private void Find(T* samples, int* rows, int features)
    {
        if (addresses.Length < tile)
        {
            addresses = new nint[tile];
        }

        for (int i = 0; i < tile; i++)
        {
            int sample = first + Math.Min(i, count - 1);
            addresses[i] = (nint)(samples + ((rows == null ? sample : rows[sample]) * (long)features));
        }
    }
}
