using System.Globalization;

namespace Backprop;

/// <summary>
/// A file of events that TensorBoard reads: records of <c>tensorflow.Event</c> messages (<c>event.proto</c>, <c>summary.proto</c>).
/// </summary>
internal sealed class EventFile : IDisposable
{
    // The fields of the messages.
    private const int WallTime = 1, Step = 2, FileVersion = 3, SummaryOfEvent = 5;
    private const int ValueOfSummary = 1;
    private const int Tag = 1, SimpleValue = 2, Histo = 5;
    private const int Min = 1, Max = 2, Num = 3, Sum = 4, SumSquares = 5, BucketLimit = 6, Bucket = 7;

    private readonly RecordFile file;
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
        file = new(FreeName(directory, time.GetUtcNow()));
        Begin();
        record.Text(FileVersion, "brain.Event:2");
        file.Add(record.Written);
        Flush();
    }

    /// <summary>The file.</summary>
    public string FilePath => file.FilePath;

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
    public void Flush() => file.Flush();

    public void Dispose() => file.Dispose();

    private static string FreeName(string directory, DateTimeOffset now)
    {
        // TensorBoard takes what has "tfevents" in its name, in the order of the names, and never goes back: where it shows a training that runs, it would
        // not see a file "10" after "9". A second training within a second gets the next number.
        for (int number = 0; ; number++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{now.ToUnixTimeSeconds():D10}.backprop.{number:D4}.v2");
            string path = Path.Combine(directory, name);
            if (!File.Exists(path))
            {
                return path;
            }
        }
    }

    private void WriteValue(long step)
    {
        summary.Clear();
        summary.Message(ValueOfSummary, value.Written);
        Begin();
        record.Integer(Step, step);
        record.Message(SummaryOfEvent, summary.Written);
        file.Add(record.Written);
    }

    private void Begin()
    {
        record.Clear();
        record.Double(WallTime, time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0);
    }
}
