namespace Backprop.Runtime;

public abstract partial class Network<T>
{
    // The first rehearsal compiles, the second one goes through stubs that the first has left, and the third finds nothing new: caches and branch
    // predictors then hold what a step needs and not what the JIT did.
    private const int Rehearsals = 3;

    /// <summary>
    /// Does now what the first call of each kind would wait for, at a time of your choosing, such as behind a loading screen: the JIT compiles training step, evaluation and prediction (some
    /// 70 ms for a small network), and the memory for a batch is allocated. For that it predicts, evaluates and trains on made-up samples; then weights, gradients, optimizer
    /// state and counters are put back, so that the network is as it was, to the last bit. The first step behind it takes about as long as any other. What only <c>Fit</c> needs (progress,
    /// shuffling, metrics) is not among it. Compiled ahead of time (NativeAOT) only the memory is left to do.
    /// </summary>
    /// <param name="batchSize">Samples of the batches that will come, at least 1. Default: <c>32</c>, as that of <c>Fit</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 1.</exception>
    /// <exception cref="InvalidOperationException">The averaged weights are in the place of the weights.</exception>
    public void Prepare(int batchSize = 32)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ThrowIfAveraged();
        T[] savedParameters = parameters.Span.ToArray();
        T[] savedGradients = gradients.Span.ToArray();
        T[] savedSlots = slots.Span.ToArray();
        long iterations = Iterations;
        BatchStatistics<T>.Snapshot statistics = Statistics.Save();

        // A step that does all that some do: it takes accumulated gradients and looks for subnormal numbers.
        Iterations = (SubnormalNumbers.Steps * (long)(Description.Optimizer?.AccumulationSteps ?? 1)) - 1;
        for (int i = 0; i < Rehearsals; i++)
        {
            try
            {
                Rehearse(batchSize);
            }
            catch (NonFiniteLossException)
            {
                // Weights that overflow or made-up samples that a loss cannot judge: everything up to the optimizer's step has run.
            }
            finally
            {
                savedParameters.CopyTo(parameters.Span);
                savedGradients.CopyTo(gradients.Span);
                savedSlots.CopyTo(slots.Span);
                Iterations = iterations;
                Statistics.Restore(statistics);
            }
        }
    }

    /// <summary>Predicts one sample and several, evaluates and trains, each once, on samples of zeros.</summary>
    /// <param name="samples">Samples of a batch.</param>
    protected virtual void Rehearse(int samples)
    {
    }
}
