using System.Numerics;

namespace Backprop.Runtime;

/// <summary>
/// One optimizer step, in pieces that may run side by side: an update touches each element alone, so the pieces do not show in the result.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class OptimizerStep<T>(Network<T> network, AlignedBlock<T> parameters, AlignedBlock<T> gradients, AlignedBlock<T> slots) : IShardedWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // A piece takes several times as long as handing it to a thread, also for plain gradient descent.
    private const int Piece = 32 * 1024;

    private readonly int length = network.Description.TrainableLength;
    private long iteration;
    private T learningRate;

    /// <summary>Updates the trainable parameters.</summary>
    /// <param name="step">The number of the step, from 1.</param>
    /// <param name="rate">η.</param>
    /// <param name="threads">The most threads to use.</param>
    public void Run(long step, T rate, int threads)
    {
        iteration = step;
        learningRate = rate;
        if (threads > 1 && length > Piece)
        {
            ShardRunner.Shared.Run(this, (length + Piece - 1) / Piece, threads);
        }
        else if (length > 0)
        {
            Update(0, length);
        }
    }

    /// <inheritdoc/>
    public void RunItem(int item, int participant) => Update(item * Piece, Math.Min((item + 1) * Piece, length));

    private void Update(int from, int to) =>
        network.UpdateParameters(ref parameters.First, ref gradients.First, ref slots.First, from, to, iteration, learningRate);
}
