using System.Runtime.ExceptionServices;

namespace Backprop.Runtime;

/// <summary>Work in numbered pieces that may run at the same time.</summary>
internal interface IShardedWork
{
    /// <summary>Does piece <paramref name="item"/>; <paramref name="participant"/> numbers the thread, the caller of <see cref="ShardRunner.Run"/> being 0.</summary>
    void RunItem(int item, int participant);
}

/// <summary>
/// A few background threads that help the calling thread with the pieces of one piece of work after another. A step allocates nothing: the threads, their
/// semaphores and the fields below are all there is. Threads are shared by all networks of the process; when they are busy with
/// another network's batch, the caller does all pieces itself, which gives the same result.
/// </summary>
internal sealed class ShardRunner
{
    private const int Closed = 1 << 30;

    private readonly Lock oneAtATime = new();
    private readonly List<SemaphoreSlim> helpers = [];
    private readonly ManualResetEventSlim left = new(true, spinCount: 200);

    private IShardedWork? work;
    private int items;
    private int limit;
    private int next;
    private int participants;

    // The number of helpers inside the work, plus Closed when nobody may enter any more. A helper that wakes up late
    // finds the gate closed, so the caller never waits for a thread that has not started.
    private int gate = Closed;
    private int failedItem;
    private ExceptionDispatchInfo? failure;

    /// <summary>The process's threads.</summary>
    public static ShardRunner Shared { get; } = new();

    /// <summary>Runs pieces 0 … <paramref name="count"/> − 1 on at most <paramref name="threads"/> threads and returns when all are done.</summary>
    /// <exception cref="Exception">What the failing piece with the lowest number threw.</exception>
    public void Run(IShardedWork what, int count, int threads)
    {
        if (threads > 1 && count > 1 && oneAtATime.TryEnter())
        {
            try
            {
                // The lock lets its own thread in again: work that is begun from inside a piece must not touch the fields.
                if (work is null)
                {
                    RunShared(what, count, Math.Min(threads, count));
                    return;
                }
            }
            finally
            {
                oneAtATime.Exit();
            }
        }

        for (int i = 0; i < count; i++)
        {
            what.RunItem(i, 0);
        }
    }

    private void RunShared(IShardedWork what, int count, int threads)
    {
        work = what;
        items = count;
        limit = threads;
        next = -1;
        participants = 0;
        failure = null;
        failedItem = int.MaxValue;
        left.Reset();
        Volatile.Write(ref gate, 0);
        Wake(threads - 1);

        Participate(0);

        if (Interlocked.Or(ref gate, Closed) != 0)
        {
            left.Wait();
        }

        work = null;
        failure?.Throw();
    }

    private void Wake(int count)
    {
        while (helpers.Count < count)
        {
            var signal = new SemaphoreSlim(0);
            helpers.Add(signal);
            new Thread(() => Help(signal)) { IsBackground = true, Name = $"Backprop {helpers.Count}" }.Start();
        }

        for (int i = 0; i < count; i++)
        {
            if (helpers[i].CurrentCount == 0)
            {
                helpers[i].Release();
            }
        }
    }

    private void Help(SemaphoreSlim signal)
    {
        while (true)
        {
            signal.Wait();
            if (!TryEnter())
            {
                continue;
            }

            int participant = Interlocked.Increment(ref participants);
            if (participant < limit)
            {
                Participate(participant);
            }

            if (Interlocked.Decrement(ref gate) == Closed)
            {
                left.Set();
            }
        }
    }

    private bool TryEnter()
    {
        while (true)
        {
            int seen = Volatile.Read(ref gate);
            if ((seen & Closed) != 0)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref gate, seen + 1, seen) == seen)
            {
                return true;
            }
        }
    }

    private void Participate(int participant)
    {
        IShardedWork mine = work!;
        int item;
        while ((item = Interlocked.Increment(ref next)) < items)
        {
            try
            {
                mine.RunItem(item, participant);
            }
            catch (Exception exception)
            {
                lock (left)
                {
                    if (item < failedItem)
                    {
                        failedItem = item;
                        failure = ExceptionDispatchInfo.Capture(exception);
                    }
                }
            }
        }
    }
}
