using System.Numerics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Backprop.Numerics;

namespace Backprop.Tests.Numerics;

/// <summary>Against <see cref="ExactFunctions"/>, in units of the last place.</summary>
public sealed class FunctionAccuracyTests
{
    private static bool Fused => Fma.IsSupported || AdvSimd.IsSupported;

    public static TheoryData<string, double, double> Ranges => new()
    {
        { "Exp", -104, 88.72 },
        { "Exp", -2, 2 },
        { "Expm1", -20, 88.72 },
        { "Expm1", -1, 1 },
        { "Expm1", -1e-3, 1e-3 },
        { "Expm1", -1e-30, 1e-30 },
        { "Log", 1e-45, 1.17e-38 },
        { "Log", 1e-6, 4 },
        { "Log", 0.9, 1.1 },
        { "Log", 1, 3e38 },
        { "Log1p", -0.999999, 4 },
        { "Log1p", -1e-3, 1e-3 },
        { "Log1p", -1e-36, 1e-36 },
        { "Log1p", 1, 3e38 },
        { "Tanh", -10, 10 },
        { "Tanh", -1, 1 },
        { "Tanh", -1e-3, 1e-3 },
        { "Tanh", -1e-40, 1e-40 },
        { "Sigmoid", -103, 20 },
        { "Sigmoid", -4, 4 },
        { "Softplus", -103, 90 },
        { "Softplus", -4, 4 },
        { "Erf", -4.1, 4.1 },
        { "Erf", -1.2, 1.2 },
        { "Erf", -1e-3, 1e-3 },
        { "Sin", -10, 10 },
        { "Sin", -8200, 8200 },
        { "Sin", -3e38, 3e38 },
        { "Cos", -10, 10 },
        { "Cos", -8200, 8200 },
        { "Cos", -3e38, 3e38 },
    };

    public static TheoryData<string, double, double> WideRanges => new()
    {
        { "Exp", -745, 709.7 },
        { "Expm1", -40, 709.7 },
        { "Log", 5e-324, 2.2e-308 },
        { "Log", 1, 1.7e308 },
        { "Log1p", 1, 1.7e308 },
        { "Tanh", -19.5, 19.5 },
        { "Tanh", -1e-310, 1e-310 },
        { "Sigmoid", -744, 40 },
        { "Softplus", -744, 710 },
        { "Erf", -6.1, 6.1 },
        { "Sin", -1e6, 1e6 },
        { "Sin", -1.7e308, 1.7e308 },
        { "Cos", -1e6, 1e6 },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Single_is_within_two_units_in_the_last_place_and_tanh_within_two_and_a_half(string name, double low, double high)
    {
        double allowed = name == "Tanh" ? 2.5 : 2;
        float[] x = [.. Points(low, high, 1000).Select(value => (float)value)];
        float[] y = LanesFunctions.Apply<Lanes512Single, float>(name, x);
        for (int i = 0; i < x.Length; i++)
        {
            double error = ExactFunctions.Narrow.ErrorInUlps(y[i], LanesFunctions.Apply(ExactFunctions.Narrow, name, x[i]));
            Assert.True(error <= allowed, $"{name}({x[i]:R}) = {y[i]:R} is {error:F2} units in the last place off");
        }
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Double_is_within_four_units_in_the_last_place(string name, double low, double high) =>
        CheckDouble(ExactFunctions.Narrow, name, Points(low, high, 500));

    [Theory]
    [MemberData(nameof(WideRanges))]
    public void Double_is_within_four_units_in_the_last_place_over_its_whole_range(string name, double low, double high) =>
        CheckDouble(ExactFunctions.Wide, name, Points(low, high, 70));

    [Fact]
    public void Pow_of_single_is_within_two_units_while_the_exponent_is_small_and_eight_elsewhere_with_fused_multiply_add()
    {
        var random = new Random(7);
        for (int i = 0; i < 3000; i++)
        {
            float a = MathF.Exp((float)((random.NextDouble() - 0.5) * 2 * (i % 80)));
            float b = (float)((random.NextDouble() - 0.5) * (i % 7 == 0 ? 100 : 6));
            double exponent = b * Math.Log(a);
            if (Math.Abs(exponent) > 85)
            {
                continue;
            }

            float y = Lanes512Single.GetLane(Lanes512Single.Pow(Lanes512Single.Broadcast(a), Lanes512Single.Broadcast(b)), 0);
            double error = ExactFunctions.Narrow.ErrorInUlps(y, ExactPower(ExactFunctions.Narrow, a, b));
            double allowed = Math.Abs(exponent) < 8 ? (Fused ? 2 : 10) : (Fused ? 8 : 64);
            Assert.True(error <= allowed, $"Pow({a:R}, {b:R}) = {y:R} is {error:F2} units in the last place off");
        }
    }

    [Fact]
    public void Pow_of_double_is_within_four_units_while_the_exponent_is_small_and_a_hundred_elsewhere_with_fused_multiply_add()
    {
        var random = new Random(8);
        for (int i = 0; i < 300; i++)
        {
            double a = Math.Exp((random.NextDouble() - 0.5) * 2 * (i % 300));
            double b = (random.NextDouble() - 0.5) * (i % 7 == 0 ? 100 : 6);
            double exponent = b * Math.Log(a);
            if (Math.Abs(exponent) > 700)
            {
                continue;
            }

            double y = Lanes512Double.GetLane(Lanes512Double.Pow(Lanes512Double.Broadcast(a), Lanes512Double.Broadcast(b)), 0);
            double error = ExactFunctions.Wide.ErrorInUlps(y, ExactPower(ExactFunctions.Wide, a, b));
            double allowed = Math.Abs(exponent) < 8 ? (Fused ? 4 : 10) : (Fused ? 100 : 1000);
            Assert.True(error <= allowed, $"Pow({a:R}, {b:R}) = {y:R} is {error:F2} units in the last place off");
        }
    }

    private static void CheckDouble(ExactFunctions exact, string name, IEnumerable<double> points)
    {
        double[] x = [.. points];
        double[] y = LanesFunctions.Apply<Lanes512Double, double>(name, x);
        for (int i = 0; i < x.Length; i++)
        {
            double error = exact.ErrorInUlps(y[i], LanesFunctions.Apply(exact, name, x[i]));
            Assert.True(error <= 4, $"{name}({x[i]:R}) = {y[i]:R} is {error:F2} units in the last place off");
        }
    }

    private static BigInteger ExactPower(ExactFunctions exact, double a, double b) =>
        exact.Exp(exact.Multiply(exact.FromDouble(b), exact.Log(exact.FromDouble(a))));

    /// <summary>A dense grid, random points, and random magnitudes between the ends.</summary>
    private static IEnumerable<double> Points(double low, double high, int count)
    {
        var random = new Random(20240607);
        for (int i = 0; i <= count; i++)
        {
            double t = i / (double)count;
            yield return (low * (1 - t)) + (high * t);
        }

        for (int i = 0; i < count; i++)
        {
            double t = random.NextDouble();
            yield return (low * (1 - t)) + (high * t);
        }

        for (int i = 0; i < count; i++)
        {
            // Toward the end of smaller magnitude (or zero) in even steps of the logarithm.
            double end = random.Next(2) == 0 ? low : high;
            double smallest = low < 0 && high > 0 ? Math.Abs(end) * 1e-12 : Math.Min(Math.Abs(low), Math.Abs(high));
            double magnitude = Math.Abs(end) * Math.Pow(smallest / Math.Abs(end), random.NextDouble());
            yield return Math.Clamp(Math.Sign(end) * magnitude, low, high);
        }
    }
}
