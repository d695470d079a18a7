using Backprop.Gen.Schedules;
using Backprop.RandomNetworks.Compilation;
using Backprop.Runtime;

namespace Backprop.Gen.Tests.Schedules;

/// <summary>Compiled schedules against Keras's sources (and PyTorch's OneCycleLR), written once more.</summary>
public sealed class ScheduleTests : IDisposable
{
    private readonly LoadedProject project;

    private static readonly (string Name, string Schedule, Func<double, double> Rate)[] All =
    [
        ("Exponential", "ExponentialDecay(0.1, 10, 0.5)", s => 0.1 * Math.Pow(0.5, s / 10)),
        ("ExponentialStairs", "ExponentialDecay(0.1, 49, 0.5, Staircase = true)", s => 0.1 * Math.Pow(0.5, Math.Floor(s / 49))),
        ("Inverse", "InverseTimeDecay(0.1, 10, 0.5)", s => 0.1 / (1 + (0.5 * s / 10))),
        ("InverseStairs", "InverseTimeDecay(0.1, 49, 0.5, Staircase = true)", s => 0.1 / (1 + (0.5 * Math.Floor(s / 49)))),
        ("Piecewise", "PiecewiseConstantDecay([3, 20], [0.1, 0.05, 0.01])", s => s <= 3 ? 0.1 : s <= 20 ? 0.05 : 0.01),
        ("Constant", "PiecewiseConstantDecay([5], [0.1, 0.1])", _ => 0.1),
        ("Polynomial", "PolynomialDecay(0.1, 30)", s => ((0.1 - 0.0001) * (1 - (Math.Min(s, 30) / 30))) + 0.0001),
        ("PolynomialPower", "PolynomialDecay(0.1, 30, EndLearningRate = 0.01, Power = 2.5)", s => (0.09 * Math.Pow(1 - (Math.Min(s, 30) / 30), 2.5)) + 0.01),
        ("PolynomialCycle", "PolynomialDecay(0.1, 30, Cycle = true, Power = 0.5)", s =>
            ((0.1 - 0.0001) * Math.Pow(1 - (s / (30 * (s == 0 ? 1 : Math.Ceiling(s / 30)))), 0.5)) + 0.0001),
        ("Cosine", "CosineDecay(0.1, 40)", s => 0.1 * Half(Math.Min(s, 40) / 40)),
        ("CosineAlpha", "CosineDecay(0.1, 40, Alpha = 0.25)", s => 0.1 * ((0.75 * Half(Math.Min(s, 40) / 40)) + 0.25)),
        ("CosineWarm", "CosineDecay(0.01, 40, Alpha = 0.1, WarmupTarget = 0.1, WarmupSteps = 12)", s =>
            s < 12 ? ((0.1 - 0.01) * (s / 12)) + 0.01 : 0.1 * ((0.9 * Half((Math.Min(s, 52) - 12) / 40)) + 0.1)),
        ("CosineTarget", "CosineDecay(0.01, 40, WarmupTarget = 0.1)", s => 0.1 * Half(Math.Min(s, 40) / 40)),
        ("Restarts", "CosineDecayRestarts(0.1, 9, MMul = 0.8, Alpha = 0.1)", s => Restarting(s, 9, 2, 0.8, 0.1)),
        ("RestartsSame", "CosineDecayRestarts(0.1, 49, TMul = 1)", s => Restarting(s, 49, 1, 1, 0)),
        ("RestartsLonger", "CosineDecayRestarts(0.1, 9, TMul = 1.5, MMul = 0.5)", s => Restarting(s, 9, 1.5, 0.5, 0)),
        ("Cycle", "OneCycle(0.1, 60)", s => OneCycle(s, 60, 0.3, 25, 1e4, Curved)),
        ("CycleStraight", "OneCycle(0.1, 60, PctStart = 0.5, DivFactor = 10, FinalDivFactor = 100, AnnealStrategy = Annealing.Linear)", s =>
            OneCycle(s, 60, 0.5, 10, 100, (from, to, x) => from + ((to - from) * x))),
    ];

    public ScheduleTests()
    {
        const string Net = "Input(1), Dense(1), MeanSquaredError";
        GeneratorRun run = GeneratorRun.Of(string.Join("\n", All.Select(s =>
            $"[Network(Precision = Precision.Double), {Net}, SGD, {s.Schedule}] public sealed partial class {s.Name};\n"
            + $"[Network, {Net}, SGD, {s.Schedule}] public sealed partial class {s.Name}Single;"))
            + $"\n[Network(Precision = Precision.Double), {Net}, SGD(GradientAccumulationSteps = 3), ExponentialDecay(0.1, 10, 0.5)] public sealed partial class Accumulating;"
            + $"\n[Network(Precision = Precision.Double), {Net}, SGD(UseEma = true), ExponentialDecay(0.1, 10, 0.5)] public sealed partial class Averaging;");
        Assert.Empty(run.Complaints());
        project = run.Load();
    }

