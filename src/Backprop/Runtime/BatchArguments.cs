using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop.Runtime;

/// <summary>
/// The spans of one call (inputs, targets, outputs …), collected on the stack by the generated overloads and pinned by the network while
/// the batch runs. Nothing is copied and nothing is allocated.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public ref struct BatchArguments<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The most spans that one call takes.</summary>
    public const int Capacity = 24;

    private ref byte s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15, s16, s17, s18, s19, s20, s21, s22, s23;
    private Descriptors descriptors;

    /// <summary>How many samples will follow: behind the batch the arrays, or the rows, go on with them.</summary>
    internal int Following { get; set; }

    /// <summary>Spans so far.</summary>
    internal int Count { get; private set; }

    /// <summary>The samples of input number <paramref name="input"/>, one behind the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Input(int input, ReadOnlySpan<T> samples) =>
        Add(Address(samples), new(ArgumentKind.Input, input, samples.Length));

    /// <summary>The target values of output number <paramref name="output"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Target(int output, ReadOnlySpan<T> values) =>
        Add(Address(values), new(ArgumentKind.Target, output, values.Length));

    /// <summary>The class indices of output number <paramref name="output"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Labels(int output, ReadOnlySpan<int> labels) =>
        Add(Address(labels), new(ArgumentKind.Labels, output, labels.Length));

    /// <summary>Where output number <paramref name="output"/> goes, one sample behind the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Output(int output, Span<T> samples) =>
        Add(Address<T>(samples), new(ArgumentKind.Output, output, samples.Length));

    /// <summary>∂L/∂output of output number <paramref name="output"/>, one sample behind the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OutputGradient(int output, ReadOnlySpan<T> gradient) =>
        Add(Address(gradient), new(ArgumentKind.OutputGradient, output, gradient.Length));

    /// <summary>One weight for each sample's loss; an empty span stands for 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SampleWeights(ReadOnlySpan<T> weights)
    {
        if (!weights.IsEmpty)
        {
            Add(Address(weights), new(ArgumentKind.Weights, 0, weights.Length));
        }
    }

    /// <summary>Sample i of the batch is row <c>rows[i]</c> of inputs, targets and weights. The caller has checked the rows.</summary>
    internal void Rows(ReadOnlySpan<int> rows) =>
        Add(Address(rows), new(ArgumentKind.Rows, 0, rows.Length));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly Argument Describe(int slot) => descriptors[slot];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal readonly ref byte Reference(int slot)
    {
        switch (slot)
        {
            case 0: return ref s0;
            case 1: return ref s1;
            case 2: return ref s2;
            case 3: return ref s3;
            case 4: return ref s4;
            case 5: return ref s5;
            case 6: return ref s6;
            case 7: return ref s7;
            case 8: return ref s8;
            case 9: return ref s9;
            case 10: return ref s10;
            case 11: return ref s11;
            case 12: return ref s12;
            case 13: return ref s13;
            case 14: return ref s14;
            case 15: return ref s15;
            case 16: return ref s16;
            case 17: return ref s17;
            case 18: return ref s18;
            case 19: return ref s19;
            case 20: return ref s20;
            case 21: return ref s21;
            case 22: return ref s22;
            default: return ref s23;
        }
    }

    // A span as a carrier of its reference: it may be assigned to a field, which a plain ref argument may not.
    private static ReadOnlySpan<byte> Address<U>(ReadOnlySpan<U> span) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<U, byte>(ref MemoryMarshal.GetReference(span)), 0);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Add(ReadOnlySpan<byte> address, Argument argument)
    {
        ref byte first = ref MemoryMarshal.GetReference(address);
        switch (Count)
        {
            case 0: s0 = ref first; break;
            case 1: s1 = ref first; break;
            case 2: s2 = ref first; break;
            case 3: s3 = ref first; break;
            case 4: s4 = ref first; break;
            case 5: s5 = ref first; break;
            case 6: s6 = ref first; break;
            case 7: s7 = ref first; break;
            case 8: s8 = ref first; break;
            case 9: s9 = ref first; break;
            case 10: s10 = ref first; break;
            case 11: s11 = ref first; break;
            case 12: s12 = ref first; break;
            case 13: s13 = ref first; break;
            case 14: s14 = ref first; break;
            case 15: s15 = ref first; break;
            case 16: s16 = ref first; break;
            case 17: s17 = ref first; break;
            case 18: s18 = ref first; break;
            case 19: s19 = ref first; break;
            case 20: s20 = ref first; break;
            case 21: s21 = ref first; break;
            case 22: s22 = ref first; break;
            case 23: s23 = ref first; break;
            default:
                ThrowTooMany();
                break;
        }

        descriptors[Count++] = argument;
    }

    private static void ThrowTooMany() => throw new ArgumentException(
        $"A batch takes at most {Capacity} inputs, targets, outputs and weights together; split the network or use fewer ports.");

    [InlineArray(Capacity)]
    private struct Descriptors
    {
        private Argument first;
    }
}

/// <summary>What a span of <see cref="BatchArguments{T}"/> is.</summary>
internal enum ArgumentKind
{
    Input,
    Target,
    Labels,
    Output,
    OutputGradient,
    Weights,
    Rows,
}

/// <summary>One span without its address: what it is, of which port, and how many elements it has.</summary>
internal readonly record struct Argument(ArgumentKind Kind, int Port, int Length);
