using Google.Protobuf;
using Google.Protobuf.Collections;

namespace Backprop.Tests.Training.TensorBoards;

/// <summary>A <c>HistogramProto</c> of <c>tensorflow/core/framework/summary.proto</c>.</summary>
internal sealed record Histogram(double Min, double Max, double Num, double Sum, double SumSquares, double[] Limits, double[] Counts)
{
    public static Histogram Parse(byte[] message)
    {
        var numbers = new double[6];
        var limits = new RepeatedField<double>();
        var counts = new RepeatedField<double>();
        var input = new CodedInputStream(message);
        while (input.ReadTag() is not 0 and uint tag)
        {
            int field = WireFormat.GetTagFieldNumber(tag);
            if (field is 6 or 7)
            {
                (field == 6 ? limits : counts).AddEntriesFrom(input, FieldCodec.ForDouble(tag));
            }
            else
            {
                numbers[field] = input.ReadDouble();
            }
        }

        return new(numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], [.. limits], [.. counts]);
    }
}
