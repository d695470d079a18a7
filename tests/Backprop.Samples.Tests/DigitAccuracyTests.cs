using Backprop.Runtime;
using Digits;
using Digits.Data;
using Xunit.Abstractions;

namespace Backprop.Samples.Tests;

public class DigitAccuracyTests(ITestOutputHelper log)
{
    [Fact]
    public void The_network_reads_97_percent_of_its_own_test_digits_and_a_linear_model_stays_clearly_below()
    {
        const ulong Seed = 1;
        (DigitSet train, DigitSet test) = DigitSource.Draw(Seed);
        double network = Train(new DigitNetwork(Seed), train, test);
        double linear = Train(new LinearNetwork(Seed), train, test);
        log.WriteLine($"network {network:P2}, linear {linear:P2}");
        Assert.True(network >= 0.97, $"The network reads {network:P2}.");
        Assert.True(linear <= network - 0.05, $"The linear model reads {linear:P2}, the network {network:P2}.");
    }

    [SkippableFact]
    public void The_network_reads_97_point_8_percent_of_MNIST_within_10_epochs()
    {
        (DigitSet train, DigitSet test) = MnistFiles.Load(SharedData.Mnist());
        Assert.Equal((60_000, 10_000), (train.Count, test.Count));
        double accuracy = Train(new DigitNetwork(1), train, test);
        log.WriteLine($"MNIST {accuracy:P2}");
        Assert.True(accuracy >= 0.978, $"The network reads {accuracy:P2}.");
    }

    // As the sample does without options.
    private static double Train(Network<float> model, DigitSet train, DigitSet test)
    {
        var options = Options.Defaults;
        model.Fit(train.ToDataSet(), options.Epochs, options.BatchSize, verbosity: Verbosity.None);
        return model.Evaluate(test.ToDataSet(), batchSize: 1000).Accuracy;
    }
}
