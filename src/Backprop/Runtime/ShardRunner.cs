using System.Runtime.CompilerServices;
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
/// bells and the fields below are all there is. Threads are shared by all networks of the process; when they are busy with
/// another network's batch, the caller does all pieces itself, which gives the same result.
/// </summary>
internal sealed class ShardRunner
{
    private const int Closed = 1 << 30;

    private readonly Lock oneAtATime = new();
    private readonly Lock oneFailure = new();
    private readonly List<Doorbell> helpers = [];
    private readonly Doorbell left = new();

    private IShardedWork? work;
    private int items;
    private int limit;

    // Which pieces of the work somebody has begun.
    private int[] begun = new int[64];

    // The number of helpers inside the work, plus Closed when nobody may enter any more. A helper that wakes up late
    // finds the gate closed, so the caller never waits for a thread that has not started.
    private int gate = Closed;
    private int failedItem;
    private ExceptionDispatchInfo? failure;

    /// <summary>The process's threads.</summary>
    public static ShardRunner Shared { get; } = new();

    /// <summary>The piece that a thread begins with.</summary>
    public static int FirstItem(int count, int participant, int threads) => (int)((long)count * participant / threads);

    /// <summary>Runs pieces 0 … <paramref name="count"/> − 1 on at most <paramref name="threads"/> threads and returns when all are done.</summary>
    /// <exception cref="Exception">What the failing piece with the lowest number threw.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
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
        begun = count <= begun.Length ? begun : new int[2 * count];
        Array.Clear(begun, 0, count);
        failure = null;
        failedItem = int.MaxValue;
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
            var bell = new Doorbell();
            helpers.Add(bell);
            int participant = helpers.Count;
            new Thread(() => Help(bell, participant)) { IsBackground = true, Name = $"Backprop {helpers.Count}" }.Start();
        }

        for (int i = 0; i < count; i++)
        {
            helpers[i].Ring();
        }
    }

    private void Help(Doorbell bell, int participant)
    {
        while (true)
        {
            bell.Wait();
            if (!TryEnter())
            {
                continue;
            }

            if (participant < limit)
            {
                Participate(participant);
            }

            if (Interlocked.Decrement(ref gate) == Closed)
            {
                left.Ring();
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

    /// <summary>
    /// Every thread begins with its own part of the pieces, the same in every step, because what they wrote and will read is in its cache. Then it
    /// helps the others.
    /// </summary>
    private void Participate(int participant)
    {
        IShardedWork mine = work!;
        int first = FirstItem(items, participant, limit);
        for (int i = 0; i < items; i++)
        {
            int item = first + i < items ? first + i : first + i - items;
            if (Interlocked.Exchange(ref begun[item], 1) != 0)
            {
                continue;
            }

            try
            {
                mine.RunItem(item, participant);
            }
            catch (Exception exception)
            {
                lock (oneFailure)
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
