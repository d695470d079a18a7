using System.Numerics;
using System.Runtime;
using Backprop.RandomNetworks.Compilation;
using Backprop.Runtime;

namespace Backprop.Gen.Tests.Emission;

/// <summary>A prepared network is the network that it was, and its first step has nothing left to compile or to allocate.</summary>
public sealed class PreparationTests : IDisposable
{
    private const int Samples = 40;

    private static readonly string[] networks =
    [
        "Input(6), Dense(9, Activation = Activation.Tanh), Dense(4), MeanSquaredError, Adam",
        "Input(6), Dense(20), BatchNormalization, Dropout(0.3), Dense(4), MeanSquaredError, SGD(Momentum = 0.9, UseEma = true, GradientAccumulationSteps = 2)",
        "Input(6), Dense(4, KernelRegularizer = Regularizer.L2), MeanSquaredError, AdamW(GlobalClipNorm = 1)",
        "Input(6), Dense(4, UseBias = false), Activation(Activation.Exponential), Poisson, RMSprop",
    ];

    private readonly LoadedProject project;

    public PreparationTests()
    {
        IEnumerable<string> classes = networks.Select((layers, i) => $"[Network, {layers}] public sealed partial class Net{i};");
        GeneratorRun run = GeneratorRun.Of(string.Join("\n\n", classes));
        Assert.Empty(run.Complaints());
        project = run.Load();
    }

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, networks.Length)];

    public void Dispose() => project.Dispose();

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Everything_is_as_it_was(int number)
    {
        Network<float> network = Create(number);
        Network<float> prepared = Create(number);
        Fit(network, 3);
        Fit(prepared, 3);

        prepared.Prepare(17);

        Same(network, prepared);
        Fit(network, 5);
        Fit(prepared, 5);
        Same(network, prepared);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_step_taken_from_gradients_of_before_is_the_same(int number)
    {
        Network<float> network = Create(number);
        Network<float> prepared = Create(number);
        foreach (Network<float> each in (Network<float>[])[network, prepared])
        {
            each.Gradients.Span.Fill(0.25f);
        }

        prepared.Prepare();
        network.ApplyGradients();
        prepared.ApplyGradients();

        Same(network, prepared);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_first_steps_compile_and_allocate_nothing(int number)
    {
        // Accumulated gradients are taken in some steps, and in some of those subnormal numbers are looked for.
        const int Steps = 2 * SubnormalNumbers.Steps;

        Network<float> network = Create(number);
        float[] x = Inputs();
        float[] y = Targets();
        var step = (Step)Delegate.CreateDelegate(typeof(Step), network, network.GetType().GetMethod("TrainOnBatch")!);

        // The delegate's own stub, which throws before it comes to the network's code.
        Assert.Throws<ArgumentException>(() => step(x, y.AsSpan(1), default));
        network.Prepare(Samples);
        long compiled = JitInfo.GetCompiledMethodCount(currentThread: true);
        long allocated = GC.GetAllocatedBytesForCurrentThread();

        double loss = double.NaN;
        for (int i = 0; i < Steps; i++)
        {
            loss = step(x, y, default);
        }

        Assert.Equal(allocated, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(compiled, JitInfo.GetCompiledMethodCount(currentThread: true));
        Assert.True(double.IsFinite(loss));
    }

    [Fact]
    public void Weights_that_give_no_finite_loss_stay_as_they_are()
    {
        Network<float> network = Create(0);
        network.Parameters.Span.Fill(float.NaN);

        network.Prepare(Samples);

        Assert.All(network.Parameters.Span.ToArray(), weight => Assert.Equal(float.NaN, weight));
        Assert.Throws<NonFiniteLossException>(() => Fit(network, 1));
    }

    [Fact]
    public void What_it_cannot_do_is_refused()
    {
        Network<float> network = Create(1);
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => network.Prepare(0));
        Fit(network, 2);
        network.SwapAveragedWeights();
        float[] weights = network.Parameters.Span.ToArray();

        Assert.Throws<InvalidOperationException>(() => network.Prepare());
        Assert.Equal(weights, network.Parameters.Span.ToArray());
    }

    private delegate double Step(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> sampleWeights);

    private Network<float> Create(int number) => project.Create<Network<float>>($"Net{number}", 5UL);

    private static float[] Inputs() => [.. Enumerable.Range(0, Samples * 6).Select(i => MathF.Sin(i))];

    private static float[] Targets() => [.. Enumerable.Range(0, Samples * 4).Select(i => 1.5f + MathF.Cos(i))];

    private static void Fit(Network<float> network, int epochs) =>
        network.Fit(new(Inputs(), Targets()), epochs: epochs, batchSize: 16, verbosity: Verbosity.None);

    private static void Same(Network<float> expected, Network<float> actual)
    {
        Assert.Equal(expected.Parameters.Span.ToArray(), actual.Parameters.Span.ToArray());
        Assert.Equal(expected.Gradients.Span.ToArray(), actual.Gradients.Span.ToArray());
        Assert.Equal(expected.OptimizerState.ToArray(), actual.OptimizerState.ToArray());
        Assert.Equal(expected.Iterations, actual.Iterations);
    }
}
