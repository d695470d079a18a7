using System.Runtime.InteropServices;
using Backprop.RandomNetworks.Compilation;
using Backprop.Runtime;

namespace Backprop.Gen.Tests.Adaptation;

/// <summary>Generated networks that take their statistics from data.</summary>
public sealed class AdaptTests(AdaptingNetworks networks) : IClassFixture<AdaptingNetworks>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("adapt").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Mean_and_variance_become_those_of_the_data()
    {
        Network<float> network = networks.Create<float>("Plain", 1);
        (float[] x, DataSet<float> data) = AdaptingNetworks.Data();
        float[] before = network.Parameters.Span.ToArray();
        float[] state = network.OptimizerState.ToArray();

        network.Adapt(data);

        for (int c = 0; c < 3; c++)
        {
            double[] column = [.. Enumerable.Range(0, AdaptingNetworks.Samples).Select(i => (double)x[(i * 3) + c])];
            double mean = column.Average();
            Assert.Equal((float)mean, network.Parameters["normalization.mean"].Span[c]);
            Assert.Equal((float)column.Average(v => (v - mean) * (v - mean)), network.Parameters["normalization.variance"].Span[c], 1e-5f);
        }

        // Nothing else changed: the kernels, the optimizer's state, the number of steps.
        int trainable = network.Description.TrainableLength;
        Assert.Equal(before[..trainable], network.Parameters.Span[..trainable].ToArray());
        Assert.Equal(state, network.OptimizerState.ToArray());
        Assert.Equal(0, network.Iterations);
    }

    [Fact]
    public void The_first_layer_then_sees_normalized_numbers_and_a_constant_becomes_zero()
    {
        Network<float> network = networks.Create<float>("Plain", 1);
        float[] x = [.. Enumerable.Range(0, 40).SelectMany(i => new[] { 1000 + i, 12345.678f, i % 2 })];
        network.Adapt(new DataSet<float>([x], [], count: 40));
        network.Parameters["dense.kernel"].Span.Clear();
        network.Parameters["dense.kernel"].Span[4] = 1e6f; // what is constant, into the first unit
        network.Parameters["dense.kernel"].Span[9] = 0.5f; // zeros and ones, into the second
        network.Parameters["dense_1.kernel"].Span.Clear();
        network.Parameters["dense_1.kernel"].Span[0] = 1;
        network.Parameters["dense_1.kernel"].Span[3] = 1;

        float[] y = Predict(network, x);

        for (int i = 0; i < 40; i++)
        {
            Assert.Equal(0, y[2 * i]);
            Assert.Equal(Math.Tanh(i % 2 == 0 ? -0.5 : 0.5), y[(2 * i) + 1], 1e-5);
        }
    }

    [Fact]
    public void Every_layer_has_its_axes_and_its_input()
    {
        Network<double> network = networks.Create<double>("Many", 1);
        Random random = new(5);
        double[] image = [.. Enumerable.Range(0, AdaptingNetworks.Samples * 12).Select(f => (random.NextDouble() * (f % 7)) - (f % 5))];
        double[] vector = [.. Enumerable.Range(0, AdaptingNetworks.Samples * 3).Select(_ => random.NextDouble() * 100)];
        network.Adapt(new DataSet<double>([("vector", vector), ("image", image)], []));

        Check("last", image, 12, f => f % 2);
        Check("rows", image, 12, f => f / 6);
        Check("both", image, 12, f => (f / 6 * 2) + (f % 2));
        Check("whole", image, 12, _ => 0);
        Check("reshaped", image, 12, f => f % 4);
        Check("vectors", vector, 3, f => f);

        void Check(string layer, double[] all, int size, Func<int, int> entry)
        {
            ReadOnlySpan<double> means = network.Parameters[layer + ".mean"].Span;
            ReadOnlySpan<double> variances = network.Parameters[layer + ".variance"].Span;
            for (int e = 0; e < means.Length; e++)
            {
                double[] own = [.. all.Where((_, i) => entry(i % size) == e)];
                double mean = own.Average();
                Assert.Equal(mean, means[e], 1e-11);
                Assert.Equal(own.Average(v => (v - mean) * (v - mean)), variances[e], 1e-9);
            }
        }
    }

    [Fact]
    public void Streams_files_and_views_give_the_bits_of_the_data_set()
    {
        (float[] x, DataSet<float> data) = AdaptingNetworks.Data();
        float[] whole = Adapted(network => network.Adapt(data));
        IEnumerable<DataSet<float>> Slices(int pass) =>
            Enumerable.Range(0, 22).Select(i => data.Slice(10 * i, Math.Min(10, AdaptingNetworks.Samples - (10 * i))));
        IEnumerable<DataSet<float>> Endless(int pass)
        {
            while (true)
            {
                yield return data.Slice(0, 50);
            }
        }

        string path = Path.Combine(folder, "x");
        File.WriteAllBytes(path, MemoryMarshal.AsBytes(x.AsSpan()).ToArray());

        Assert.Equal(whole, Adapted(network => network.Adapt(DataStream<float>.From(Slices, 10))));
        Assert.Equal(whole, Adapted(network => network.Adapt(DataStream<float>.From(Slices, 10, prefetch: 0), steps: 22)));
        Assert.Equal(whole, Adapted(network => network.Adapt(DataStream<float>.From(data, 7))));
        Assert.Equal(whole, Adapted(network => network.Adapt(DataStream<float>.FromFiles([new(path, FileElement.Single)], [], 13, shuffle: false))));
        Assert.Equal(whole, Adapted(network =>
        {
            network.DegreeOfParallelism = 4;
            network.Adapt(data);
        }));

        // The weights of samples do not count, and an earlier call is forgotten.
        Assert.Equal(whole, Adapted(network => network.Adapt(new DataSet<float>(x, new float[AdaptingNetworks.Samples * 2], [.. Enumerable.Range(0, AdaptingNetworks.Samples).Select(i => (float)i)]))));
        Assert.Equal(whole, Adapted(network =>
        {
            network.Adapt(data.Slice(3, 9));
            network.Adapt(data);
        }));
        Assert.NotEqual(whole, Adapted(network => network.Adapt(data.Slice(0, 50))));
        Assert.Equal(Adapted(network => network.Adapt(data.Slice(0, 50))), Adapted(network => network.Adapt(DataStream<float>.From(Endless, 50), steps: 1)));

        float[] Adapted(Action<Network<float>> adapt)
        {
            Network<float> network = networks.Create<float>("Plain", 1);
            adapt(network);
            return network.Parameters.Span.ToArray();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_adapted_is_saved_and_loaded(bool checkpoint)
    {
        (float[] x, DataSet<float> data) = AdaptingNetworks.Data();
        Network<float> network = networks.Create<float>("Plain", 1);
        network.Adapt(data);
        network.Fit(data, epochs: 2, verbosity: Verbosity.None);
        string path = Path.Combine(folder, "network.safetensors");
        Network<float> other = networks.Create<float>("Plain", 2);
        if (checkpoint)
        {
            network.SaveCheckpoint(path);
            other.LoadCheckpoint(path);
        }
        else
        {
            network.Save(path);
            other.Load(path);
        }

        Assert.Equal(network.Parameters["normalization.mean"].Span.ToArray(), other.Parameters["normalization.mean"].Span.ToArray());
        Assert.NotEqual(0, other.Parameters["normalization.mean"].Span[0]);
        Assert.Equal(Predict(network, x), Predict(other, x));
    }

    [Fact]
    public void Training_does_not_change_it()
    {
        (_, DataSet<float> data) = AdaptingNetworks.Data();
        Network<float> network = networks.Create<float>("Plain", 1);
        network.Adapt(data);
        float[] frozen = network.Parameters.Span[network.Description.TrainableLength..].ToArray();

        network.Fit(data, epochs: 3, verbosity: Verbosity.None);

        Assert.Equal(frozen, network.Parameters.Span[network.Description.TrainableLength..].ToArray());
    }

    private static float[] Predict(Network<float> network, float[] x)
    {
        float[] y = new float[x.Length / 3 * 2];
        network.PredictBatch(x, y);
        return y;
    }
}
