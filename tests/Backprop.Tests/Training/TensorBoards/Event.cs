using Google.Protobuf;

namespace Backprop.Tests.Training.TensorBoards;

/// <summary>
/// A message of <c>tensorflow/core/util/event.proto</c> with what <c>summary.proto</c> puts into it, read with Google's library by the numbers of the
/// fields there.
/// </summary>
internal sealed record Event
{
    public double WallTime { get; init; }

    public long Step { get; init; }

    public string? FileVersion { get; init; }

    public string? Tag { get; init; }

    public float? SimpleValue { get; init; }

    public Histogram? Histo { get; init; }

    public static Event Parse(byte[] message)
    {
        var result = new Event();
        var input = new CodedInputStream(message);
        while (input.ReadTag() is not 0 and uint tag)
        {
            result = WireFormat.GetTagFieldNumber(tag) switch
            {
                1 => result with { WallTime = input.ReadDouble() },
                2 => result with { Step = input.ReadInt64() },
                3 => result with { FileVersion = input.ReadString() },
                5 => ParseSummary(result, input.ReadBytes().ToByteArray()),
                int field => throw new InvalidDataException($"Field {field} of Event is not expected."),
            };
        }

        return result;
    }

    private static Event ParseSummary(Event result, byte[] message)
    {
        var input = new CodedInputStream(message);
        Assert.Equal(1, WireFormat.GetTagFieldNumber(input.ReadTag()));
        result = ParseValue(result, input.ReadBytes().ToByteArray());
        Assert.True(input.IsAtEnd);
        return result;
    }

    private static Event ParseValue(Event result, byte[] message)
    {
        var input = new CodedInputStream(message);
        while (input.ReadTag() is not 0 and uint tag)
        {
            result = WireFormat.GetTagFieldNumber(tag) switch
            {
                1 => result with { Tag = input.ReadString() },
                2 => result with { SimpleValue = input.ReadFloat() },
                5 => result with { Histo = Histogram.Parse(input.ReadBytes().ToByteArray()) },
                int field => throw new InvalidDataException($"Field {field} of Summary.Value is not expected."),
            };
        }

        return result;
    }
}
