using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// A number that says how good one output of a network is, gathered over the batches of an epoch in constant memory.
/// </summary>
/// <remarks>
/// <para>
/// <c>Fit</c> and <c>Evaluate</c> call <see cref="Reset"/>, then <see cref="Update"/> for every batch, then read <see cref="Result"/>. On
/// its own a metric is used the same way. An object gathers for one output of one run at a time.
/// </para>
/// <para>
/// As with Keras's <c>metrics</c> the metrics of this library do not look at sample weights unless they are <see cref="Weighted"/>, as Keras's
/// <c>weighted_metrics</c>; during training they see the outputs of the training step's own forward pass, with dropout active and before the weights change.
/// </para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as the network.</typeparam>
/// <param name="name">As it is reported, in Keras's spelling: "binary_accuracy".</param>
public abstract class Metric<T>(string name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>As it is reported; of a network with several outputs the output's name and "_" come first.</summary>
    public string Name { get; } = name;

    /// <summary>The output that it judges. Default: the network's only output that has a loss.</summary>
    public string? Output { get; init; }

    /// <summary>Whether a sample counts with its weight (sample weights and class weights). Default: <c>false</c>, every sample counts once.</summary>
    public bool Weighted { get; init; }

    /// <summary>Which values are better.</summary>
    public abstract MetricGoal Goal { get; }

    /// <summary>The value over all samples since <see cref="Reset"/>; 0 if there were none, as in Keras.</summary>
    public abstract double Result { get; }

    /// <summary>Forgets all samples.</summary>
    public abstract void Reset();

    /// <summary>Adds a batch. It must not allocate: it runs in every step.</summary>
    public abstract void Update(scoped in Predictions<T> batch);

    /// <summary>How much a sample of a batch counts.</summary>
    protected double WeightOf(scoped in Predictions<T> batch, int sample) => Weighted ? double.CreateTruncating(batch.Weight(sample)) : 1;

    /// <summary>Called once before a run.</summary>
    /// <param name="output">The output that is to be judged.</param>
    /// <exception cref="ArgumentException">The metric makes no sense for this output.</exception>
    public virtual void Check(OutputDescription output)
    {
    }
}
