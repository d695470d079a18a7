using Backprop;
using Backprop.Runtime;
using Digits.Data;

namespace Residual;

/// <summary>What became of one network.</summary>
/// <param name="Name">Of the network.</param>
/// <param name="GradientNorms">Before training: the length of the loss's gradient for each kernel, the first layer's first.</param>
/// <param name="Losses">Of each training step.</param>
/// <param name="Accuracy">On digits that it has not seen.</param>
internal sealed record Trial(string Name, double[] GradientNorms, double[] Losses, double Accuracy)
{
    private const int Epochs = 3;
    private const int BatchSize = 64;

    /// <summary>Forward, loss and backward: <c>ComputeGradients</c> of a network.</summary>
    public delegate double Differentiation(ReadOnlySpan<float> input, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights);

    /// <summary>The network with short cuts and normalization.</summary>
    public static Trial OfResidual(DigitSet train, DigitSet test, int threads)
    {
        var network = new ResidualNetwork(seed: 1);
        return Run("with short cuts and normalization", network, network.ComputeGradients, train, test, threads);
    }

    /// <summary>The network without both.</summary>
    public static Trial OfPlain(DigitSet train, DigitSet test, int threads)
    {
        var network = new PlainNetwork(seed: 1);
        return Run("without", network, network.ComputeGradients, train, test, threads);
    }

    private static Trial Run(string name, Network<float> network, Differentiation differentiate, DigitSet train, DigitSet test, int threads)
    {
        network.DegreeOfParallelism = threads;
        float[] images = [.. Enumerable.Range(0, BatchSize).SelectMany(train.Image)];
        differentiate(images, train.Labels.AsSpan(0, BatchSize), default);
        double[] norms = Norms(network);

        var losses = new StepLosses();
        network.Fit(train.ToDataSet(), Epochs, BatchSize, callbacks: [losses], degreeOfParallelism: threads, verbosity: Verbosity.None);
        Evaluation result = network.Evaluate(test.ToDataSet(), batchSize: 512, degreeOfParallelism: threads);
        return new(name, norms, [.. losses.Values], result.Accuracy);
    }

    private static double[] Norms(Network<float> network)
    {
        var norms = new List<double>();
        foreach (TensorView<float> gradient in network.Gradients)
        {
            if (gradient.Name.EndsWith(".kernel", StringComparison.Ordinal))
            {
                double squares = 0;
                foreach (float g in gradient.Span)
                {
                    squares += (double)g * g;
                }

                norms.Add(Math.Sqrt(squares));
            }
        }

        return [.. norms];
    }
}
