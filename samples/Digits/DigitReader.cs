using Backprop;
using Backprop.Runtime;
using Digits.Data;

namespace Digits;

/// <summary>A network that reads digits, whichever it is.</summary>
/// <param name="Network">To train, to judge and to save.</param>
/// <param name="Predict">The logits of one picture.</param>
internal sealed record DigitReader(Network<float> Network, Func<float[], float[]> Predict)
{
    /// <summary>What <c>--model</c> can be; the first is the default.</summary>
    public static IReadOnlyList<string> Models { get; } = ["lenet5", "mlp"];

    /// <summary>A new network.</summary>
    public static DigitReader Create(string model, ulong seed)
    {
        switch (model)
        {
            case "lenet5":
                var convolutional = new LeNet5(seed);
                return new(convolutional, image => convolutional.Predict(image));
            case "mlp":
                var dense = new DenseNetwork(seed);
                return new(dense, image => dense.Predict(image));
            default:
                throw new ArgumentException($"There is no model '{model}', only {string.Join(" and ", Models)}.", nameof(model));
        }
    }

    /// <summary>Trains it, with steps that become smaller from epoch to epoch so that the last ones do not disturb what it has learned.</summary>
    /// <param name="network">Any network from pictures to logits.</param>
    /// <param name="train">What it learns from.</param>
    /// <param name="options">Epochs, batch size and threads.</param>
    /// <param name="validation">What it is judged by behind every epoch, or null.</param>
    /// <param name="verbosity">What is shown meanwhile.</param>
    /// <param name="cancellation">Stops it.</param>
    public static History Train(
        Network<float> network, DigitSet train, Options options, DataSet<float>? validation, Verbosity verbosity, CancellationToken cancellation = default)
    {
        double first = network.LearningRate;
        var decay = new LearningRateScheduler((epoch, _) => first * (options.Epochs - epoch + 1) / options.Epochs);
        return network.Fit(
            train.ToDataSet(),
            options.Epochs,
            options.BatchSize,
            validation: validation,
            callbacks: [decay],
            degreeOfParallelism: options.Threads,
            verbosity: verbosity,
            cancellationToken: cancellation);
    }
}
