using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// Batches of samples in mapped files, gathered into memory that is used again and again. Order and batches are those of the same samples in
/// memory.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class FileBatches<T> : BatchSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly FileBinding<T> files;
    private readonly BatchBuffer<T>[] buffers;
    private readonly int[]? order;
    private ulong? seed;
    private int next;
    private int slot;

    /// <param name="files">The files; from now on they belong to the batches.</param>
    /// <param name="network">The network that is fed.</param>
    /// <param name="batchSize">Samples in a batch.</param>
    /// <param name="seed">The seed of the order, or null for the order of the files.</param>
    /// <param name="held">Batches that are valid at the same time.</param>
    public FileBatches(FileBinding<T> files, NetworkDescription network, int batchSize, ulong? seed, int held)
    {
        this.files = files;
        BatchSize = Math.Min(batchSize, files.Count);

        // As ArrayBatches: one batch of all samples keeps their order.
        this.seed = BatchSize < files.Count ? seed : null;
        order = this.seed is null ? null : new int[files.Count];
        buffers = [.. Enumerable.Range(0, held).Select(_ => new BatchBuffer<T>(network, BatchSize))];
    }

    public override int BatchSize { get; }

    public override long? StepsPerPass => (files.Count + (long)BatchSize - 1) / BatchSize;

    public override long? SamplesPerPass => files.Count;

    public override void Reseed(ulong seed) => this.seed = this.seed is null ? null : seed;

    public override void Start(long pass, CancellationToken cancellation)
    {
        next = 0;
        if (seed is { } value)
        {
            SampleOrder.Fill(order, default);
            SampleOrder.Shuffle(order, SampleOrder.KeyOf(value, pass));
        }
    }

    public override bool TryNext(out DataBatch<T> batch)
    {
        int count = Math.Min(BatchSize, files.Count - next);
        BatchBuffer<T> buffer = buffers[slot];
        var numbers = new SampleNumbers(order, next);
        for (int i = 0; i < count; i++)
        {
            files.Read(numbers[i], buffer, i);
        }

        batch = buffer.ToBatch(count, numbers);
        next += count;
        slot = (slot + 1) % buffers.Length;
        return count > 0;
    }

    public override void Dispose() => files.Dispose();
}
