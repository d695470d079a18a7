using System.Numerics;

namespace Backprop;

/// <summary>Batches of a data set in memory: pieces of a row list, the last one shorter where the batch size does not divide the samples.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class ArrayBatches<T> : BatchSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BoundData<T> data;
    private ulong? seed;
    private readonly int[]? order;
    private int next;

    /// <param name="data">The arrays.</param>
    /// <param name="batchSize">Samples in a batch.</param>
    /// <param name="seed">
    /// The seed of the order, or null for the order of the data. Where all samples are one batch their order would change roundings and nothing
    /// else: it is then that of the data.
    /// </param>
    public ArrayBatches(BoundData<T> data, int batchSize, ulong? seed)
    {
        this.data = data;
        BatchSize = Math.Min(batchSize, data.Count);
        this.seed = BatchSize < data.Count ? seed : null;
        order = this.seed is null ? data.Rows : new int[data.Count];
    }

    public override int BatchSize { get; }

    public override long? StepsPerPass => (data.Count + (long)BatchSize - 1) / BatchSize;

    public override long? SamplesPerPass => data.Count;

    public override void Reseed(ulong seed) => this.seed = this.seed is null ? null : seed;

    public override void Start(long pass, CancellationToken cancellation)
    {
        next = 0;
        if (seed is { } value)
        {
            SampleOrder.Fill(order, data.Rows);
            SampleOrder.Shuffle(order, SampleOrder.KeyOf(value, pass));
        }
    }

    public override bool TryNext(out DataBatch<T> batch)
    {
        int count = Math.Min(BatchSize, data.Count - next);
        batch = new(data, order, next, count, new(order, next));
        next += count;
        return count > 0;
    }
}
