using Backprop.RandomNetworks.Checking;
using Backprop.RandomNetworks.Drawing;
using Backprop.RandomNetworks.Driving;
using Backprop.Runtime;

namespace Backprop.Gen.Tests.Layers;

/// <summary>
/// Steps of generated code against the chain rule of Ioffe and Szegedy's paper, written down step by step (through variance and mean apart) and
/// not in the closed form that the generator uses; and what moves the averages.
/// </summary>
public sealed class BatchNormalizationStepTests : IDisposable
{
    private const int Samples = 77;
    private const int Inputs = 4;
    private const int Units = 3;
    private const double Momentum = 0.75;
    private const double Epsilon = 0.01;

    private readonly NetworkProject project;
    private readonly GeneratedNetwork<double> network;
    private readonly double[] x;
    private readonly double[] targets;

    public BatchNormalizationStepTests()
    {
        string Declare(string name, string precision) =>
            $"[Network(Precision = Precision.{precision})]\n[Input({Inputs}), Dense({Units}, UseBias = false)]\n"
            + "[BatchNormalization(Momentum = 0.75, Epsilon = 0.01)]\n[MeanSquaredError, SGD(LearningRate = 0.5)]\n"
            + $"public sealed partial class {name};\n";
        DrawnNetwork drawn = new(4, Samples, new("Single4", Declare("Single4", "Single")), new("Double4", Declare("Double4", "Double")));
        CheckReport report = new();
        project = NetworkProject.Compile([drawn], report) ?? throw new InvalidOperationException(report.ToString());
        NetworkSubject subject = project.Subjects[0];
        network = project.Double(subject);
        network.LoadParameters();
        x = subject.Batch.Inputs[0];
        targets = subject.Batch.Targets[0]!;
        Weights = subject.Batch.Weights ?? [.. Enumerable.Repeat(1.0, Samples)];
    }

    private double[] Weights { get; }

    public void Dispose() => project.Dispose();

    [Fact]
    public void Gradients_are_those_of_the_chain_rule()
    {
        double[] kernel = Values("dense.kernel"), gamma = Values("batch_normalization.gamma"), beta = Values("batch_normalization.beta");
        double[] z = Products(kernel);
        double[] dKernel = new double[kernel.Length], dGamma = new double[Units], dBeta = new double[Units];
        double loss = 0;
        for (int c = 0; c < Units; c++)
        {
            double[] zc = Channel(z, c);
            double mean = zc.Average();
            double variance = zc.Average(v => (v - mean) * (v - mean));
            double[] normalized = [.. zc.Select(v => (v - mean) / Math.Sqrt(variance + Epsilon))];
            double[] dy = new double[Samples];
            for (int s = 0; s < Samples; s++)
            {
                double error = (gamma[c] * normalized[s]) + beta[c] - targets[(s * Units) + c];
                loss += Weights[s] * error * error / (Units * Samples);
                dy[s] = 2 * Weights[s] * error / (Units * Samples);
            }

            dBeta[c] = dy.Sum();
            dGamma[c] = dy.Zip(normalized, (d, n) => d * n).Sum();
            double[] dn = [.. dy.Select(d => d * gamma[c])];
            double dVariance = dn.Zip(zc, (d, v) => d * (v - mean)).Sum() * -0.5 * Math.Pow(variance + Epsilon, -1.5);
            double dMean = (-dn.Sum() / Math.Sqrt(variance + Epsilon)) + (dVariance * zc.Sum(v => -2 * (v - mean)) / Samples);
            for (int s = 0; s < Samples; s++)
            {
                double dz = (dn[s] / Math.Sqrt(variance + Epsilon)) + (dVariance * 2 * (zc[s] - mean) / Samples) + (dMean / Samples);
                for (int k = 0; k < Inputs; k++)
                {
                    dKernel[(k * Units) + c] += x[(s * Inputs) + k] * dz;
                }
            }
        }

        Assert.Equal(loss, network.ComputeGradients(), 12);
        Assert.Equal(dKernel, Gradients("dense.kernel"), Near);
        Assert.Equal(dGamma, Gradients("batch_normalization.gamma"), Near);
        Assert.Equal(dBeta, Gradients("batch_normalization.beta"), Near);
        Assert.Equal(new double[Units], Gradients("batch_normalization.moving_mean"));
        Assert.Equal(new double[Units], Gradients("batch_normalization.moving_variance"));
    }

