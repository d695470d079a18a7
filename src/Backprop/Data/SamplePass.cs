namespace Backprop;

/// <summary>
/// The passes over samples that have numbers: their order, cut into batches, the last one shorter where the batch size does not divide the samples. Both
/// are the same wherever the samples lie, so that a training on files has the bits of one in memory.
/// </summary>
internal sealed class SamplePass
{
    private readonly int count;
    private readonly int[]? rows;
    private ulong? seed;
    private int next;

    /// <param name="count">Samples.</param>
    /// <param name="batchSize">Samples in a batch.</param>
    /// <param name="seed">
    /// The seed of the order, or null for that of the data. Where all samples are one batch their order would change roundings and nothing else: it is
    /// then that of the data.
    /// </param>
    /// <param name="rows">The order of the data, or null for 0, 1, 2 …</param>
    public SamplePass(int count, int batchSize, ulong? seed, int[]? rows = null)
    {
        this.count = count;
        this.rows = rows;
        BatchSize = Math.Min(batchSize, count);
        this.seed = BatchSize < count ? seed : null;
        Order = this.seed is null ? rows : new int[count];
    }

    /// <summary>Samples in a batch, the last one perhaps excepted.</summary>
    public int BatchSize { get; }

    /// <summary>Batches of a pass.</summary>
    public long Steps => (count + (long)BatchSize - 1) / BatchSize;

    /// <summary>Samples of the pass that no batch has had yet.</summary>
    public int Left => count - next;

    /// <summary>The samples in the order of the pass, or null for 0, 1, 2 …</summary>
    public int[]? Order { get; }

    /// <summary>Takes another seed, where the order is random.</summary>
    public void Reseed(ulong seed) => this.seed = this.seed is null ? null : seed;

    /// <summary>Goes before the first batch of a pass (from 0), which decides the order.</summary>
    public void Start(long pass)
    {
        next = 0;
        if (seed is { } value)
        {
            SampleOrder.Fill(Order, rows);
            SampleOrder.Shuffle(Order, SampleOrder.KeyOf(value, pass));
        }
    }

    /// <summary>The samples of the next batch; 0 at the end of the pass.</summary>
    /// <param name="first">The batch's first place in the order.</param>
    public int Next(out int first)
    {
        first = next;
        int taken = Math.Min(BatchSize, count - next);
        next += taken;
        return taken;
    }
}
