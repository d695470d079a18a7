using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Backprop.Runtime;

/// <summary>
/// Asks for the rows of the next tile while this one is computed. The rows of a shuffled batch lie anywhere in memory, so nothing in the processor foresees
/// them, and a processor waits for a few dozen lines at most at a time: a kernel with much arithmetic asks for a few lines between two of its blocks.
/// It changes no result. Without such an instruction (Arm) nothing is asked for.
/// </summary>
public sealed unsafe class ReadAhead
{
    // A block of a kernel takes some 400 cycles, in which main memory delivers about a kilobyte.
    private const int LinesAtATime = 8;
    private const int LineBytes = 64;

    // Shorter rows are few lines: what is gained does not pay for the asking.
    private const int LeastRowBytes = 512;

    private readonly byte*[] data = new byte*[Batch<float>.MaxPorts];
    private readonly int[] rowBytes = new int[Batch<float>.MaxPorts];
    private int inputs;
    private int* rows;
    private long firstRow;
    private int count;

    // Where asking has come to: an input, how many rows of it have been begun, and the rest of the last of them.
    private int input;
    private int begun;
    private byte* at;
    private byte* end;

    /// <summary>Whether lines are left to ask for.</summary>
    public bool IsWanted { get; private set; }

    /// <summary>Asks for the next few lines.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Next()
    {
        for (int i = 0; i < LinesAtATime; i++)
        {
            byte* line = TakeLine();
            if (line == null)
            {
                IsWanted = false;
                return;
            }

            Sse.Prefetch1(line);
        }
    }

    /// <summary>An address in the next line to ask for, or null when there is none left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal byte* TakeLine()
    {
        if (at >= end && !TryNextRow())
        {
            return null;
        }

        byte* line = at;
        at += LineBytes;
        return line;
    }

    /// <summary>Forgets what was to be read.</summary>
    internal void Clear() => IsWanted = false;

    /// <summary>Will ask for the inputs of the samples from <paramref name="first"/> on, counted in the batch; those behind its last are samples that will follow.</summary>
    /// <param name="batch">The batch, bound.</param>
    /// <param name="sizes">The network's inputs.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="most">The most samples.</param>
    internal void Begin<T>(Batch<T> batch, IReadOnlyList<InputDescription> sizes, int first, int most)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        inputs = 0;
        count = Math.Min(most, batch.Count + batch.Following - first);
        if (count > 0)
        {
            for (int i = 0; i < sizes.Count; i++)
            {
                int bytes = sizes[i].Size * sizeof(T);
                if (bytes >= LeastRowBytes)
                {
                    data[inputs] = (byte*)batch.Inputs[i];
                    rowBytes[inputs++] = bytes;
                }
            }
        }

        rows = batch.Rows == null ? null : batch.Rows + first;
        firstRow = first;
        input = 0;
        begun = 0;
        at = end = null;
        IsWanted = inputs > 0 && Sse.IsSupported;
    }

    private bool TryNextRow()
    {
        if (begun == count)
        {
            input++;
            begun = 0;
        }

        if (input >= inputs)
        {
            return false;
        }

        byte* row = data[input] + ((rows == null ? firstRow + begun : rows[begun]) * rowBytes[input]);
        at = (byte*)((nint)row & ~(LineBytes - 1));
        end = row + rowBytes[input];
        begun++;
        return true;
    }
}
