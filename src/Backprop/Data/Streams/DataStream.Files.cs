namespace Backprop;

public sealed partial class DataStream<T>
{
    /// <summary>
    /// Batches of samples that lie in files as raw little-endian numbers, which may be larger than memory: the files are mapped into the address
    /// space, and the background thread gathers each batch into memory that is used again.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Training has the same bits as on a <see cref="DataSet{T}"/> of the same samples, also in its order. A random order reads records from all over the
    /// file: on a disk that is slow at that, store the samples in a random order and do not shuffle.
    /// </para>
    /// <para>
    /// The files are open while <c>Fit</c> or <c>Evaluate</c> runs; nobody may shorten them meanwhile (where they shrink under a mapping, the system ends
    /// the process). A random order takes 4 bytes of memory a sample.
    /// </para>
    /// <code>
    /// var train = DataStream&lt;float&gt;.FromFiles(
    ///     [new("images.bin", FileElement.Byte) { Offset = 16, Scale = 1 / 255.0 }], [new("labels.bin", FileElement.Byte) { Offset = 8 }], batchSize: 128);
    /// model.Fit(train, epochs: 10);
    /// </code>
    /// </remarks>
    /// <param name="inputs">A column for each input: all named, or none and in the order of declaration.</param>
    /// <param name="targets">A column for each output that has a loss: all named, or none and in the order of declaration. Labels are bytes or 32-bit numbers.</param>
    /// <param name="batchSize">Samples in a batch; the last one is smaller where it does not divide them.</param>
    /// <param name="shuffle">Whether each pass has a random order of its own, by the network's seed.</param>
    /// <param name="prefetch">Batches that are made ahead; 0 for no thread.</param>
    /// <exception cref="ArgumentOutOfRangeException">A batch size below 1, or a negative number of batches ahead.</exception>
    public static DataStream<T> FromFiles(
        IReadOnlyList<FileColumn> inputs, IReadOnlyList<FileColumn> targets, int batchSize = 32, bool shuffle = true, int prefetch = 2)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        FileColumn[] inputColumns = [.. inputs];
        FileColumn[] targetColumns = [.. targets];
        return new(batchSize, prefetch, 0, (network, role, seed, held) => new FileBatches<T>(
            new(inputColumns, targetColumns, network, Sentence(role)), network, batchSize, shuffle ? seed : null, held));
    }
}