    [Fact]
    public void A_step_that_is_taken_moves_the_averages_towards_the_statistics_before_it()
    {
        (double[] mean, double[] variance) = MovedAverages();

        network.TrainOnBatch();

        Assert.Equal(mean, Values("batch_normalization.moving_mean"), Near);
        Assert.Equal(variance, Values("batch_normalization.moving_variance"), Near);
    }

    [Fact]
    public void Passes_without_a_step_leave_the_averages_and_ApplyGradients_moves_them_once()
    {
        (double[] mean, double[] variance) = MovedAverages();
        double[] before = Averages();

        network.Network.ApplyGradients();
        network.ComputeGradients();
        network.Forward();
        network.Backward();
        network.TestOnBatch();
        network.Predict();
        Assert.Equal(before, Averages());

        network.Network.ApplyGradients();
        Assert.Equal(mean, Values("batch_normalization.moving_mean"), Near);
        Assert.Equal(variance, Values("batch_normalization.moving_variance"), Near);
    }

    [Fact]
    public void A_step_that_is_refused_leaves_the_averages()
    {
        double[] before = Averages();
        network.Network.Parameters["dense.kernel"].Span[0] = double.NaN;

        NonFiniteLossException refused = Assert.Throws<NonFiniteLossException>(() => network.TrainOnBatch());

        Assert.Contains("dense", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, Averages());
    }

    [Fact]
    public void Files_hold_the_averages()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("averages").FullName, "weights.safetensors");
        try
        {
            network.TrainOnBatch();
            network.TrainOnBatch();
            network.Predict();
            double[] weights = network.Network.Parameters.Span.ToArray(), outputs = network.AllOutputs();
            network.Network.Save(path);
            GeneratedNetwork<double> other = project.Double(project.Subjects[0]);

            other.Network.Load(path);
            other.Predict();

            Assert.NotEqual(new double[Units], Values("batch_normalization.moving_mean"));
            Assert.Equal(weights, other.Network.Parameters.Span.ToArray());
            Assert.Equal(outputs, other.AllOutputs());
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    private (double[] Mean, double[] Variance) MovedAverages()
    {
        double[] z = Products(Values("dense.kernel"));
        double[] mean = Values("batch_normalization.moving_mean"), variance = Values("batch_normalization.moving_variance");
        for (int c = 0; c < Units; c++)
        {
            double[] zc = Channel(z, c);
            double own = zc.Average();
            mean[c] = (Momentum * mean[c]) + ((1 - Momentum) * own);
            variance[c] = (Momentum * variance[c]) + ((1 - Momentum) * zc.Average(v => (v - own) * (v - own)));
        }

        return (mean, variance);
    }

    private double[] Products(double[] kernel)
    {
        double[] z = new double[Samples * Units];
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = Enumerable.Range(0, Inputs).Sum(k => x[(i / Units * Inputs) + k] * kernel[(k * Units) + (i % Units)]);
        }

        return z;
    }

    private static double[] Channel(double[] values, int channel) => [.. values.Where((_, f) => f % Units == channel)];

    private double[] Averages() => [.. Values("batch_normalization.moving_mean"), .. Values("batch_normalization.moving_variance")];

    private double[] Values(string name) => network.Network.Parameters[name].Span.ToArray();

    private double[] Gradients(string name) => network.Network.Gradients[name].Span.ToArray();

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-11 * Math.Max(1, Math.Abs(a));
}
