using System.Numerics;

namespace Backprop;

/// <summary>Batches of a data set in memory: pieces of a row list.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="data">The arrays.</param>
/// <param name="batchSize">Samples in a batch.</param>
/// <param name="seed">The seed of the order, or null for the order of the data.</param>
internal sealed class ArrayBatches<T>(BoundData<T> data, int batchSize, ulong? seed) : BatchSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SamplePass samples = new(data.Count, batchSize, seed, data.Rows);

    public override int BatchSize => samples.BatchSize;

    public override long? StepsPerPass => samples.Steps;

    public override long? SamplesPerPass => data.Count;

    public override void Reseed(ulong seed) => samples.Reseed(seed);

    public override void Start(long pass, CancellationToken cancellation) => samples.Start(pass);

    public override bool TryNext(out DataBatch<T> batch)
    {
        int count = samples.Next(out int first);
        batch = new(data, samples.Order, first, count, new(samples.Order, first), samples.Left);
        return count > 0;
    }
}
