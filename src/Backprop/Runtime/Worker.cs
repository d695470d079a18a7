using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Backprop.Runtime;

/// <summary>What a thread works on: a workspace, the gradient block of the shard it is at, and that shard's losses.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Worker<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double[] losses;
    private AlignedBlock<T> own;
    private AlignedBlock<T> workspace;
    private AlignedBlock<T> gradients;
    private readonly AlignedBlock<T> statistics;
    private readonly PartialStatistics<T> parts;
    private int tile;

    internal Worker(AlignedBlock<T> workspace, AlignedBlock<T> gradients, AlignedBlock<T> statistics, PartialStatistics<T> parts, int outputs)
    {
        own = workspace;
        this.workspace = workspace;
        this.gradients = gradients;
        this.statistics = statistics;
        this.parts = parts;
        losses = new double[outputs + 1];
    }

    /// <summary>First element of the workspace, 64-byte aligned.</summary>
    public ref T Workspace => ref workspace.First;

    /// <summary>First element of this shard's gradient block, 64-byte aligned, the parameter block's layout.</summary>
    public ref T Gradients => ref gradients.First;

    /// <summary>First element of the batch's statistics: those of the segments before this one.</summary>
    public ref T Statistics => ref statistics.First;

    /// <summary>Which pass over the batch this is, from 0.</summary>
    public int Segment { get; private set; }

    /// <summary>Whether a tile adds to the gradient block; else it is the first and overwrites what an earlier batch has left there.</summary>
    public bool AddsToGradients { get; private set; }

    /// <summary>The samples that this thread reads next.</summary>
    public ReadAhead<T> Ahead { get; } = new();

    /// <summary>True while the cause of a bad loss is searched.</summary>
    public bool Watching { get; private set; }

    /// <summary>The first layer that produced a NaN or an infinity while <see cref="Watching"/>, or null.</summary>
    public string? FirstBadLayer { get; private set; }

    /// <summary>The worker's own workspace, for tiles that need none of their own.</summary>
    internal AlignedBlock<T> WorkspaceBlock
    {
        get => own;
        set => own = value;
    }

    /// <summary>Each output's loss, and behind them what layers have added to the total.</summary>
    internal Span<double> Losses => losses;

    /// <summary>Adds Σ weight · loss over the first <paramref name="count"/> samples, in sample order, to the sum of one output.</summary>
    /// <param name="output">Index of the output.</param>
    /// <param name="loss">A row with each sample's loss.</param>
    /// <param name="weight">A row with each sample's weight divided by the batch size.</param>
    /// <param name="count">Samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddLoss(int output, ref T loss, ref T weight, int count)
    {
        // Four sums side by side, so that an addition need not wait for the one before it.
        Vector128<double> even = default, odd = default;
        int s = 0;
        for (; s + 4 <= count; s += 4)
        {
            (Vector128<double> loss0, Vector128<double> loss1) = FourDoubles(ref loss, s);
            (Vector128<double> weight0, Vector128<double> weight1) = FourDoubles(ref weight, s);
            even += loss0 * weight0;
            odd += loss1 * weight1;
        }

        double sum = even.GetElement(0) + even.GetElement(1) + (odd.GetElement(0) + odd.GetElement(1));
        for (; s < count; s++)
        {
            sum += double.CreateTruncating(Unsafe.Add(ref loss, s)) * double.CreateTruncating(Unsafe.Add(ref weight, s));
        }

        losses[output] += sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<double>, Vector128<double>) FourDoubles(ref T row, int at) =>
        typeof(T) == typeof(float)
            ? Vector128.Widen(Vector128.LoadUnsafe(ref Unsafe.As<T, float>(ref row), (nuint)at))
            : (Vector128.LoadUnsafe(ref Unsafe.As<T, double>(ref row), (nuint)at), Vector128.LoadUnsafe(ref Unsafe.As<T, double>(ref row), (nuint)at + 2));

    /// <summary>Adds what a layer adds to the loss, for the first <paramref name="count"/> samples in their order: their sum, not their mean.</summary>
    /// <param name="penalty">A row with each sample's penalty.</param>
    /// <param name="count">Samples.</param>
    public void AddPenalty(ref T penalty, int count)
    {
        double sum = 0;
        for (int s = 0; s < count; s++)
        {
            sum += double.CreateTruncating(Unsafe.Add(ref penalty, s));
        }

        losses[^1] += sum;
    }

    /// <summary>Gives this tile's part of a statistic over the batch; it is known from the next segment on.</summary>
    /// <param name="statistic">The statistic's number.</param>
    /// <param name="rows">Each sample's own, as <see cref="StatisticKind"/> says: one row for each channel, or two behind each other.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="count">Samples.</param>
    public void Gather(int statistic, ref T rows, nint stride, int count) => parts.Gather(tile, statistic, ref rows, stride, count);

    /// <summary>Writes a gradient that is a sum over the batch: the first tile the sum, the others nothing.</summary>
    /// <param name="sum">First element of the sum.</param>
    /// <param name="gradient">First element of the gradient in this shard's block.</param>
    /// <param name="length">Elements.</param>
    /// <param name="first">The tile's first sample.</param>
    /// <param name="add">Whether the block is added to.</param>
    public void HandOver(ref T sum, ref T gradient, int length, int first, bool add)
    {
        for (int i = 0; i < length; i++)
        {
            ref T element = ref Unsafe.Add(ref gradient, i);
            element = (add ? element : T.Zero) + (first == 0 ? Unsafe.Add(ref sum, i) : T.Zero);
        }
    }

    /// <summary>While <see cref="Watching"/>, notes the first layer whose output holds a NaN or an infinity; else does nothing.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="value">The first row of its output.</param>
    /// <param name="rows">Its features.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="count">Samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Watch(string layer, ref T value, int rows, nint stride, int count)
    {
        if (Watching)
        {
            FindBadValue(layer, ref value, rows, stride, count);
        }
    }

    private void FindBadValue(string layer, ref T value, int rows, nint stride, int count)
    {
        for (int r = 0; r < rows && FirstBadLayer is null; r++)
        {
            for (int s = 0; s < count; s++)
            {
                if (!T.IsFinite(Unsafe.Add(ref value, (r * stride) + s)))
                {
                    FirstBadLayer = layer;
                    return;
                }
            }
        }
    }

    /// <summary>Begins another shard.</summary>
    /// <param name="block">Its gradient block.</param>
    /// <param name="differentiates">Whether gradients are computed.</param>
    /// <param name="fresh">Whether what the block holds is no part of the sum.</param>
    /// <param name="overwrites">Whether the first tile writes every gradient, so that the block need not be cleared.</param>
    /// <param name="segment">The pass over the batch.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Begin(AlignedBlock<T> block, bool differentiates, bool fresh, bool overwrites, int segment)
    {
        workspace = own;
        gradients = block;
        Ahead.Clear();
        Segment = segment;
        AddsToGradients = !(fresh && overwrites);
        if (differentiates && fresh && !overwrites && segment == 0)
        {
            block.Span.Clear();
        }

        losses.AsSpan().Clear();
    }

    /// <summary>Begins a tile that keeps its workspace for the whole batch.</summary>
    internal void BeginTile(int number, AlignedBlock<T> block)
    {
        tile = number;
        workspace = block;
    }

    /// <summary>The next tile of the shard adds to what this one has written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void EndTile() => AddsToGradients = true;

    internal void StartWatching()
    {
        FirstBadLayer = null;
        Watching = true;
    }

    internal void StopWatching() => Watching = false;
}
