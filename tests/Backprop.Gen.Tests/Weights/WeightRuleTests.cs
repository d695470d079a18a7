using Backprop.RandomNetworks.Compilation;
using Backprop.Runtime;

namespace Backprop.Gen.Tests.Weights;

/// <summary>Regularizers and constraints of compiled networks, against numbers worked out here.</summary>
public sealed class WeightRuleTests : IDisposable
{
    private static readonly double[] X = [0.5, -1, 2, 1, 0.25, -0.5];
    private static readonly double[] Y = [1, 0, -1, 0.5];

    private readonly LoadedProject project;

    public WeightRuleTests()
    {
        GeneratorRun run = GeneratorRun.Of(string.Join("\n", Declarations.Select(d =>
            $"[Network(Precision = Precision.Double), Input(3), {d.Layers}, MeanSquaredError, SGD(LearningRate = 0.1)] public sealed partial class {d.Name};")));
        Assert.Empty(run.Complaints());
        project = run.Load();
    }

    private static readonly (string Name, string Layers)[] Declarations =
    [
        ("Plain", "Dense(2)"),
        ("L1", "Dense(2, KernelRegularizer = Regularizer.L1)"),
        ("L2", "Dense(2, KernelRegularizer = Regularizer.L2, BiasRegularizer = Regularizer.L2)"),
        ("Both", "Dense(2), Regularize(\"dense.kernel\", Regularizer.L1L2, L1 = 0.3, L2 = 0.2)"),
        ("Rows", "Dense(2, KernelRegularizer = Regularizer.Orthogonal)"),
        ("Columns", "Dense(2), Regularize(\"dense.kernel\", Regularizer.Orthogonal, Factor = 0.5, Mode = OrthogonalMode.Columns)"),
        ("Activity", "Dense(2, ActivityRegularizer = Regularizer.L1L2)"),
        ("Off", "Dense(2, KernelRegularizer = Regularizer.L1), Regularize(\"dense.kernel\", Regularizer.None)"),
        ("Frozen", "Dense(3, KernelRegularizer = Regularizer.L2, Trainable = false), Dense(2)"),
        ("MaxNorm", "Dense(2), Constrain(\"dense.kernel\", Constraint.MaxNorm, MaxValue = 0.6)"),
        ("RowNorm", "Dense(2), Constrain(\"dense.kernel\", Constraint.MaxNorm, MaxValue = 0.6, Axis = [1])"),
        ("MinMaxNorm", "Dense(2), Constrain(\"dense.kernel\", Constraint.MinMaxNorm, MinValue = 1.5, MaxValue = 2, Rate = 0.5)"),
        ("UnitNorm", "Dense(2, KernelConstraint = Constraint.UnitNorm)"),
        ("WholeNorm", "Dense(2), Constrain(\"dense.kernel\", Constraint.UnitNorm, Axis = [0, -1])"),
        ("NonNeg", "Dense(2, KernelConstraint = Constraint.NonNeg, BiasConstraint = Constraint.NonNeg)"),
    ];

    private delegate double[] Targets(double[] kernel);

    [Fact]
    public void L1_adds_the_magnitudes_and_their_signs() =>
        Adds("L1", (w, _) => 0.01 * w.Sum(Math.Abs), (w, b) => [.. w.Select(x => 0.01 * Math.Sign(x)), .. b.Select(_ => 0.0)]);

    [Fact]
    public void L2_adds_the_squares_of_kernel_and_bias() =>
        Adds("L2", (w, b) => 0.01 * w.Concat(b).Sum(x => x * x), (w, b) => [.. w.Concat(b).Select(x => 0.02 * x)]);

    [Fact]
    public void L1L2_adds_both() => Adds(
        "Both", (w, _) => (0.3 * w.Sum(Math.Abs)) + (0.2 * w.Sum(x => x * x)), (w, b) => [.. w.Select(x => (0.3 * Math.Sign(x)) + (0.4 * x)), .. b.Select(_ => 0.0)]);

