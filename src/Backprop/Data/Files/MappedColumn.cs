using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>The records of one column of a mapped file, as numbers or labels.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class MappedColumn<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly FileColumn column;
    private readonly MappedFile file;
    private readonly long recordLength;
    private readonly int size;
    private readonly T[] bytes;

    /// <summary>Maps the file and checks its length.</summary>
    /// <param name="column">What is where.</param>
    /// <param name="elements">Numbers of one sample.</param>
    /// <param name="what">Whose numbers they are: "input 'x'".</param>
    /// <param name="role">Whose data it is, at the beginning of a sentence.</param>
    /// <exception cref="ArgumentException">The column makes no sense, or the file does not consist of whole records.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public MappedColumn(FileColumn column, int elements, string what, string role)
    {
        this.column = column;
        size = checked(elements * column.ElementSize);
        recordLength = column.RecordLength ?? size;
        What = $"{what} in '{column.Path}'";
        CheckColumn(role);
        long length = new FileInfo(column.Path).Length;
        Count = CountRecords(length, role);
        bytes = column.Element == FileElement.Byte ? [.. Enumerable.Range(0, 256).Select(value => T.CreateTruncating(value * column.Scale))] : [];
        file = new(column.Path, length);
    }

    /// <summary>Whose numbers they are, for messages.</summary>
    public string What { get; }

    /// <summary>Records.</summary>
    public long Count { get; }

    /// <summary>The numbers of a record.</summary>
    public void Read(long record, Span<T> values)
    {
        ReadOnlySpan<byte> source = file.Read(column.Offset + (record * recordLength) + column.Position, size);
        switch (column.Element)
        {
            case FileElement.Byte:
                for (int i = 0; i < source.Length; i++)
                {
                    values[i] = bytes[source[i]];
                }

                break;
            case FileElement.Single when typeof(T) == typeof(float) && column.Scale == 1 && BitConverter.IsLittleEndian:
            case FileElement.Double when typeof(T) == typeof(double) && column.Scale == 1 && BitConverter.IsLittleEndian:
                source.CopyTo(MemoryMarshal.AsBytes(values));
                break;
            case FileElement.Single:
                for (int i = 0; i < source.Length / 4; i++)
                {
                    values[i] = T.CreateTruncating(BinaryPrimitives.ReadSingleLittleEndian(source[(4 * i)..]) * column.Scale);
                }

                break;
            case FileElement.Double:
                for (int i = 0; i < source.Length / 8; i++)
                {
                    values[i] = T.CreateTruncating(BinaryPrimitives.ReadDoubleLittleEndian(source[(8 * i)..]) * column.Scale);
                }

                break;
            default:
                for (int i = 0; i < source.Length / 4; i++)
                {
                    values[i] = T.CreateTruncating(BinaryPrimitives.ReadInt32LittleEndian(source[(4 * i)..]) * column.Scale);
                }

                break;
        }
    }

    /// <summary>The labels of a record.</summary>
    /// <exception cref="InvalidDataException">A label is none of the classes.</exception>
    public void ReadLabels(long record, Span<int> labels, int classes)
    {
        ReadOnlySpan<byte> source = file.Read(column.Offset + (record * recordLength) + column.Position, size);
        for (int i = 0; i < source.Length / column.ElementSize; i++)
        {
            int label = column.Element == FileElement.Byte ? source[i] : BinaryPrimitives.ReadInt32LittleEndian(source[(4 * i)..]);
            if ((uint)label >= (uint)classes)
            {
                throw new InvalidDataException($"Sample {record} has label {label} as {What}, but there are {classes} classes: 0 to {classes - 1}.");
            }

            labels[i] = label;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private void CheckColumn(string role)
    {
        if (column.Offset < 0 || column.Position < 0 || recordLength < 1 || !double.IsFinite(column.Scale))
        {
            throw new ArgumentException(
                $"{role} describes {What} with an offset of {column.Offset}, a position of {column.Position}, records of {recordLength} bytes and a scale of {column.Scale}; "
                + "offset and position are at least 0, a record has at least one byte, the scale is finite.");
        }

        if (column.Position + size > recordLength)
        {
            throw new ArgumentException(
                $"{role} describes {What} with records of {recordLength} bytes, but {size} bytes at position {column.Position} do not fit into one.");
        }
    }

    private long CountRecords(long length, string role)
    {
        if (length <= column.Offset)
        {
            throw new ArgumentException(
                length == 0
                    ? $"{role} reads {What}, which is empty."
                    : $"{role} reads {What}, which has {length} bytes and so nothing behind the {column.Offset} bytes that are skipped.");
        }

        (long count, long rest) = Math.DivRem(length - column.Offset, recordLength);
        return rest == 0
            ? count
            : throw new ArgumentException(
                $"{role} reads {What}, which has {length - column.Offset} bytes behind the {column.Offset} that are skipped: {count} records of {recordLength} bytes and "
                + $"{rest} bytes of another. The file is truncated, or offset, element or record length are not its own.");
    }
}
