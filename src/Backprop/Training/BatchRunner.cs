using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>Runs batches through a network and hands losses and outputs to the metrics. All its memory is allocated at first.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class BatchRunner<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network<T> network;
    private readonly MetricSet<T> metrics;
    private readonly int threads;
    private readonly double[] losses;
    private readonly int[] outputSizes;
    private readonly T[]?[] outputs;

    public BatchRunner(Network<T> network, MetricSet<T> metrics, int batchSize, int threads)
    {
        this.network = network;
        this.metrics = metrics;
        this.threads = threads;
        losses = new double[network.Description.Outputs.Count];
        outputSizes = [.. network.Description.Outputs.Select(output => output.Size)];

        // Only what a metric reads is written.
        outputs = [.. outputSizes.Select((size, o) => metrics.Reads(o) ? new T[checked(size * batchSize)] : null)];
    }

    /// <summary>One training step.</summary>
    /// <exception cref="NonFiniteLossException">The loss is NaN or infinite.</exception>
    public void Train(in DataBatch<T> batch, TrainingPlace place)
    {
        BatchArguments<T> arguments = Collect(batch);
        double loss = network.TrainStep(arguments, threads, losses, place);
        Measure(batch, loss);
    }

    /// <summary>The forward pass in prediction mode, and the losses.</summary>
    public void Evaluate(in DataBatch<T> batch)
    {
        BatchArguments<T> arguments = Collect(batch);
        double loss = network.Run(Operation.Evaluate, arguments, threads, losses);
        Measure(batch, loss);
    }

    private BatchArguments<T> Collect(in DataBatch<T> batch)
    {
        var arguments = new BatchArguments<T>();
        batch.AddTo(ref arguments);
        for (int o = 0; o < outputs.Length; o++)
        {
            if (outputs[o] is { } buffer)
            {
                arguments.Output(o, buffer.AsSpan(0, batch.Count * outputSizes[o]));
            }
        }

        return arguments;
    }

    private void Measure(in DataBatch<T> batch, double loss)
    {
        metrics.AddLosses(loss, losses, batch.Count);
        for (int o = 0; o < outputs.Length; o++)
        {
            if (outputs[o] is { } buffer)
            {
                metrics.AddOutputs(o, batch.Compare(o, buffer.AsSpan(0, batch.Count * outputSizes[o])));
            }
        }
    }
}
