using System.Numerics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Backprop.Numerics;

namespace Backprop.Tests.Numerics;

/// <summary>Every function gives the same bits at every width, whatever the other lanes hold, and the right limits.</summary>
public sealed class FunctionAgreementTests
{
    public static TheoryData<string> Names => [.. LanesFunctions.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void All_widths_of_single_give_the_same_bits(string name)
    {
        float[] x = RandomBits(4096, BitConverter.Int32BitsToSingle, random => random.Next(int.MinValue, int.MaxValue));
        float[] y = LanesFunctions.Apply<Lanes512Single, float>(name, x);
        Same(name, x, y, LanesFunctions.Apply<Lanes256Single, float>(name, x));
        Same(name, x, y, LanesFunctions.Apply<Lanes128Single, float>(name, x));
        Same(name, x, y, LanesFunctions.Apply<ScalarSingle, float>(name, x));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void All_widths_of_double_give_the_same_bits(string name)
    {
        double[] x = RandomBits(4096, BitConverter.Int64BitsToDouble, random => random.NextInt64(long.MinValue, long.MaxValue));
        double[] y = LanesFunctions.Apply<Lanes512Double, double>(name, x);
        Same(name, x, y, LanesFunctions.Apply<Lanes256Double, double>(name, x));
        Same(name, x, y, LanesFunctions.Apply<Lanes128Double, double>(name, x));
        Same(name, x, y, LanesFunctions.Apply<ScalarDouble, double>(name, x));
    }

    /// <summary>The same hash with and without 512-bit vectors, and on any machine that can multiply and add in one rounding.</summary>
    [SkippableFact]
    public void Every_machine_with_fused_multiply_add_gives_the_same_bits()
    {
        Skip.IfNot(Fma.IsSupported || AdvSimd.IsSupported, "needs fused multiply-add");
        ulong hash = 0xCBF29CE484222325;
        float[] x = [.. Enumerable.Range(-9000, 18000).Select(i => i * 0.0113f)];
        double[] z = [.. Enumerable.Range(-3000, 6000).Select(i => i * 0.1237)];
        foreach (string name in LanesFunctions.Names)
        {
            foreach (float value in LanesFunctions.Apply<Lanes256Single, float>(name, x))
            {
                hash = (hash ^ (float.IsNaN(value) ? 1 : BitConverter.SingleToUInt32Bits(value))) * 0x100000001B3;
            }

            foreach (double value in LanesFunctions.Apply<Lanes256Double, double>(name, z))
            {
                hash = (hash ^ (double.IsNaN(value) ? 1 : BitConverter.DoubleToUInt64Bits(value))) * 0x100000001B3;
            }
        }

        Assert.Equal(13387059812127964619ul, hash);
    }

    [Fact]
    public void All_widths_give_the_same_powers()
    {
        float[] a = RandomBits(4096, BitConverter.Int32BitsToSingle, random => random.Next(int.MinValue, int.MaxValue));
        float[] b = [.. a.Reverse()];
        float[] y = Powers<Lanes512Single, float>(a, b);
        Same("Pow", a, y, Powers<Lanes256Single, float>(a, b));
        Same("Pow", a, y, Powers<Lanes128Single, float>(a, b));
        Same("Pow", a, y, Powers<ScalarSingle, float>(a, b));

        double[] c = [.. a.Select(value => (double)value)];
        double[] d = [.. b.Select(value => (double)value)];
        double[] z = Powers<Lanes512Double, double>(c, d);
        Same("Pow", c, z, Powers<Lanes256Double, double>(c, d));
        Same("Pow", c, z, Powers<Lanes128Double, double>(c, d));
        Same("Pow", c, z, Powers<ScalarDouble, double>(c, d));
    }

    [Theory]
    [InlineData("Exp", 0, 1)]
    [InlineData("Exp", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Exp", double.NegativeInfinity, 0)]
    [InlineData("Exp", 1e30, double.PositiveInfinity)]
    [InlineData("Exp", -1e30, 0)]
    [InlineData("Expm1", -0.0, -0.0)]
    [InlineData("Expm1", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Expm1", double.NegativeInfinity, -1)]
    [InlineData("Log", 1, 0)]
    [InlineData("Log", 0, double.NegativeInfinity)]
    [InlineData("Log", -0.0, double.NegativeInfinity)]
    [InlineData("Log", -1, double.NaN)]
    [InlineData("Log", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Log", double.NegativeInfinity, double.NaN)]
    [InlineData("Log1p", -0.0, -0.0)]
    [InlineData("Log1p", -1, double.NegativeInfinity)]
    [InlineData("Log1p", -2, double.NaN)]
    [InlineData("Log1p", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Tanh", -0.0, -0.0)]
    [InlineData("Tanh", double.PositiveInfinity, 1)]
    [InlineData("Tanh", -1e30, -1)]
    [InlineData("Sigmoid", 0, 0.5)]
    [InlineData("Sigmoid", double.PositiveInfinity, 1)]
    [InlineData("Sigmoid", double.NegativeInfinity, 0)]
    [InlineData("Softplus", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Softplus", double.NegativeInfinity, 0)]
    [InlineData("Softplus", 1000, 1000)]
    [InlineData("Erf", -0.0, -0.0)]
    [InlineData("Erf", double.NegativeInfinity, -1)]
    [InlineData("Erf", 10, 1)]
    [InlineData("Sin", 0, 0)]
    [InlineData("Sin", double.PositiveInfinity, double.NaN)]
    [InlineData("Cos", 0, 1)]
    [InlineData("Cos", double.NegativeInfinity, double.NaN)]
    public void Limits(string name, double x, double expected)
    {
        Assert.Equal((float)expected, LanesFunctions.Apply<Lanes256Single, float>(name, [(float)x])[0]);
        Assert.Equal(expected, LanesFunctions.Apply<Lanes256Double, double>(name, [x])[0]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_stays_NaN(string name)
    {
        Assert.Equal(float.NaN, LanesFunctions.Apply<Lanes128Single, float>(name, [float.NaN])[0]);
        Assert.Equal(double.NaN, LanesFunctions.Apply<Lanes128Double, double>(name, [double.NaN])[0]);
    }

    [Theory]
    [InlineData(0, 2, 0)]
    [InlineData(0, -2, double.PositiveInfinity)]
    [InlineData(0, 0, 1)]
    [InlineData(5, 0, 1)]
    [InlineData(1, 1e30, 1)]
    [InlineData(double.PositiveInfinity, 0.5, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, -0.5, 0)]
    [InlineData(2, 10, 1024)]
    [InlineData(2, 5000, double.PositiveInfinity)]
    [InlineData(2, -5000, 0)]
    [InlineData(-2, 2, double.NaN)]
    public void Limits_of_powers(double a, double b, double expected)
    {
        double tolerance = double.IsFinite(expected) ? expected * 1e-15 : 0;
        Assert.Equal((float)expected, Powers<Lanes256Single, float>([(float)a], [(float)b])[0]);
        Assert.Equal(expected, Powers<Lanes256Double, double>([a], [b])[0], tolerance);
    }

    [Fact]
    public void Odd_functions_are_odd_and_nothing_exceeds_its_bounds()
    {
        float[] x = [.. Enumerable.Range(0, 20000).Select(i => i * 0.001f)];
        float[] minus = [.. x.Select(value => -value)];
        foreach (string name in (string[])["Tanh", "Erf"])
        {
            float[] y = LanesFunctions.Apply<Lanes512Single, float>(name, x);
            Assert.All(y, value => Assert.InRange(value, 0, 1));
            Assert.Equal(y.Select(value => -value), LanesFunctions.Apply<Lanes512Single, float>(name, minus));
        }

        Assert.All(LanesFunctions.Apply<Lanes512Single, float>("Sigmoid", [.. x, .. minus]), value => Assert.InRange(value, 0, 1));
    }

    private static T[] Powers<V, T>(T[] a, T[] b)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] y = new T[a.Length];
        for (int i = 0; i < a.Length; i += V.Count)
        {
            int count = Math.Min(V.Count, a.Length - i);
            V.StorePartial(V.Pow(V.LoadPartial(ref a[i], 0, count), V.LoadPartial(ref b[i], 0, count)), ref y[i], 0, count);
        }

        return y;
    }

    private static T[] RandomBits<T, B>(int count, Func<B, T> convert, Func<Random, B> next)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(99);
        T[] values = new T[count];
        for (int i = 0; i < count; i++)
        {
            // Half of them of any magnitude, half near one.
            values[i] = i % 2 == 0 ? convert(next(random)) : T.CreateChecked((random.NextDouble() - 0.5) * 20);
        }

        T[] special = [T.Zero, T.NegativeZero, T.NaN, T.PositiveInfinity, T.NegativeInfinity, T.Epsilon, T.One, -T.One];
        special.CopyTo(values, 1000);
        return values;
    }

    private static void Same<T>(string name, T[] x, T[] expected, T[] actual)
        where T : IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            bool same = T.IsNaN(expected[i])
                ? T.IsNaN(actual[i])
                : expected[i] == actual[i] && T.IsNegative(expected[i]) == T.IsNegative(actual[i]);
            Assert.True(same, $"{name}({x[i]}) (number {i} of seed 99): {expected[i]} and {actual[i]}");
        }
    }
}
