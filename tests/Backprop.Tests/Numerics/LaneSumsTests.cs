using System.Numerics;
using Backprop.Numerics;

namespace Backprop.Tests.Numerics;

public sealed class LaneSumsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 12)]
    [InlineData(3, 4)]
    [InlineData(2, 6)]
    [InlineData(4, 3)]
    public void Rows_of_sums_go_to_rows_of_a_matrix(int rows, int columns)
    {
        Check<float>(rows, columns, add: false);
        Check<float>(rows, columns, add: true);
        Check<double>(rows, columns, add: false);
        Check<double>(rows, columns, add: true);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(21)]
    public void What_lies_behind_the_samples_becomes_zero_and_nothing_else_does(int stride)
    {
        for (int count = 0; count <= stride; count++)
        {
            CheckCleared<float>(count, stride);
            CheckCleared<double>(count, stride);
        }
    }

    [Fact]
    public void A_buffer_begins_at_a_whole_line_and_has_room_for_all_sums()
    {
        LaneBuffer<double> buffer = default;
        ref double first = ref LaneSums.Start(ref buffer);
        for (int i = 0; i < LaneSums.Most * LaneSums.Lanes; i++)
        {
            System.Runtime.CompilerServices.Unsafe.Add(ref first, i) = i + 1;
        }

        Span<double> all = buffer;
        Assert.Equal(LaneSums.Most * LaneSums.Lanes, all.ToArray().Count(x => x > 0));
        Assert.Equal(LaneSums.Most * LaneSums.Lanes, all.ToArray().Max());
        Assert.Equal(0, AddressOf(ref first) & 63);
    }

    private static void CheckCleared<T>(int count, int stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] rows = [.. Enumerable.Range(1, 3 * stride).Select(i => i % 5 == 0 ? T.NaN : T.CreateTruncating(i))];
        T[] expected = [.. rows.Select((value, i) => i < 2 * stride && i % stride >= count ? T.Zero : value)];
        LaneSums.ClearBehind(ref rows[0], 2, stride, count);
        Assert.Equal(expected, rows);
    }

    private static unsafe nint AddressOf(ref double value) => (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref value);

    private static void Check<T>(int rows, int columns, bool add)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(11);
        const int Stride = 17;
        T[] lanes = [.. Enumerable.Range(0, rows * columns * LaneSums.Lanes).Select(_ => T.CreateTruncating(random.NextDouble() - 0.5))];
        T[] sums = [.. Enumerable.Range(0, rows * Stride).Select(i => T.CreateTruncating(i))];
        T[] expected = [.. sums];
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                T sum = Tree(lanes.AsSpan(((r * columns) + c) * LaneSums.Lanes, LaneSums.Lanes));
                expected[(r * Stride) + c] = add ? expected[(r * Stride) + c] + sum : sum;
            }
        }

        LaneSums.Add(ref lanes[0], rows, columns, ref sums[0], Stride, add);

        // To the bit: the order is fixed.
        Assert.Equal(expected, sums);
    }

    private static T Tree<T>(Span<T> lanes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] now = lanes.ToArray();
        for (int half = LaneSums.Lanes / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                now[i] += now[i + half];
            }
        }

        return now[0];
    }
}
