using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop.Runtime;

public abstract unsafe partial class Network<T>
{
    private readonly Ports ports;
    private readonly OptimizerStep<T> optimizer;
    private Execution<T>? idleExecution;

    /// <summary>
    /// One optimizer step on θ from the gradients in <see cref="Gradients"/>; counts as one of <see cref="Iterations"/>. With gradient
    /// accumulation only every n-th call is a step, and the others add the gradients to those it will take. The moving averages of normalization
    /// layers follow the statistics of the last batch that was run in training mode, with every call.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ApplyGradients()
    {
        ThrowIfAveraged();
        if (optimizer.ReadsNorms)
        {
            optimizer.MeasureNorms(degreeOfParallelism);
        }

        optimizer.Update(0, Description.TrainableLength);
        optimizer.Finish();
        Statistics.MoveAverages();
        Iterations++;
    }

    /// <summary>Forward, loss, backward and one optimizer step. Returns the batch's loss before the step.</summary>
    /// <exception cref="ArgumentException">The spans do not fit the network or each other.</exception>
    /// <exception cref="NonFiniteLossException">The loss is NaN or infinite; the weights are those before the step.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected double TrainOnBatchCore(scoped in BatchArguments<T> arguments) =>
        TrainStep(arguments, degreeOfParallelism, [], null);

    /// <summary>Forward, loss and backward: fills <see cref="Gradients"/> and returns the loss; the weights stay.</summary>
    /// <exception cref="ArgumentException">The spans do not fit the network or each other.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected double ComputeGradientsCore(scoped in BatchArguments<T> arguments) =>
        Run(Operation.Train, arguments, degreeOfParallelism, []);

    /// <summary>Forward in training mode (dropout active, with the masks of the coming step) into the given output buffers.</summary>
    /// <exception cref="ArgumentException">The spans do not fit the network or each other.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void ForwardCore(scoped in BatchArguments<T> arguments) =>
        Run(Operation.Forward, arguments, degreeOfParallelism, []);

    /// <summary>
    /// Backward from the caller's ∂L/∂output into <see cref="Gradients"/>. The forward pass is computed again, with the same random masks as
    /// <see cref="ForwardCore"/> since the last step. What regularizers add to a loss is no part of it.
    /// </summary>
    /// <exception cref="ArgumentException">The spans do not fit the network or each other.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void BackpropagateCore(scoped in BatchArguments<T> arguments) =>
        Run(Operation.Backpropagate, arguments, degreeOfParallelism, []);

    /// <summary>Forward in prediction mode into the given output buffers. May run on several threads at once.</summary>
    /// <exception cref="ArgumentException">The spans do not fit the network or each other.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void PredictBatchCore(scoped in BatchArguments<T> arguments) =>
        Run(Operation.Predict, arguments, degreeOfParallelism, []);

    /// <summary>Forward in prediction mode; returns the loss and fills the output buffers that are given.</summary>
    /// <exception cref="ArgumentException">The spans do not fit the network or each other.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected double EvaluateBatchCore(scoped in BatchArguments<T> arguments) =>
        Run(Operation.Evaluate, arguments, degreeOfParallelism, []);

    /// <summary>A training step as <c>Fit</c> does it.</summary>
    /// <param name="arguments">The batch.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <param name="losses">Receives each output's loss; empty if not wanted.</param>
    /// <param name="place">Where training is, for the message of a bad loss.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal double TrainStep(scoped in BatchArguments<T> arguments, int threads, Span<double> losses, TrainingPlace? place)
    {
        ThrowIfAveraged();
        double loss = Run(Operation.Train, arguments, threads, losses, optimizer);
        return double.IsFinite(loss) ? loss : throw Explain(loss, arguments, place);
    }

    /// <summary>
    /// Runs one batch; returns Σ loss weight · loss over the outputs and what layers and weights add, 0 where no losses are computed. With <paramref name="step"/>, and if the loss is
    /// finite, takes the optimizer step.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal double Run(Operation operation, scoped in BatchArguments<T> arguments, int threads, Span<double> losses, OptimizerStep<T>? step = null)
    {
        Execution<T> execution = Prepare(operation, arguments);
        try
        {
            RunPinned(execution, operation, arguments, 0, threads);
            double loss = TotalLoss(operation, execution.Losses);
            bool steps = step is not null && double.IsFinite(loss);
            execution.Finish(steps ? step : null);
            if (steps)
            {
                Statistics.MoveAverages();
                Iterations++;
            }

            execution.Losses.AsSpan(0, Math.Min(losses.Length, execution.Losses.Length)).CopyTo(losses);
            return loss;
        }
        finally
        {
            execution.Batch.Detach();
            Volatile.Write(ref idleExecution, execution);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Execution<T> Prepare(Operation operation, scoped in BatchArguments<T> arguments)
    {
        int count = ports.Check(operation, arguments);

        // One execution is kept; predicting on several threads at once makes a further one for the time.
        Execution<T> execution = Interlocked.Exchange(ref idleExecution, null) ?? NewExecution();
        Batch<T> batch = execution.Batch;
        batch.Count = count;
        batch.Following = arguments.Following;
        batch.Seed = Seed;
        batch.Step = Iterations + 1;
        batch.HasTargets = operation is Operation.Train or Operation.Evaluate or Operation.Diagnose;
        return execution;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Execution<T> NewExecution() => new(this, gradients);

    // One level of recursion pins one span: as many as there are, and no array to hold them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPinned(Execution<T> execution, Operation operation, scoped in BatchArguments<T> arguments, int slot, int threads)
    {
        if (slot == arguments.Count)
        {
            execution.Run(operation, threads);
            return;
        }

        fixed (byte* address = &arguments.Reference(slot))
        {
            execution.Batch.Attach(arguments.Describe(slot), address);
            RunPinned(execution, operation, arguments, slot + 1, threads);
        }
    }

    private NonFiniteLossException Explain(double loss, scoped in BatchArguments<T> arguments, TrainingPlace? place)
    {
        Execution<T> execution = Prepare(Operation.Diagnose, arguments);
        try
        {
            RunPinned(execution, Operation.Diagnose, arguments, 0, 1);
            return new(loss, place, Iterations + 1, execution.BadInput, FindBadParameter(), execution.BadLayer);
        }
        finally
        {
            execution.Batch.Detach();
            Volatile.Write(ref idleExecution, execution);
        }
    }

    private string? FindBadParameter()
    {
        foreach (TensorView<T> parameter in Parameters)
        {
            foreach (T value in parameter.Span)
            {
                if (!T.IsFinite(value))
                {
                    return parameter.Name;
                }
            }
        }

        return null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double TotalLoss(Operation operation, double[] losses)
    {
        double total = 0;
        if (operation is Operation.Train or Operation.Evaluate)
        {
            for (int o = 0; o < lossWeights.Length; o++)
            {
                total += lossWeights[o] * losses[o];
            }

            total += losses[^1] + (Penalties?.Loss() ?? 0);
        }

        return total;
    }
}
