using Backprop.Initializers;
using Backprop.Runtime;

namespace Backprop.Tests.Initializers;

public sealed class InitialWeightsTests
{
    private const double Truncated = 0.87962566103423978;

    [Fact]
    public void Zeros_ones_and_constants_fill()
    {
        Assert.All(Draw(new(InitializerKind.Zeros), 3, 4), value => Assert.Equal(0, value));
        Assert.All(Draw(new(InitializerKind.Ones), 3, 4), value => Assert.Equal(1, value));
        Assert.All(Draw(new(InitializerKind.Constant) { Value = 0.3 }, 12), value => Assert.Equal(0.3, value));
    }

    // Computed apart from this library, with 120 binary digits, from the definitions of Threefry-2x32-20, FNV-1a and the normal quantile.
    [Fact]
    public void First_values_are_those_of_the_definition()
    {
        Near(
            [-0.2382628256546815, -0.20340192603736956, 0.29591212485357843, 0.07010474448917012],
            Draw(Glorot(20, 30), 20, 30));
        Near(
            [-1.010628087576099, -0.8189249810094841, 1.454617168627495, 0.25642195799182016],
            Draw(new(InitializerKind.RandomNormal) { Stddev = 1 }, 20, 30));
        Near(
            [-0.34055414006478535, -0.2778814272028385, 0.4769143948665548, 0.0879032534509199],
            Draw(He(20), 20, 30));
        Near(
            [0.2580330496870721, 0.8150574785977375, 0.1128736030680938, 0.22324977547921454],
            Draw(new(InitializerKind.RandomUniform) { MinValue = 0, MaxValue = 1, Seed = 7 }, 20, 30));
        Near(
            [-1.0358039078552954, -0.4170979258632042, -0.8393252730630005, -1.566325491906451, 1.4908532290166654, -1.1716030785400946],
            Draw(new(InitializerKind.Orthogonal) { Value = 2 }, 3, 2));
        Assert.Equal(1.200075503101694, Draw(new(InitializerKind.RandomNormal) { Stddev = 1 }, 1025)[1024], 1e-14);
    }

    [Theory]
    [InlineData(1, -3, 5)]
    [InlineData(2, -0.05, 0.05)]
    public void Uniform_numbers_keep_their_range_and_moments(ulong seed, double low, double high)
    {
        double[] x = Draw(seed, new(InitializerKind.RandomUniform) { MinValue = low, MaxValue = high }, 300, 400);
        Assert.All(x, value => Assert.True(value > low && value < high));
        CheckMoments(x, (low + high) / 2, (high - low) / Math.Sqrt(12));
        Assert.InRange(x.Min(), low, low + ((high - low) * 1e-3));
        Assert.InRange(x.Max(), high - ((high - low) * 1e-3), high);
    }

    [Fact]
    public void Normal_numbers_have_their_moments_and_tails()
    {
        double[] x = Draw(new(InitializerKind.RandomNormal) { Mean = 2, Stddev = 0.5 }, 300, 400);
        CheckMoments(x, 2, 0.5);
        CheckShare(x, value => Math.Abs(value - 2) > 1, 0.0455002638963584);
        CheckShare(x, value => value - 2 > 1.5, 0.00134989803163009);
    }

    [Fact]
    public void Truncated_normal_numbers_end_at_two_deviations()
    {
        double[] x = Draw(new(InitializerKind.TruncatedNormal) { Mean = -1, Stddev = 0.2 }, 300, 400);
        Assert.All(x, value => Assert.InRange(value, -1.4, -0.6));
        CheckMoments(x, -1, 0.2 * Truncated);
        CheckShare(x, value => Math.Abs(value + 1) < 0.2, 0.682689492137086 / 0.954499736103642);
    }

    [Theory]
    [InlineData(FanMode.FanIn, VarianceDistribution.TruncatedNormal, 300)]
    [InlineData(FanMode.FanOut, VarianceDistribution.UntruncatedNormal, 400)]
    [InlineData(FanMode.FanAvg, VarianceDistribution.Uniform, 350)]
    public void Variance_scaling_has_the_variance_of_its_fan(FanMode mode, VarianceDistribution distribution, double fan)
    {
        var choice = new Initialization(InitializerKind.VarianceScaling)
        {
            Value = 2,
            Mode = mode,
            Distribution = distribution,
            FanIn = 300,
            FanOut = 400,
        };
        double[] x = Draw(choice, 300, 400);
        CheckMoments(x, 0, Math.Sqrt(2 / fan));
        double limit = distribution switch
        {
            VarianceDistribution.TruncatedNormal => 2 * Math.Sqrt(2 / fan) / Truncated,
            VarianceDistribution.Uniform => Math.Sqrt(6 / fan),
            _ => double.PositiveInfinity,
        };
        Assert.All(x, value => Assert.True(Math.Abs(value) <= limit));
    }

    [Fact]
    public void A_fan_of_zero_counts_as_one()
    {
        double[] x = Draw(new Initialization(InitializerKind.VarianceScaling) { Value = 1, Distribution = VarianceDistribution.Uniform }, 1000);
        Assert.InRange(x.Max(Math.Abs), 1.7, Math.Sqrt(3));
    }