    [Theory]
    [InlineData("Rows", 0.01, false)]
    [InlineData("Columns", 0.5, true)]
    public void Orthogonal_adds_the_mean_cosine_of_all_pairs(string name, double factor, bool columns)
    {
        double Penalty(double[] w)
        {
            double[][] v = columns ? [[w[0], w[2], w[4]], [w[1], w[3], w[5]]] : [[w[0], w[1]], [w[2], w[3]], [w[4], w[5]]];
            double Cosine(int i, int j) => v[i].Zip(v[j], (a, b) => a * b).Sum() / Math.Sqrt(v[i].Sum(a => a * a) * v[j].Sum(a => a * a));
            return factor * (columns ? Math.Abs(Cosine(0, 1)) : (Math.Abs(Cosine(0, 1)) + Math.Abs(Cosine(0, 2)) + Math.Abs(Cosine(1, 2))) / 3);
        }

        Adds(name, (w, _) => Penalty(w), (w, b) =>
        [
            .. w.Select((_, i) =>
            {
                double[] up = [.. w];
                double[] down = [.. w];
                up[i] += 1e-6;
                down[i] -= 1e-6;
                return (Penalty(up) - Penalty(down)) / 2e-6;
            }),
            .. b.Select(_ => 0.0),
        ], tolerance: 1e-8);
    }

    [Fact]
    public void Activity_adds_the_sum_over_the_batch()
    {
        Network<double> network = Create("Activity");
        double[] w = network.Parameters["dense.kernel"].Span.ToArray();
        double[] b = network.Parameters["dense.bias"].Span.ToArray();
        double penalty = 0;
        for (int sample = 0; sample < 2; sample++)
        {
            for (int unit = 0; unit < 2; unit++)
            {
                double y = b[unit] + Enumerable.Range(0, 3).Sum(k => X[(3 * sample) + k] * w[(2 * k) + unit]);
                penalty += 0.01 * (Math.Abs(y) + (y * y));
            }
        }

        Assert.Equal(Evaluate(Create("Plain")) + penalty, Evaluate(network), 1e-13);
        Assert.Equal(Evaluate(network), Train(network), 1e-13);
    }

    [Theory]
    [InlineData("Off")]
    [InlineData("Frozen")]
    public void Nothing_is_added_where_nothing_is_asked_for(string name)
    {
        Network<double> network = Create(name);
        Assert.Equal(name == "Off" ? 0 : 1, network.Description.Parameters.Count(p => p.Regularizer is not null));
        if (name == "Off")
        {
            Assert.Equal(Evaluate(Create("Plain")), Evaluate(network));
        }
        else
        {
            double before = Evaluate(network);
            network.Parameters["dense_1.kernel"].Span.Clear();
            network.Parameters["dense_1.bias"].Span.Clear();
            Assert.Equal(Y.Sum(y => y * y) / Y.Length, Evaluate(network), 1e-13);
            Assert.NotEqual(before, Evaluate(network));
        }
    }

    [Fact]
    public void MaxNorm_shortens_the_columns() => Constrains("MaxNorm", w => Columns(w, n => Math.Min(n, 0.6) / (1e-7 + n)));

    [Fact]
    public void Norms_are_taken_over_the_axes_that_are_given() => Constrains("RowNorm", w => Rows(w, n => Math.Min(n, 0.6) / (1e-7 + n)));

    [Fact]
    public void MinMaxNorm_goes_part_of_the_way() =>
        Constrains("MinMaxNorm", w => Columns(w, n => ((0.5 * Math.Clamp(n, 1.5, 2)) + (0.5 * n)) / (1e-7 + n)));

    [Fact]
    public void UnitNorm_divides_by_the_norm() => Constrains("UnitNorm", w => Columns(w, n => 1 / (1e-7 + n)));

