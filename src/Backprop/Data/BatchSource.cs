using System.Numerics;

namespace Backprop;

/// <summary>
/// Where <c>Fit</c> and <c>Evaluate</c> get their batches: passes over data, one batch after another. Another kind of data is another class.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal abstract class BatchSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The most samples that a batch holds.</summary>
    public abstract int BatchSize { get; }

    /// <summary>Batches of one pass, or null if nobody knows before the end.</summary>
    public abstract long? StepsPerPass { get; }

    /// <summary>Samples of one pass, or null if nobody knows before the end.</summary>
    public abstract long? SamplesPerPass { get; }

    /// <summary>Takes the seed of the order from a checkpoint, where the order is random.</summary>
    public virtual void Reseed(ulong seed)
    {
    }

    /// <summary>Goes before the first batch of a pass (from 0), which decides the order.</summary>
    public abstract void Start(long pass);

    /// <summary>The next batch, or false at the end of the pass. It is valid until the next call.</summary>
    public abstract bool TryNext(out DataBatch<T> batch);
}