    [Theory]
    [InlineData(3, 5, 1.5)]
    [InlineData(5, 3, 1)]
    public void Identity_has_its_gain_on_the_diagonal(int rows, int columns, double gain)
    {
        double[] x = Draw(new(InitializerKind.Identity) { Value = gain }, rows, columns);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(i / columns == i % columns ? gain : 0, x[i]);
        }
    }

    [Theory]
    [InlineData(new[] { 40, 25 })]
    [InlineData(new[] { 25, 40 })]
    [InlineData(new[] { 32, 32 })]
    [InlineData(new[] { 3, 3, 4, 50 })]
    [InlineData(new[] { 1, 7 })]
    public void Orthogonal_weights_have_orthonormal_rows_or_columns(int[] shape)
    {
        const double Gain = 1.5;
        double[] x = Draw(new(InitializerKind.Orthogonal) { Value = Gain }, shape);
        int columns = shape[^1];
        int rows = x.Length / columns;
        bool byRows = rows < columns;
        int count = byRows ? rows : columns;
        int length = byRows ? columns : rows;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                double dot = 0;
                for (int k = 0; k < length; k++)
                {
                    dot += byRows ? x[(i * columns) + k] * x[(j * columns) + k] : x[(k * columns) + i] * x[(k * columns) + j];
                }

                Assert.Equal(i == j ? Gain * Gain : 0, dot, 1e-13);
            }
        }
    }

    [Fact]
    public void Single_precision_starts_from_the_rounded_weights_of_double()
    {
        foreach (Initialization choice in (Initialization[])[Glorot(30, 20), He(30), new(InitializerKind.Orthogonal) { Value = 1 }])
        {
            ParameterDescription parameter = Parameter("dense.kernel", choice, 30, 20);
            float[] x = new float[600];
            InitialWeights.Fill<float>(parameter, 1, x);
            Assert.Equal(Draw(choice, 30, 20).Select(value => (float)value), x);
        }
    }

    [Fact]
    public void Names_and_seeds_choose_the_stream()
    {
        double[] x = Draw(Glorot(30, 20), 30, 20);
        Assert.Equal(x, Draw(Glorot(30, 20), 30, 20));
        Assert.NotEqual(x, Draw(2, Glorot(30, 20), 30, 20));

        double[] other = new double[600];
        InitialWeights.Fill(Parameter("dense_1.kernel", Glorot(30, 20), 30, 20), 1, other.AsSpan());
        Assert.Empty(x.Intersect(other));

        // A seed of its own: the network's does not matter.
        Assert.Equal(Draw(1, Glorot(30, 20) with { Seed = 5 }, 30, 20), Draw(9, Glorot(30, 20) with { Seed = 5 }, 30, 20));
        Assert.Equal(Draw(5, Glorot(30, 20), 30, 20), Draw(9, Glorot(30, 20) with { Seed = 5 }, 30, 20));
    }

    [Fact]
    public void Every_machine_draws_the_same_bits()
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (Initialization choice in (Initialization[])[Glorot(97, 83), He(97), new(InitializerKind.Orthogonal) { Value = 1 }])
        {
            foreach (double value in Draw(choice, 97, 83))
            {
                hash = (hash ^ BitConverter.DoubleToUInt64Bits(value)) * 0x100000001B3;
            }
        }

        Assert.Equal(8188827786426465074ul, hash);
    }

    [Fact]
    public void A_vector_cannot_be_orthogonal_or_the_identity()
    {
        Assert.Contains("'dense.kernel' is a vector", Assert.Throws<ArgumentException>(
            () => Draw(new(InitializerKind.Orthogonal) { Value = 1 }, 5)).Message, StringComparison.Ordinal);
        Assert.Contains("needs 2", Assert.Throws<ArgumentException>(
            () => Draw(new(InitializerKind.Identity) { Value = 1 }, 5, 4, 3)).Message, StringComparison.Ordinal);
    }

    private static Initialization Glorot(int fanIn, int fanOut) => new(InitializerKind.VarianceScaling)
    {
        Value = 1,
        Mode = FanMode.FanAvg,
        Distribution = VarianceDistribution.Uniform,
        FanIn = fanIn,
        FanOut = fanOut,
    };

    private static Initialization He(int fanIn) => new(InitializerKind.VarianceScaling)
    {
        Value = 2,
        Mode = FanMode.FanIn,
        Distribution = VarianceDistribution.TruncatedNormal,
        FanIn = fanIn,
        FanOut = 1,
    };

    private static double[] Draw(Initialization choice, params int[] shape) => Draw(1, choice, shape);

    private static double[] Draw(ulong seed, Initialization choice, params int[] shape)
    {
        ParameterDescription parameter = Parameter("dense.kernel", choice, shape);
        double[] weights = new double[parameter.Length];
        Array.Fill(weights, double.NaN);
        InitialWeights.Fill<double>(parameter, seed, weights);
        return weights;
    }

    private static ParameterDescription Parameter(string name, Initialization choice, params int[] shape) =>
        new(name, shape, 0, shape.Aggregate(1, (a, b) => a * b), true, choice);

    private static void Near(double[] expected, double[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 3e-15);
        }
    }

    /// <summary>Mean and deviation within five of their standard errors.</summary>
    private static void CheckMoments(double[] x, double mean, double deviation)
    {
        double m = x.Average();
        double d = Math.Sqrt(x.Average(value => (value - m) * (value - m)));
        double error = deviation / Math.Sqrt(x.Length);
        Assert.InRange(m, mean - (5 * error), mean + (5 * error));
        Assert.InRange(d, deviation - (5 * error), deviation + (5 * error));
    }

    private static void CheckShare(double[] x, Func<double, bool> predicate, double share)
    {
        double error = Math.Sqrt(share * (1 - share) / x.Length);
        Assert.InRange(x.Count(predicate) / (double)x.Length, share - (5 * error), share + (5 * error));
    }
}
