using System.Buffers.Binary;
using System.Globalization;

namespace Backprop;

/// <summary>
/// A file of events that TensorBoard reads: records of <c>tensorflow.Event</c> messages (<c>event.proto</c>, <c>summary.proto</c>) in the framing of
/// TFRecord, which is the length as 8 bytes, its checksum, the message and its checksum. A checksum is CRC-32C, rotated and moved, so that checksums of
/// data with checksums in it are good ones.
/// </summary>
internal sealed class EventFile : IDisposable
{
    // The fields of the messages.
    private const int WallTime = 1, Step = 2, FileVersion = 3, SummaryOfEvent = 5;
    private const int ValueOfSummary = 1;
    private const int Tag = 1, SimpleValue = 2, Histo = 5;
    private const int Min = 1, Max = 2, Num = 3, Sum = 4, SumSquares = 5, BucketLimit = 6, Bucket = 7;

    private const uint ChecksumOffset = 0xA282_EAD8;

    private readonly FileStream stream;
    private readonly TimeProvider time;
    private readonly ProtobufWriter record = new();
    private readonly ProtobufWriter summary = new();
    private readonly ProtobufWriter value = new();
    private readonly ProtobufWriter histogram = new();

    /// <summary>Creates a file in a directory, which is created too if need be.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="time">The clock, by which files are named and events are stamped.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public EventFile(string directory, TimeProvider time)
    {
        this.time = time;
        Directory.CreateDirectory(directory);
        stream = new(FreeName(directory, time.GetUtcNow()), FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        Begin();
        record.Text(FileVersion, "brain.Event:2");
        WriteRecord();
        Flush();
    }

    /// <summary>The file.</summary>
    public string FilePath => stream.Name;

    /// <summary>A point of a curve.</summary>
    public void Scalar(string tag, long step, double number)
    {
        value.Clear();
        value.Text(Tag, tag);
        value.Single(SimpleValue, (float)number);
        WriteValue(step);
    }

    /// <summary>A distribution.</summary>
    public void Histogram(string tag, long step, WeightHistogram weights)
    {
        histogram.Clear();
        histogram.Double(Min, weights.Min);
        histogram.Double(Max, weights.Max);
        histogram.Double(Num, weights.Count);
        histogram.Double(Sum, weights.Sum);
        histogram.Double(SumSquares, weights.SumOfSquares);
        histogram.Doubles(BucketLimit, weights.Limits);
        histogram.Doubles(Bucket, weights.Counts);
        value.Clear();
        value.Text(Tag, tag);
        value.Message(Histo, histogram.Written);
        WriteValue(step);
    }

    /// <summary>Lets a reader see what was written.</summary>
    public void Flush() => stream.Flush();

    public void Dispose() => stream.Dispose();

    private static string FreeName(string directory, DateTimeOffset now)
    {
        // TensorBoard takes what has "tfevents" in its name, in the order of the names; a second training within a second gets the next number.
        for (int number = 0; ; number++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{now.ToUnixTimeSeconds():D10}.backprop.{number}.v2");
            string path = Path.Combine(directory, name);
            if (!File.Exists(path))
            {
                return path;
            }
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = new Crc32C();
        crc.Add(bytes);
        return ((crc.Value >> 15) | (crc.Value << 17)) + ChecksumOffset;
    }

    private void WriteValue(long step)
    {
        summary.Clear();
        summary.Message(ValueOfSummary, value.Written);
        Begin();
        record.Integer(Step, step);
        record.Message(SummaryOfEvent, summary.Written);
        WriteRecord();
    }

    private void Begin()
    {
        record.Clear();
        record.Double(WallTime, time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0);
    }

    private void WriteRecord()
    {
        ReadOnlySpan<byte> message = record.Written;
        Span<byte> frame = stackalloc byte[sizeof(ulong) + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(frame, (ulong)message.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[sizeof(ulong)..], Checksum(frame[..sizeof(ulong)]));
        stream.Write(frame);
        stream.Write(message);
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Checksum(message));
        stream.Write(frame[..sizeof(uint)]);
    }
}
