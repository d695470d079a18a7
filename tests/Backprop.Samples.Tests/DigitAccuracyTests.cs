using Backprop.Runtime;
using Digits;
using Digits.Data;
using Xunit.Abstractions;

namespace Backprop.Samples.Tests;

public class DigitAccuracyTests(ITestOutputHelper log)
{
    [Theory]
    [InlineData("lenet5")]
    [InlineData("mlp")]
    public void The_network_reads_97_percent_of_its_own_test_digits_and_a_linear_model_stays_clearly_below(string model)
    {
        const ulong Seed = 1;
        (DigitSet train, DigitSet test) = DigitSource.Draw(Seed);
        double network = Train(DigitReader.Create(model, Seed).Network, train, test);
        double linear = Train(new LinearNetwork(Seed), train, test);
        log.WriteLine($"network {network:P2}, linear {linear:P2}");
        Assert.True(network >= 0.97, $"The network reads {network:P2}.");
        Assert.True(linear <= network - 0.05, $"The linear model reads {linear:P2}, the network {network:P2}.");
    }

    [SkippableTheory]
    [InlineData("lenet5", 0.989)]
    [InlineData("mlp", 0.978)]
    public void The_network_reads_MNIST_within_10_epochs(string model, double atLeast)
    {
        (DigitSet train, DigitSet test) = MnistFiles.Load(SharedData.Mnist());
        Assert.Equal((60_000, 10_000), (train.Count, test.Count));
        double accuracy = Train(DigitReader.Create(model, 1).Network, train, test);
        log.WriteLine($"MNIST {accuracy:P2}");
        Assert.True(accuracy >= atLeast, $"The network reads {accuracy:P2}.");
    }

    // As the sample does without options.
    private static double Train(Network<float> network, DigitSet train, DigitSet test)
    {
        DigitReader.Train(network, train, Options.Defaults, validation: null, Verbosity.None);
        return network.Evaluate(test.ToDataSet(), batchSize: 1000).Accuracy;
    }
}
