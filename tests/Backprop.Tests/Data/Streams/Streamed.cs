using System.Runtime.CompilerServices;
using Backprop.Tests.Training;

namespace Backprop.Tests.Data.Streams;

/// <summary>Streams whose enumerators are watched: how many were begun and disposed, and on which threads they ran.</summary>
internal sealed class Streamed(int batches, int size = 2)
{
    private int begun;
    private int disposed;

    public int Begun => begun;

    public int Disposed => disposed;

    /// <summary>The batches that were made, by pass.</summary>
    public List<int> Passes { get; } = [];

    public List<Thread> Threads { get; } = [];

    /// <summary>Called before batch i of a pass is made.</summary>
    public Action<int>? OnBatch { get; init; }

    /// <summary>Samples that say which they are: 1000 · pass + number.</summary>
    public static DataSet<double> Batch(int pass, int first, int size)
    {
        double[] x = [.. Enumerable.Range(first, size).Select(i => (1000.0 * pass) + i)];
        return new(x, x, count: size);
    }

    public static EchoNetwork Network() => new(EchoNetwork.Values("y", 1));

    public static double[] All(int passes, int samples) =>
        [.. Enumerable.Range(0, passes).SelectMany(pass => Enumerable.Range(0, samples).Select(i => (1000.0 * pass) + i))];

    public IEnumerable<DataSet<double>> Read(int pass)
    {
        Begin(pass);
        try
        {
            for (int i = 0; i < batches; i++)
            {
                OnBatch?.Invoke(i);
                yield return Batch(pass, i * size, size);
            }
        }
        finally
        {
            Interlocked.Increment(ref disposed);
        }
    }

    public async IAsyncEnumerable<DataSet<double>> ReadAsync(int pass, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        Begin(pass);
        try
        {
            for (int i = 0; i < batches; i++)
            {
                await Task.Yield();
                cancellation.ThrowIfCancellationRequested();
                OnBatch?.Invoke(i);
                yield return Batch(pass, i * size, size);
            }
        }
        finally
        {
            await Task.Yield();
            Interlocked.Increment(ref disposed);
        }
    }

    /// <summary>Whatever happened, nothing is left behind.</summary>
    public void AssertClean()
    {
        Assert.Equal(Begun, Disposed);
        Assert.All(Threads.Where(thread => thread != Thread.CurrentThread), thread => Assert.False(thread.IsAlive, "A thread that makes batches is left."));
    }

    private void Begin(int pass)
    {
        Interlocked.Increment(ref begun);
        lock (Threads)
        {
            Passes.Add(pass);
            Threads.Add(Thread.CurrentThread);
        }
    }
}
