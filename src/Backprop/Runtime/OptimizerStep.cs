using System.Numerics;

namespace Backprop.Runtime;

/// <summary>
/// One optimizer step, in pieces that may run side by side: an update touches each element alone, so the pieces do not show in the result.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class OptimizerStep<T>(Network<T> network, AlignedBlock<T> parameters, AlignedBlock<T> gradients, AlignedBlock<T> slots)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int length = network.Description.TrainableLength;

    /// <summary>Updates what is trainable of the elements from <paramref name="from"/> to <paramref name="to"/> − 1, both multiples of 16.</summary>
    public void Update(int from, int to)
    {
        to = Math.Min(to, length);
        if (from < to)
        {
            network.UpdateParameters(
                ref parameters.First, ref gradients.First, ref slots.First, from, to, network.Iterations + 1, network.LearningRate);
        }
    }
}
