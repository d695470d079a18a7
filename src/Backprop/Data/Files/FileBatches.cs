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
    private readonly SamplePass samples;
    private int slot;

    /// <param name="files">The files; from now on they belong to the batches.</param>
    /// <param name="network">The network that is fed.</param>
    /// <param name="batchSize">Samples in a batch.</param>
    /// <param name="seed">The seed of the order, or null for the order of the files.</param>
    /// <param name="held">Batches that are valid at the same time.</param>
    public FileBatches(FileBinding<T> files, NetworkDescription network, int batchSize, ulong? seed, int held)
    {
        this.files = files;
        samples = new(files.Count, batchSize, seed);
        buffers = [.. Enumerable.Range(0, held).Select(_ => new BatchBuffer<T>(network, BatchSize))];
    }

    public override int BatchSize => samples.BatchSize;

    public override long? StepsPerPass => samples.Steps;

    public override long? SamplesPerPass => files.Count;

    public override void Reseed(ulong seed) => samples.Reseed(seed);

    public override void Start(long pass, CancellationToken cancellation) => samples.Start(pass);

    public override bool TryNext(out DataBatch<T> batch)
    {
        int count = samples.Next(out int first);
        BatchBuffer<T> buffer = buffers[slot];
        var numbers = new SampleNumbers(samples.Order, first);
        for (int i = 0; i < count; i++)
        {
            files.Read(numbers[i], buffer, i);
        }

        batch = buffer.ToBatch(count, numbers);
        slot = (slot + 1) % buffers.Length;
        return count > 0;
    }

    public override void Dispose() => files.Dispose();
}
