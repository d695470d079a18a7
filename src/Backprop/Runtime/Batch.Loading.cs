using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop.Runtime;

public sealed unsafe partial class Batch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The most inputs, and the most outputs, that a network may have.</summary>
    public const int MaxPorts = 16;

    private readonly T*[] inputs = new T*[MaxPorts];
    private readonly T*[] targets = new T*[MaxPorts];
    private readonly int*[] labels = new int*[MaxPorts];
    private readonly T*[] outputs = new T*[MaxPorts];
    private readonly T*[] outputGradients = new T*[MaxPorts];

    internal T*[] Inputs => inputs;

    internal T*[] Targets => targets;

    internal int*[] Labels => labels;

    internal T*[] Outputs => outputs;

    internal T*[] OutputGradients => outputGradients;

    /// <summary>One weight for each row, or null for 1.</summary>
    internal T* Weights { get; set; }

    /// <summary>Where sample i of the batch lies in the arrays, or null for row i.</summary>
    internal int* Rows { get; set; }

    public partial void LoadInput(int input, int features, int first, int count, ref T destination, nint stride) =>
        Gather(inputs[input], Rows, features, first, count, ref destination, stride);

    public partial void LoadTarget(int output, int features, int classes, int first, int count, ref T destination, nint stride)
    {
        if (classes == 0)
        {
            Gather(targets[output], Rows, features, first, count, ref destination, stride);
            return;
        }

        for (int f = 0; f < features; f++)
        {
            ref T row = ref Unsafe.Add(ref destination, f * stride);
            for (int s = 0; s < count; s++)
            {
                int label = labels[output][(Row(first + s) * features) + f];
                if ((uint)label >= (uint)classes)
                {
                    throw new ArgumentException(
                        $"Label {label} of sample {first + s} is outside 0 to {classes - 1}: output {output} has {classes} classes.");
                }

                Unsafe.Add(ref row, s) = T.CreateTruncating(label);
            }

            Clear(ref row, count, stride);
        }
    }

    public partial void LoadWeights(int first, int count, ref T destination, nint stride)
    {
        T share = T.One / T.CreateTruncating(Count);
        for (int s = 0; s < count; s++)
        {
            Unsafe.Add(ref destination, s) = Weights == null ? share : Weights[Row(first + s)] * share;
        }

        Clear(ref destination, count, stride);
    }

    public partial void LoadOutputGradient(int output, int features, int first, int count, ref T destination, nint stride) =>
        Gather(outputGradients[output], null, features, first, count, ref destination, stride);

    public partial void StoreOutput(int output, int features, int first, int count, ref T source, nint stride)
    {
        T* to = outputs[output];
        if (to == null)
        {
            return;
        }

        for (int s = 0; s < count; s++)
        {
            T* sample = to + ((long)(first + s) * features);
            ref T column = ref Unsafe.Add(ref source, s);
            for (int f = 0; f < features; f++)
            {
                sample[f] = Unsafe.Add(ref column, f * stride);
            }
        }
    }

    private static void Clear(ref T row, int from, nint to)
    {
        for (nint s = from; s < to; s++)
        {
            Unsafe.Add(ref row, s) = T.Zero;
        }
    }

    private long Row(int sample) => Rows == null ? sample : Rows[sample];

    private static void Gather(T* from, int* rowsOf, int features, int first, int count, ref T destination, nint stride)
    {
        // Blocks of 16 × 16 stay in the first-level cache on both sides.
        const int Block = 16;
        for (int s0 = 0; s0 < count; s0 += Block)
        {
            int s1 = Math.Min(s0 + Block, count);
            for (int f0 = 0; f0 < features; f0 += Block)
            {
                int f1 = Math.Min(f0 + Block, features);
                for (int s = s0; s < s1; s++)
                {
                    long row = rowsOf == null ? first + s : rowsOf[first + s];
                    T* sample = from + (row * features);
                    for (int f = f0; f < f1; f++)
                    {
                        Unsafe.Add(ref destination, (f * stride) + s) = sample[f];
                    }
                }
            }
        }

        if (count < stride)
        {
            for (int f = 0; f < features; f++)
            {
                Clear(ref Unsafe.Add(ref destination, f * stride), count, stride);
            }
        }
    }
}
