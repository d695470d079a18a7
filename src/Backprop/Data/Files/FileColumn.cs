namespace Backprop;

/// <summary>
/// A file of records of raw numbers, one sample behind the other: what one input reads, or what one output is compared with. For
/// <see cref="DataStream{T}.FromFiles"/>.
/// </summary>
/// <remarks>
/// Several columns may lie in one file: each says with <see cref="RecordLength"/> how long a whole record is and with <see cref="Position"/> where in it
/// its own numbers begin. The images of CIFAR-10, for example, whose records are a label and 3072 pixels, and their labels:
/// <code>
/// new FileColumn("data.bin", FileElement.Byte) { RecordLength = 3073, Position = 1, Scale = 1 / 255.0 }
/// new FileColumn("data.bin", FileElement.Byte) { RecordLength = 3073 }
/// </code>
/// </remarks>
/// <param name="Path">The file.</param>
/// <param name="Element">What the numbers are.</param>
public sealed record FileColumn(string Path, FileElement Element)
{
    /// <summary>The input or output it belongs to, or null: then its place in the list decides.</summary>
    public string? Name { get; init; }

    /// <summary>Bytes before the first record: the header. For files of the MNIST kind 16 (images) or 8 (labels).</summary>
    public long Offset { get; init; }

    /// <summary>Bytes from one record to the next, or null where the file holds these numbers and nothing else.</summary>
    public long? RecordLength { get; init; }

    /// <summary>Bytes from the beginning of a record to these numbers.</summary>
    public long Position { get; init; }

    /// <summary>What every number is multiplied by, in double, before it is rounded to the network's precision; not for labels.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Bytes of one number.</summary>
    internal int ElementSize => Element switch
    {
        FileElement.Byte => 1,
        FileElement.Double => 8,
        _ => 4,
    };
}
