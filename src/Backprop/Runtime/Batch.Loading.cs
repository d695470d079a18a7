using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Backprop.Numerics;

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
    private int bound;

    internal T*[] Inputs => inputs;

    internal T*[] Targets => targets;

    internal int*[] Labels => labels;

    internal T*[] Outputs => outputs;

    internal T*[] OutputGradients => outputGradients;

    /// <summary>One weight for each row, or null for 1.</summary>
    internal T* Weights { get; set; }

    /// <summary>Where sample i of the batch lies in the arrays, or null for row i.</summary>
    internal int* Rows { get; set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public partial void LoadInput(int input, int features, int first, int count, ref T destination, nint stride) =>
        Gather(inputs[input], Order(first), features, count, ref destination, stride);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public partial void LoadTarget(int output, int features, int classes, int first, int count, ref T destination, nint stride)
    {
        if (classes == 0)
        {
            Gather(targets[output], Order(first), features, count, ref destination, stride);
            return;
        }

        int* from = labels[output];
        for (int f = 0; f < features; f++)
        {
            ref T row = ref Unsafe.Add(ref destination, f * stride);
            for (int s = 0; s < count; s++)
            {
                int label = from[(Row(first + s) * features) + f];
                if ((uint)label >= (uint)classes)
                {
                    ThrowBadLabel(label, first + s, output, classes);
                }

                Unsafe.Add(ref row, s) = T.CreateTruncating(label);
            }
        }

        LaneSums.ClearBehind(ref destination, features, stride, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public partial void LoadWeights(int first, int count, ref T destination, nint stride)
    {
        T share = T.One / T.CreateTruncating(Count);
        if (Weights == null)
        {
            MemoryMarshal.CreateSpan(ref destination, count).Fill(share);
        }

        for (int s = 0; Weights != null && s < count; s++)
        {
            Unsafe.Add(ref destination, s) = Weights[Row(first + s)] * share;
        }

        LaneSums.ClearBehind(ref destination, 1, stride, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public partial void LoadOutputGradient(int output, int features, int first, int count, ref T destination, nint stride) =>
        Gather(outputGradients[output], new(null, first), features, count, ref destination, stride);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public partial void StoreOutput(int output, int features, int first, int count, ref T source, nint stride)
    {
        T* to = outputs[output];
        if (to != null)
        {
            to += (long)first * features;
            Transposition.Transpose(ref source, default, features, count, stride, stride, ref *to, features, features);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gather(T* from, Transposition.RowOrder order, int features, int count, ref T destination, nint stride)
    {
        LaneSums.ClearBehind(ref destination, features, stride, count);
        Transposition.Transpose(ref *from, order, count, features, features, features, ref destination, stride, stride);
    }

    private static void ThrowBadLabel(int label, int sample, int output, int classes) => throw new ArgumentException(
        $"Label {label} of sample {sample} is outside 0 to {classes - 1}: output {output} has {classes} classes.");

    private Transposition.RowOrder Order(int first) => Rows == null ? new(null, first) : new(Rows + first, 0);

    private long Row(int sample) => Rows == null ? sample : Rows[sample];
}
