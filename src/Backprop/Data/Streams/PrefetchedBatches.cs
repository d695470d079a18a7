using System.Numerics;
using System.Runtime.ExceptionServices;

namespace Backprop;

/// <summary>
/// Batches of another source, made by a background thread while the network is busy with earlier ones. They come in the same order; an exception of
/// the other source comes in the place of the batch that it prevented. Handing a batch over allocates nothing.
/// </summary>
/// <remarks>
/// The thread lives for one pass: it ends with the last batch, or when <see cref="End"/> asks it to, which waits for the batch that is being made.
/// The other source has to keep <paramref name="capacity"/> + 2 batches valid at the same time: those in the queue, the one that is trained on and the one
/// that is being made.
/// </remarks>
/// <param name="source">The other source; from now on it belongs to this one.</param>
/// <param name="capacity">The most batches that are made ahead.</param>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class PrefetchedBatches<T>(BatchSource<T> source, int capacity) : BatchSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What a thread that makes batches is called.</summary>
    public const string ThreadName = "Backprop prefetch";

    // A monitor: the first sleep at a semaphore or an event allocates.
    private readonly object gate = new();
    private readonly DataBatch<T>[] queue = new DataBatch<T>[capacity];
    private CancellationTokenSource? interruption;
    private CancellationToken cancelled;
    private Thread? thread;
    private ExceptionDispatchInfo? failure;
    private int head;
    private int count;
    private bool finished;
    private bool stopping;

    public override int BatchSize => source.BatchSize;

    public override long? StepsPerPass => source.StepsPerPass;

    public override long? SamplesPerPass => source.SamplesPerPass;

    /// <summary>A source whose batches a thread makes ahead, or itself where none is wanted.</summary>
    /// <param name="ahead">Batches that wait at most, or 0.</param>
    /// <param name="make">Makes the source for so many batches that are valid at the same time: those that wait, the one in use and the one in the making.</param>
    public static BatchSource<T> Ahead(int ahead, Func<int, BatchSource<T>> make) =>
        ahead == 0 ? make(1) : new PrefetchedBatches<T>(make(ahead + 2), ahead);

    public override void Reseed(ulong seed) => source.Reseed(seed);

    public override void Start(long pass, CancellationToken cancellation)
    {
        End();
        head = 0;
        count = 0;
        finished = false;
        stopping = false;
        failure = null;
        cancelled = cancellation;
        interruption = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        CancellationToken interrupted = interruption.Token;

        // Who waits for a batch hears of the cancellation too.
        interrupted.UnsafeRegister(static self => ((PrefetchedBatches<T>)self!).Announce(), this);
        thread = new(() => Produce(pass, interrupted)) { IsBackground = true, Name = ThreadName };
        thread.Start();
    }

    public override bool TryNext(out DataBatch<T> batch)
    {
        lock (gate)
        {
            while (count == 0 && !finished)
            {
                cancelled.ThrowIfCancellationRequested();
                System.Threading.Monitor.Wait(gate);
            }

            if (count > 0)
            {
                batch = queue[head];
                queue[head] = default;
                head = (head + 1) % queue.Length;
                count--;
                System.Threading.Monitor.PulseAll(gate);
                return true;
            }
        }

        batch = default;
        failure?.Throw();
        return false;
    }

    public override void End()
    {
        if (thread is null)
        {
            return;
        }

        lock (gate)
        {
            stopping = true;
            System.Threading.Monitor.PulseAll(gate);
        }

        try
        {
            interruption!.Cancel();
        }
        finally
        {
            // Also where somebody who heard of the interruption threw.
            thread.Join();
            thread = null;
            interruption!.Dispose();
            Array.Clear(queue);
        }
    }

    public override void Dispose()
    {
        End();
        source.Dispose();
    }

    private void Produce(long pass, CancellationToken interrupted)
    {
        try
        {
            try
            {
                source.Start(pass, interrupted);
                while (source.TryNext(out DataBatch<T> batch) && Put(batch))
                {
                }
            }
            finally
            {
                source.End();
            }
        }
        catch (Exception exception)
        {
            failure = ExceptionDispatchInfo.Capture(exception);
        }

        lock (gate)
        {
            finished = true;
            System.Threading.Monitor.PulseAll(gate);
        }
    }

    /// <summary>Puts a batch into the queue when there is room; false where nobody wants it any more.</summary>
    private bool Put(in DataBatch<T> batch)
    {
        lock (gate)
        {
            while (count == queue.Length && !stopping)
            {
                System.Threading.Monitor.Wait(gate);
            }

            if (stopping)
            {
                return false;
            }

            queue[(head + count) % queue.Length] = batch;
            count++;
            System.Threading.Monitor.PulseAll(gate);
            return true;
        }
    }

    private void Announce()
    {
        lock (gate)
        {
            System.Threading.Monitor.PulseAll(gate);
        }
    }
}