    private delegate double Curve(double from, double to, double x);

    public static TheoryData<string> Names => [.. All.Select(s => s.Name)];

    [Fact]
    public void Every_schedule_attribute_has_a_definition()
    {
        string[] attributes = [.. typeof(ScheduleAttribute).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(ScheduleAttribute)))
            .Select(t => t.Name.Replace("Attribute", ""))];
        Assert.Equal(attributes.Order(), ScheduleRegistry.All.Select(s => s.Kind).Order());
        Assert.All(attributes, kind => Assert.Contains(All, s => s.Schedule.StartsWith(kind + "(", StringComparison.Ordinal)));
        Assert.Null(ScheduleRegistry.Find("CosineDelay"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rate_is_Kerass_and_every_step_takes_it(string name)
    {
        Network<double> network = project.Create<Network<double>>(name, 1UL);
        Network<float> single = project.Create<Network<float>>(name + "Single", 1UL);
        Func<double, double> rate = All.First(s => s.Name == name).Rate;
        Assert.Equal(rate(0), network.Description.LearningRate, 1e-15);
        for (int s = 0; s < 100; s++)
        {
            Assert.True(Math.Abs(rate(s) - network.LearningRate) <= 1e-12 * 0.1, $"{name}, step {s}: {network.LearningRate:R} and should be {rate(s):R}");
            Assert.Equal((float)network.LearningRate, single.LearningRate);
            network.Parameters.Span.Clear();
            network.Gradients.Span.Fill(-1);
            double before = network.LearningRate;
            network.ApplyGradients();
            Assert.Equal(before, network.Parameters.Span[0], 1e-16);
            single.ApplyGradients();
        }
    }

    [Fact]
    public void With_accumulation_every_batch_counts()
    {
        Network<double> network = project.Create<Network<double>>("Accumulating", 1UL);
        for (int s = 0; s < 12; s++)
        {
            network.Parameters.Span.Clear();
            network.Gradients.Span.Fill(-1);
            double before = network.LearningRate;
            Assert.Equal(0.1 * Math.Pow(0.5, s / 10.0), before, 1e-15);
            network.ApplyGradients();
            Assert.Equal(s % 3 == 2 ? before : 0, network.Parameters.Span[0], 1e-16);
        }
    }

    [Fact]
    public void An_optimizer_with_options_takes_the_schedules_rate()
    {
        Network<double> network = project.Create<Network<double>>("Averaging", 1UL);
        for (int s = 0; s < 5; s++)
        {
            network.Parameters.Span.Clear();
            network.Gradients.Span.Fill(-1);
            network.ApplyGradients();
            Assert.Equal(0.1 * Math.Pow(0.5, s / 10.0), network.Parameters.Span[0], 1e-15);
        }
    }

    [Fact]
    public void A_rate_with_a_schedule_cannot_be_set()
    {
        Network<double> network = project.Create<Network<double>>("Cosine", 1UL);
        Assert.Contains("[CosineDecay]", Assert.Throws<InvalidOperationException>(() => network.LearningRate = 0.1).Message);
    }

    [Fact]
    public void The_history_has_the_rates()
    {
        Network<double> network = project.Create<Network<double>>("Exponential", 1UL);
        History history = network.Fit(new DataSet<double>(new double[] { 1, 2, 3, 4 }, new double[] { 1, 2, 3, 4 }), epochs: 3, batchSize: 2, verbosity: Verbosity.None);
        Assert.Equal([2, 4, 6], history.LearningRates.Select(r => Math.Round(Math.Log(r / 0.1, 0.5) * 10, 9)));
    }

    public void Dispose() => project.Dispose();

    private static double Half(double x) => 0.5 * (1 + Math.Cos(Math.PI * x));

    private static double Curved(double from, double to, double x) => to + ((from - to) / 2 * (Math.Cos(Math.PI * x) + 1));

    /// <summary>Walks from one restart to the next, where Keras has logarithms.</summary>
    private static double Restarting(double s, double first, double longer, double higher, double alpha)
    {
        double begin = 0;
        double length = first;
        double height = 1;
        while (s >= begin + length)
        {
            begin += length;
            length *= longer;
            height *= higher;
        }

        return 0.1 * (((1 - alpha) * height * Half((s - begin) / length)) + alpha);
    }

    private static double OneCycle(double s, int total, double rising, double divide, double divideAtLast, Curve curve)
    {
        double first = 0.1 / divide;
        double top = (rising * total) - 1;
        s = Math.Min(s, total - 1);
        return s <= top ? curve(first, 0.1, s / top) : curve(0.1, first / divideAtLast, (s - top) / (total - 1 - top));
    }
}
