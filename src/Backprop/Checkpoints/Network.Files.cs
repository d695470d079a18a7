using System.Numerics;

namespace Backprop.Runtime;

public abstract partial class Network<T>
{
    /// <summary>
    /// Saves the weights as a safetensors file: names as <c>dense.kernel</c> or <c>residual_block_1/dense.kernel</c>, Keras's layouts, the
    /// network's number type, little-endian.
    /// </summary>
    /// <remarks>
    /// The file is written under a temporary name in the same directory, forced to the disk and renamed: a crash at any moment leaves the
    /// old file or the new one, never a half. Its metadata has a checksum of everything. The optimizer's state is not part of it; see
    /// <see cref="SaveCheckpoint(string)"/>.
    /// </remarks>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <exception cref="CheckpointException">It could not be written; an existing file is unchanged.</exception>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>Writes the weights in the format of <see cref="Save(string)"/> to a stream, which stays open.</summary>
    /// <exception cref="IOException">The stream failed.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        new SafetensorsWriter<T>(Description.Name, Weights()).Write(stream);
    }

    /// <summary>
    /// Loads the weights of a safetensors file, in F32, F64, F16 or BF16 (converted if the network's numbers are others). Everything is checked
    /// before a weight is touched. The optimizer's state stays; of a checkpoint only the weights are taken.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="strict">
    /// Whether the file must have exactly this network's tensors by name and shape. Else those that agree are taken, and the report tells which.
    /// </param>
    /// <returns>What was taken and what was not.</returns>
    /// <exception cref="CheckpointException">
    /// The file is damaged, or belongs to another network: then the message lists every difference. No weight was changed.
    /// </exception>
    /// <exception cref="IOException">The file does not exist or cannot be read. No weight was changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public LoadReport Load(string path, bool strict = true) => Open(path, stream => Load(stream, strict));

    /// <summary>Loads weights from the rest of a stream, as <see cref="Load(string, bool)"/>; the stream stays open.</summary>
    /// <exception cref="CheckpointException">What the stream holds cannot be used. No weight was changed.</exception>
    /// <exception cref="IOException">The stream failed. No weight was changed.</exception>
    public LoadReport Load(Stream stream, bool strict = true)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new SafetensorsReader<T>(Description.Name, Weights()) { Strict = strict }.Read(stream);
    }

    private static TResult Open<TResult>(string path, Func<Stream, TResult> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return read(stream);
        }
        catch (CheckpointException exception)
        {
            throw exception.At(path);
        }
    }

    private StoredTensor<T>[] Weights() =>
        [.. Description.Parameters.Select(p => new StoredTensor<T>(p.Name, p.Shape, parameters, p.Offset, p.Length))];
}
