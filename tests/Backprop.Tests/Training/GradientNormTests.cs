using Backprop.Tests.Runtime;

namespace Backprop.Tests.Training;

public sealed class GradientNormTests
{
    [Fact]
    public void They_are_those_of_the_last_step_of_each_epoch()
    {
        (float[] x, float[] y) = NetworkStepTests.Singles(50, 7, 3, seed: 9);
        var network = new LinearNetwork<float>(7, 3);
        var expected = new List<double>();

        // The gradients as the last step of an epoch leaves them; the validation behind it must not show.
        var watch = new LambdaCallback(onTrainBatchEnd: run =>
        {
            if (run.Step == run.Steps)
            {
                expected.Add(Math.Sqrt(network.Gradients["dense.kernel"].Span.ToArray().Concat(network.Gradients["dense.bias"].Span.ToArray()).Sum(g => (double)g * g)));
            }
        });
        History history = network.Fit(new(x, y), 3, 20, validationSplit: 0.2, callbacks: [watch], verbosity: Verbosity.None);

        Assert.Equal(["dense"], history.GradientNorms.Keys);
        Assert.Equal(3, expected.Distinct().Count());
        Assert.All(expected.Zip(history.GradientNorms["dense"]), pair => Assert.Equal(pair.First, pair.Second, pair.First * 1e-7));
    }

    [Fact]
    public void An_epoch_without_a_step_has_none()
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1)) { TrainingLoss = _ => double.PositiveInfinity };
        History history = network.Fit(
            new DataSet<double>(new double[3], new double[3]), 5, 1, callbacks: [new TerminateOnNaN()], verbosity: Verbosity.None);
        Assert.Equal([double.NaN], history.GradientNorms["count"]);
    }

    [Fact]
    public void Settings_are_those_of_the_call()
    {
        (float[] x, float[] y) = NetworkStepTests.Singles(50, 7, 3, seed: 9);
        var network = new LinearNetwork<float>(7, 3, seed: 77);
        History history = network.Fit(
            new(x, y), 4, 16, shuffle: false, validationSplit: 0.2, validationFrequency: 2, initialEpoch: 1, stepsPerEpoch: 2, verbosity: Verbosity.None);
        TrainingSettings expected = new()
        {
            Epochs = 4,
            InitialEpoch = 1,
            BatchSize = 16,
            StepsPerEpoch = 2,
            Samples = 40,
            ValidationSamples = 10,
            ValidationFrequency = 2,
            Seed = 77,
            Precision = Precision.Single,
        };
        Assert.Equal(expected, history.Settings);
        Assert.Equal(new EchoNetwork(EchoNetwork.Values("y", 1)).Seed, Scripted.Train([1.0]).History.Settings.Seed);
        Assert.Equal(Precision.Double, Scripted.Train([1.0]).History.Settings.Precision);
        Assert.Same(network.Description, history.Network);
    }
}
