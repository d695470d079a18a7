using System.Numerics;

namespace Backprop;

/// <summary>
/// Where <c>Fit</c> and <c>Evaluate</c> get their batches: passes over data, one batch after another. Another kind of data is another class.
/// </summary>
/// <remarks>A pass belongs to one thread: the one that calls <see cref="Start"/> also calls <see cref="TryNext"/> and <see cref="End"/>.</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal abstract class BatchSource<T> : IDisposable
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
    /// <param name="pass">The number of the pass.</param>
    /// <param name="cancellation">Ends the waiting for a batch that somebody else makes.</param>
    public abstract void Start(long pass, CancellationToken cancellation);

    /// <summary>The next batch, or false at the end of the pass. It is valid until the next call.</summary>
    /// <exception cref="OperationCanceledException">A batch was waited for, and the token of the pass asked to stop.</exception>
    public abstract bool TryNext(out DataBatch<T> batch);

    /// <summary>Gives back what a pass holds, whether it was finished or not; nothing where there is no pass.</summary>
    public virtual void End()
    {
    }

    /// <summary>Ends the pass and gives everything else back too.</summary>
    public virtual void Dispose() => End();
}
