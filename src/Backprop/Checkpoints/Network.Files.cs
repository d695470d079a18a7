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
    /// old file or the new one, never a half. Its metadata has a checksum of everything. The optimizer's state is not part of it.
    /// </remarks>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <exception cref="CheckpointException">It could not be written; an existing file is unchanged.</exception>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>Writes the weights in the format of <see cref="Save(string)"/> to a stream, which stays open.</summary>
    /// <exception cref="IOException">The stream failed.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        new SafetensorsWriter<T>(Description, Parameters).Write(stream);
    }

    /// <summary>
    /// Loads the weights of a safetensors file that has exactly this network's tensors by name and shape, in F32, F64, F16 or BF16 (converted
    /// if the network's numbers are others). Everything is checked before a weight is touched. The optimizer's state stays.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">
    /// The file is damaged, or belongs to another network: then the message lists every difference. No weight was changed.
    /// </exception>
    /// <exception cref="IOException">The file does not exist or cannot be read. No weight was changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public void Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            Load(stream);
        }
        catch (CheckpointException exception)
        {
            throw exception.At(path);
        }
    }

    /// <summary>Loads weights from the rest of a stream, as <see cref="Load(string)"/>; the stream stays open.</summary>
    /// <exception cref="CheckpointException">What the stream holds cannot be used. No weight was changed.</exception>
    /// <exception cref="IOException">The stream failed. No weight was changed.</exception>
    public void Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        new SafetensorsReader<T>(Description, Parameters).Read(stream);
    }
}