    [Fact]
    public void A_norm_over_all_axes_is_that_of_the_tensor() => Constrains("WholeNorm", w =>
    {
        double norm = Math.Sqrt(w.Sum(x => x * x));
        return [.. w.Select(x => x / (1e-7 + norm))];
    });

    [Fact]
    public void NonNeg_leaves_no_negative_weight()
    {
        Network<double> network = Create("NonNeg");
        for (int step = 0; step < 5; step++)
        {
            Train(network);
            Assert.All(network.Parameters.Span.ToArray(), x => Assert.True(x >= 0));
        }
    }

    public void Dispose() => project.Dispose();

    private void Adds(
        string name, Func<double[], double[], double> loss, Func<double[], double[], double[]> gradient, double tolerance = 1e-13)
    {
        Network<double> plain = Create("Plain");
        Network<double> network = Create(name);
        double[] w = network.Parameters["dense.kernel"].Span.ToArray();
        double[] b = network.Parameters["dense.bias"].Span.ToArray();
        Assert.Equal(plain.Parameters.Span.ToArray(), network.Parameters.Span.ToArray());

        double expected = Evaluate(plain) + loss(w, b);
        Assert.Equal(expected, Evaluate(network), 1e-13);
        Assert.Equal(expected, Train(network, out double[] own), 1e-13);
        Train(plain, out double[] data);
        Assert.Equal(data.Zip(gradient(w, b), (a, c) => a + c), own, new Near(tolerance));
    }

    private void Constrains(string name, Targets expected)
    {
        Network<double> plain = Create("Plain");
        Network<double> network = Create(name);
        Train(plain);
        Train(network);
        Assert.Equal(expected(plain.Parameters["dense.kernel"].Span.ToArray()), network.Parameters["dense.kernel"].Span.ToArray(), new Near(1e-13));
        Assert.Equal(plain.Parameters["dense.bias"].Span.ToArray(), network.Parameters["dense.bias"].Span.ToArray());
    }

    private Network<double> Create(string name)
    {
        Network<double> network = project.Create<Network<double>>(name, 3UL);
        if (network.Parameters.Count == 2)
        {
            new double[] { 0.3, -0.9, 0.7, 0.4, -1.1, 0.2 }.CopyTo(network.Parameters["dense.kernel"].Span);
            new double[] { 0.15, -0.35 }.CopyTo(network.Parameters["dense.bias"].Span);
        }

        return network;
    }

    private static DataSet<double> Data => new(X, Y);

    private static double Evaluate(Network<double> network) => network.Evaluate(Data).Loss;

    private static double Train(Network<double> network) =>
        network.Fit(Data, batchSize: 2, shuffle: false, verbosity: Verbosity.None)["loss"][0];

    /// <summary>The loss of a step, and the gradient that it took: kernel, then bias.</summary>
    private static double Train(Network<double> network, out double[] gradient)
    {
        double[] before = [.. network.Parameters["dense.kernel"].Span, .. network.Parameters["dense.bias"].Span];
        double loss = Train(network);
        double[] after = [.. network.Parameters["dense.kernel"].Span, .. network.Parameters["dense.bias"].Span];
        gradient = [.. before.Zip(after, (x, y) => (x - y) / 0.1)];
        Assert.Equal([.. network.Gradients["dense.kernel"].Span, .. network.Gradients["dense.bias"].Span], gradient, new Near(1e-13));
        return loss;
    }

    private static double[] Columns(double[] w, Func<double, double> factor) =>
        [.. w.Select((x, i) => x * factor(Math.Sqrt(w.Where((_, j) => j % 2 == i % 2).Sum(y => y * y))))];

    private static double[] Rows(double[] w, Func<double, double> factor) =>
        [.. w.Select((x, i) => x * factor(Math.Sqrt(w.Where((_, j) => j / 2 == i / 2).Sum(y => y * y))))];

    private sealed class Near(double tolerance) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance;

        public int GetHashCode(double x) => 0;
    }
}
