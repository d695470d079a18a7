using Backprop.RandomNetworks.Compilation;
using Backprop.Runtime;

namespace Backprop.Gen.Tests.Optimizers;

/// <summary>The moving average of the weights in <c>Fit</c>.</summary>
public sealed class AveragedWeightsTests : IDisposable
{
    private const int Samples = 96;
    private readonly LoadedProject project;
    private readonly DataSet<double> data;
    private readonly double[] x = new double[Samples * 3];
    private readonly double[] y = new double[Samples];

    public AveragedWeightsTests()
    {
        GeneratorRun run = GeneratorRun.Of("""
            [Network(Precision = Precision.Double), Input(3), Dense(4, Activation = Activation.Tanh), Dense(1)]
            [MeanSquaredError, SGD(LearningRate = 0.1, UseEma = true, EmaMomentum = 0.9)]
            public sealed partial class Averaged;

            [Network(Precision = Precision.Double), Input(3), Dense(4, Activation = Activation.Tanh), Dense(1), MeanSquaredError, SGD(LearningRate = 0.1)]
            public sealed partial class Plain;

            [Network(Precision = Precision.Double), Input(3), Dense(700, Activation = Activation.Tanh), Dense(700), Dense(1), MeanSquaredError]
            [Adam(GlobalClipNorm = 0.1, UseEma = true, GradientAccumulationSteps = 2)]
            public sealed partial class Large;
            """);
        Assert.Empty(run.Complaints());
        project = run.Load();
        Random random = new(5);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = (random.NextDouble() * 2) - 1;
        }

        for (int i = 0; i < y.Length; i++)
        {
            y[i] = Math.Sin(x[3 * i]) + (x[(3 * i) + 1] * x[(3 * i) + 2]);
        }

        data = new(x, y);
    }

    [Fact]
    public void Fit_ends_with_the_average()
    {
        Network<double> averaged = project.Create<Network<double>>("Averaged", 1UL);
        Network<double> plain = project.Create<Network<double>>("Plain", 1UL);
        double[] average = new double[plain.Parameters.Span.Length];
        History history = averaged.Fit(data, epochs: 3, batchSize: 8, verbosity: Verbosity.None);
        bool first = true;
        plain.Fit(data, epochs: 3, batchSize: 8, verbosity: Verbosity.None, callbacks: [new LambdaCallback(onTrainBatchEnd: _ =>
        {
            for (int i = 0; i < average.Length; i++)
            {
                average[i] += (first ? 1 : 1 - 0.9) * (plain.Parameters.Span[i] - average[i]);
            }

            first = false;
        })]);
        double[] actual = averaged.Parameters.Span.ToArray();
        Assert.All(average.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        Assert.NotEqual(average, plain.Parameters.Span.ToArray());
        Assert.Equal(3, history.Epochs.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_callback_validates_with_the_average(bool onEpoch)
    {
        Network<double> network = project.Create<Network<double>>("Averaged", 1UL);
        double atEpochEnd = 0;
        History history = network.Fit(data, epochs: 2, batchSize: 8, validation: data, verbosity: Verbosity.None, callbacks:
        [
            new SwapEMAWeights(onEpoch),
            new LambdaCallback(onEpochEnd: _ => atEpochEnd = network.Evaluate(data).Loss),
        ]);

        // Fit leaves the average in the weights.
        Assert.Equal(network.Evaluate(data).Loss, history["val_loss"][1], 1e-12);
        Assert.Equal(onEpoch, Math.Abs(atEpochEnd - history["val_loss"][1]) < 1e-12);
        Assert.False(network.AveragedWeightsAreInPlace);
    }

    [Fact]
    public void Norms_do_not_depend_on_the_number_of_threads()
    {
        double[][] weights = [.. new[] { 1, 2, 3 }.Select(threads =>
        {
            Network<double> network = project.Create<Network<double>>("Large", 1UL);
            network.Fit(data, epochs: 2, batchSize: 16, verbosity: Verbosity.None, degreeOfParallelism: threads);
            return network.Parameters.Span.ToArray();
        })];
        Assert.Equal(weights[0], weights[1]);
        Assert.Equal(weights[0], weights[2]);
    }

    [Fact]
    public void Two_halves_of_a_batch_are_a_batch()
    {
        Network<double> network = project.Create<Network<double>>("Large", 1UL);
        double[] before = network.Parameters.Span.ToArray();
        network.Fit(data, epochs: 1, batchSize: Samples, shuffle: false, verbosity: Verbosity.None);
        Assert.Equal(1, network.Iterations);
        Assert.Equal(before, network.Parameters.Span.ToArray());
        network.Fit(data, epochs: 1, batchSize: Samples, shuffle: false, verbosity: Verbosity.None);
        Assert.Equal(2, network.Iterations);
        Assert.NotEqual(before, network.Parameters.Span.ToArray());
    }

    [Fact]
    public void Without_an_average_there_is_nothing_to_swap()
    {
        Network<double> network = project.Create<Network<double>>("Plain", 1UL);
        Assert.Contains("UseEma = true", Assert.Throws<InvalidOperationException>(network.SwapAveragedWeights).Message);
    }

    public void Dispose() => project.Dispose();
}
