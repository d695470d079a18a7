using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop.Runtime;

/// <summary>
/// The norms that clipping needs, and the factors that follow from them: c/max(‖g‖, c).
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class GradientNorms<T> : IShardedWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly OptimizerOptions options;
    private readonly List<(int Run, int From, int To)> pieces = [];
    private readonly double[] sums;
    private readonly double[] scales;
    private AlignedBlock<T>? gradients;
    private int accumulated;
    private AlignedBlock<T>? slots;
    private T batches;

    public GradientNorms(StepRun[] runs, OptimizerOptions options)
    {
        this.options = options;
        for (int r = 0; r < runs.Length; r++)
        {
            for (int from = runs[r].From; from < runs[r].To; from += ShardPlan.Piece)
            {
                pieces.Add((r, from, Math.Min(from + ShardPlan.Piece, runs[r].To)));
            }
        }

        sums = new double[pieces.Count];
        scales = new double[runs.Length];
    }

    /// <summary>The factor of a run's gradient, as of the last <see cref="Measure"/>.</summary>
    public double ScaleOf(int run) => scales[run];

    /// <summary>Computes the factors.</summary>
    /// <param name="gradient">The gradient of the last batch.</param>
    /// <param name="state">The optimizer's slots.</param>
    /// <param name="accumulator">The first element of the earlier batches' sum in <paramref name="state"/>, or −1.</param>
    /// <param name="threads">The most threads to use.</param>
    public void Measure(AlignedBlock<T> gradient, AlignedBlock<T> state, int accumulator, int threads)
    {
        gradients = gradient;
        slots = state;
        accumulated = accumulator;
        batches = T.CreateChecked(options.AccumulationSteps);
        ShardRunner.Shared.Run(this, pieces.Count, gradient.Length < ShardPlan.ParallelLength ? 1 : threads);
        Array.Clear(scales);
        for (int p = 0; p < sums.Length; p++)
        {
            scales[options.GlobalClipNorm > 0 ? 0 : pieces[p].Run] += sums[p];
        }

        double limit = options.GlobalClipNorm > 0 ? options.GlobalClipNorm : options.ClipNorm;
        for (int r = 0; r < scales.Length; r++)
        {
            scales[r] = options.GlobalClipNorm > 0 && r > 0 ? scales[0] : limit / Math.Max(Math.Sqrt(scales[r]), limit);
        }
    }

    /// <inheritdoc/>
    public void RunItem(int item, int participant)
    {
        (_, int from, int to) = pieces[item];
        ref T sum = ref accumulated < 0 ? ref Unsafe.NullRef<T>() : ref Unsafe.Add(ref slots!.First, accumulated + from);
        sums[item] = SquareSum.Of(ref Unsafe.Add(ref gradients!.First, from), ref sum, batches, to - from);
    }
}
