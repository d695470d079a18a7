using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop.Runtime;

/// <summary>The statistics of the last batch that was run in training mode, and the moving averages that follow them.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class BatchStatistics<T>(NetworkDescription network, AlignedBlock<T> parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private bool known;

    /// <summary>All statistics; empty in a network without such.</summary>
    public AlignedBlock<T> Block { get; } = new(network.StatisticsLength);

    /// <summary>Says that a pass in training mode has filled the block.</summary>
    public void Complete() => known = true;

    /// <summary>What <see cref="Restore"/> puts back.</summary>
    public Snapshot Save() => new(known, Block.Span.ToArray());

    /// <summary>Forgets what has happened since <see cref="Save"/>.</summary>
    public void Restore(Snapshot saved)
    {
        known = saved.Known;
        saved.Values.CopyTo(Block.Span);
    }

    /// <summary>average ← momentum · average + (1 − momentum) · statistic, as part of a step that is taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MoveAverages()
    {
        if (known)
        {
            Move();
        }
    }

    private void Move()
    {
        for (int i = 0; i < network.Statistics.Count; i++)
        {
            StatisticDescription statistic = network.Statistics[i];
            if (statistic.Kind == StatisticKind.Moments)
            {
                ReadOnlySpan<T> mean = Block.Span.Slice(statistic.Offset, statistic.Channels);
                ReadOnlySpan<T> variance = Block.Span.Slice(statistic.Offset + statistic.RowLength, statistic.Channels);
                Move(parameters.Span.Slice(statistic.MovingMean, statistic.Channels), mean, statistic.Momentum);
                Move(parameters.Span.Slice(statistic.MovingVariance, statistic.Channels), variance, statistic.Momentum);
            }
        }
    }

    private static void Move(Span<T> average, ReadOnlySpan<T> statistic, double momentum)
    {
        for (int c = 0; c < average.Length; c++)
        {
            average[c] = T.CreateTruncating(
                (double.CreateTruncating(average[c]) * momentum) + (double.CreateTruncating(statistic[c]) * (1 - momentum)));
        }
    }

    /// <summary>The statistics at one moment.</summary>
    /// <param name="Known">Whether a batch has given them.</param>
    /// <param name="Values">The block.</param>
    public readonly record struct Snapshot(bool Known, T[] Values);
}
