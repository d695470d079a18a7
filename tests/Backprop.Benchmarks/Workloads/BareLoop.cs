using Backprop.Runtime;

namespace Backprop.Benchmarks.Workloads;

/// <summary>The training loop that somebody writes who has <c>TrainOnBatch</c> and nothing else.</summary>
/// <typeparam name="T">An input.</typeparam>
/// <typeparam name="TTarget">A target or label.</typeparam>
internal sealed class BareLoop<T, TTarget>
{
    private readonly T[] inputs;
    private readonly TTarget[] targets;
    private readonly int inputSize;
    private readonly int targetSize;
    private readonly int batchSize;
    private readonly Step step;
    private readonly int[] order;
    private readonly T[] batch;
    private readonly TTarget[] batchTargets;
    private readonly Random random = new(1);

    /// <param name="inputs">All samples.</param>
    /// <param name="targets">All targets.</param>
    /// <param name="network">The network with one input and one output.</param>
    /// <param name="batchSize">Samples in a step.</param>
    /// <param name="step">A step.</param>
    public BareLoop(T[] inputs, TTarget[] targets, NetworkDescription network, int batchSize, Step step)
    {
        this.inputs = inputs;
        this.targets = targets;
        this.batchSize = batchSize;
        this.step = step;
        inputSize = network.Inputs[0].Size;
        targetSize = network.Outputs[0].TargetSize;
        order = [.. Enumerable.Range(0, inputs.Length / inputSize)];
        batch = new T[batchSize * inputSize];
        batchTargets = new TTarget[batchSize * targetSize];
    }

    /// <summary>A step on a batch.</summary>
    public delegate double Step(ReadOnlySpan<T> input, ReadOnlySpan<TTarget> target);

    /// <summary>Samples of an epoch.</summary>
    public int Samples => order.Length;

    /// <summary>Steps of an epoch.</summary>
    public int Steps => (order.Length + batchSize - 1) / batchSize;

    /// <summary>Trains for some epochs.</summary>
    public void Run(int epochs, bool shuffle)
    {
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            if (shuffle)
            {
                random.Shuffle(order);
            }

            for (int first = 0; first < order.Length; first += batchSize)
            {
                int count = Math.Min(batchSize, order.Length - first);
                if (shuffle)
                {
                    Gather(first, count);
                    step(batch.AsSpan(0, count * inputSize), batchTargets.AsSpan(0, count * targetSize));
                }
                else
                {
                    step(inputs.AsSpan(first * inputSize, count * inputSize), targets.AsSpan(first * targetSize, count * targetSize));
                }
            }
        }
    }

    private void Gather(int first, int count)
    {
        for (int i = 0; i < count; i++)
        {
            int row = order[first + i];
            inputs.AsSpan(row * inputSize, inputSize).CopyTo(batch.AsSpan(i * inputSize));
            targets.AsSpan(row * targetSize, targetSize).CopyTo(batchTargets.AsSpan(i * targetSize));
        }
    }
}
