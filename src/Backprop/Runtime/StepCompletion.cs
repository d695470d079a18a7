using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop.Runtime;

/// <summary>
/// What is left of a step when all shards have run: their gradients are added up, penalties join them, and the optimizer moves the weights.
/// Piece by piece, each while it is in the cache.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="network">Whose weights move.</param>
/// <param name="gradients">The shards' blocks; the first becomes the sum.</param>
internal sealed class StepCompletion<T>(Network<T> network, AlignedBlock<T>?[] gradients) : IShardedWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private int blocks;
    private int threads;
    private OptimizerStep<T>? update;

    /// <summary>Completes a step.</summary>
    /// <param name="shards">Gradient blocks to add up; 1 where the first is the sum already.</param>
    /// <param name="most">The most threads to use.</param>
    /// <param name="penalties">What regularized weights add to their gradients, or null.</param>
    /// <param name="step">The optimizer, or null where no step is taken.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int shards, int most, WeightPenalties<T>? penalties, OptimizerStep<T>? step)
    {
        blocks = shards;
        threads = most;
        if (penalties is not null || step is { ReadsNorms: true })
        {
            // Whole tensors are looked at before the first weight changes.
            RunPieces(null);
            blocks = 1;
            penalties?.AddGradients(gradients[0]!);
            if (step is { ReadsNorms: true })
            {
                step.MeasureNorms(threads);
            }
        }

        RunPieces(step);
        step?.Finish();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void RunItem(int item, int participant)
    {
        int length = network.Description.ParameterLength;
        int from = Border(item, length);
        int to = Border(item + 1, length);
        for (int block = 1; block < blocks; block++)
        {
            Accumulation.Add(gradients[0]!.Span[from..to], gradients[block]!.Span[from..to]);
        }

        update?.Update(from, to);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunPieces(OptimizerStep<T>? step)
    {
        update = step;
        int length = network.Description.ParameterLength;
        if (blocks > 1 || (step is not null && threads > 1 && length >= ShardPlan.ParallelLength))
        {
            ShardRunner.Shared.Run(this, Pieces(length), threads);
        }
        else
        {
            step?.Update(0, length);
        }

        update = null;
    }

    /// <summary>Equally many pieces for every thread, each small enough for the cache.</summary>
    private int Pieces(int length) => (length + (ShardPlan.Piece * threads) - 1) / (ShardPlan.Piece * threads) * threads;

    /// <summary>Where a piece begins: at whole lines of the cache.</summary>
    private int Border(int item, int length) =>
        item == Pieces(length) ? length : (int)((long)length * item / Pieces(length) / 16 * 16);
}
