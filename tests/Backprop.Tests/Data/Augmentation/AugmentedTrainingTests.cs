using System.Runtime.InteropServices;
using Backprop.Runtime;
using Backprop.Tests.Checkpoints;
using Backprop.Tests.Runtime;
using Backprop.Tests.Training;

namespace Backprop.Tests.Data.Augmentation;

public sealed class AugmentedTrainingTests
{
    private const int Samples = 31;

    // Images of 2 × 2 pixels; the target says which sample it is.
    private static readonly double[] Images = [.. Enumerable.Range(0, 4 * Samples).Select(i => i * 1.0)];
    private static readonly double[] Targets = [.. Enumerable.Range(0, 4 * Samples).Select(i => (double)(i / 4))];
    private static readonly Augmentation<double>[] Changes =
        [new RandomFlip<double>(), new RandomRotation<double>(0.3), new LambdaAugmentation<double>((ref AugmentedSample<double> sample) => sample.Values[0] += sample.NextDouble())];

    [Fact]
    public void Every_pass_changes_every_sample_in_another_way_and_the_arrays_stay()
    {
        var data = new DataSet<double>((double[])Images.Clone(), Targets, count: Samples);
        Dictionary<(int, double), string> seen = Train((network, metric) =>
            network.Fit(data, 3, 8, augment: Changes, metrics: [metric], verbosity: Verbosity.None));

        Assert.Equal(3 * Samples, seen.Count);
        Assert.Equal(3 * Samples, seen.Values.Distinct().Count());
        Assert.Equal(Images, data.Inputs[0].Values.ToArray());
    }

    [Fact]
    public void The_changes_depend_on_seed_pass_and_sample_alone()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("x"), MemoryMarshal.AsBytes(Images.AsSpan()).ToArray());
        File.WriteAllBytes(folder.File("y"), MemoryMarshal.AsBytes(Targets.AsSpan()).ToArray());
        var data = new DataSet<double>(Images, Targets, count: Samples);
        Dictionary<(int, double), string> expected = Train((network, metric) =>
            network.Fit(data, 3, 8, augment: Changes, metrics: [metric], degreeOfParallelism: 1, verbosity: Verbosity.None));

        Same((network, metric) => network.Fit(data, 3, 5, augment: Changes, metrics: [metric], degreeOfParallelism: 4, verbosity: Verbosity.None));
        Same((network, metric) => network.Fit(data, 3, 31, shuffle: false, augment: Changes, metrics: [metric], verbosity: Verbosity.None));
        Same((network, metric) => network.Fit(data.Shuffled(3), 3, 7, augment: Changes, metrics: [metric], verbosity: Verbosity.None));
        foreach (int prefetch in (int[])[0, 1, 3])
        {
            var files = DataStream<double>.FromFiles(
                [new(folder.File("x"), FileElement.Double)], [new(folder.File("y"), FileElement.Double)], 6, prefetch: prefetch);
            var slices = DataStream<double>.From(
                (int _) => Enumerable.Range(0, 8).Select(i => data.Slice(4 * i, Math.Min(4, Samples - (4 * i)))), 4, prefetch);
            Same((network, metric) => network.Fit(files, 3, augment: Changes, metrics: [metric], verbosity: Verbosity.None));
            Same((network, metric) => network.Fit(slices, 3, augment: Changes, metrics: [metric], verbosity: Verbosity.None));
        }

        // Also when training goes on, and not with a validation in between.
        Dictionary<(int, double), string> rest = Train((network, metric) =>
            network.Fit(data, 3, 8, initialEpoch: 2, augment: Changes, metrics: [metric], verbosity: Verbosity.None));
        Assert.Equal(Samples, rest.Count);
        Assert.All(rest, item => Assert.Equal(expected[(2, item.Key.Item2)], item.Value));

        void Same(Action<EchoNetwork, Metric<double>> fit) => Assert.Equal(expected.OrderBy(item => item.Key), Train(fit).OrderBy(item => item.Key));
    }

    [Fact]
    public void Validation_and_evaluation_see_the_samples_as_they_are()
    {
        var data = new DataSet<double>(Images, Images, count: Samples);
        EchoNetwork network = Network();
        History history = network.Fit(data, 2, 8, validation: data, augment: Changes, verbosity: Verbosity.None);

        Assert.Equal([0.0, 0], history["val_loss"]);
        Assert.All(history["loss"], loss => Assert.True(loss > 0.1));
        Assert.Equal(0, network.Evaluate(data).Loss);
    }

    [Fact]
    public void Targets_labels_and_weights_come_along()
    {
        float[] x = [.. Enumerable.Range(0, 40).Select(i => (float)i / 40)];
        int[] labels = [.. Enumerable.Range(0, 20).Select(i => i % 3)];
        float[] weights = [.. Enumerable.Range(0, 20).Select(i => i / 10f)];
        var nothing = new LambdaAugmentation<float>((ref AugmentedSample<float> _) => { });
        foreach (DataSet<float> data in (DataSet<float>[])[new(x, labels), new(x, labels, weights), new DataSet<float>(x, labels, weights).Subset([3, 3, 7, 19, 0, 5])])
        {
            var plain = new LinearNetwork<float>(2, 3, labels: true, dropout: 0.1);
            var augmented = new LinearNetwork<float>(2, 3, labels: true, dropout: 0.1);
            History a = plain.Fit(data, 3, 4, verbosity: Verbosity.None);
            History b = augmented.Fit(data, 3, 4, augment: [nothing], verbosity: Verbosity.None);
            Assert.Equal(plain.Parameters.Span.ToArray(), augmented.Parameters.Span.ToArray());
            Assert.Equal(a["loss"], b["loss"]);
            Assert.Equal(a["accuracy"], b["accuracy"]);
        }
    }

    [Fact]
    public void Changing_samples_allocates_nothing()
    {
        NetworkDescription network = Network().Description;
        Augmentation<double>[] all =
        [
            .. Changes, new RandomTranslation<double>(0.2, 0.2), new RandomZoom<double>(0.2), new RandomContrast<double>(0.2), new RandomBrightness<double>(0.1),
        ];
        var samples = new ArrayBatches<double>(new(new(Images, Targets, count: Samples), network, "It"), 8, seed: 1);
        using var source = new AugmentedBatches<double>(samples, all, network, 1, 3);
        long bytes = 0;
        for (int pass = 0; pass < 3; pass++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            source.Start(pass, default);
            while (source.TryNext(out _))
            {
            }

            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, bytes);
    }

    [Fact]
    public void Exceptions_reach_the_caller_and_mistakes_are_found_before_training()
    {
        var data = new DataSet<double>(Images, Targets, count: Samples);
        EchoNetwork network = Network();
        var broken = new LambdaAugmentation<double>((ref AugmentedSample<double> sample) => throw new NotSupportedException("broken"));
        Assert.Equal("broken", Assert.Throws<NotSupportedException>(() => Fit(broken)).Message);
        Refused("'z', which network Echo does not have", new RandomFlip<double> { Input = "z" });
        Refused("has a null", [null!]);
        Assert.Equal(0, network.Steps);

        var flat = new EchoNetwork(EchoNetwork.Values("a", 1), EchoNetwork.Values("b", 1));
        ArgumentException unnamed = Assert.Throws<ArgumentException>(() => flat.Fit(
            new([new double[1], new double[1]], [new double[1], new double[1]]), augment: [new RandomFlip<double>()], verbosity: Verbosity.None));
        Assert.Contains("set its Input to one of 'a_in', 'b_in'", unnamed.Message);
        ArgumentException shape = Assert.Throws<ArgumentException>(() => flat.Fit(
            new([new double[1], new double[1]], [new double[1], new double[1]]), augment: [new RandomFlip<double> { Input = "b_in" }], verbosity: Verbosity.None));
        Assert.Contains("input 'b_in' has shape [1]", shape.Message);

        void Refused(string part, params Augmentation<double>[] changes) =>
            Assert.Contains(part, Assert.Throws<ArgumentException>(() => Fit(changes)).Message);

        void Fit(params Augmentation<double>[] changes) => network.Fit(data, augment: changes, verbosity: Verbosity.None);
    }

    private static EchoNetwork Network() =>
        new(new OutputDescription("y", [2, 2, 1], 4, TargetKind.Values, 4, "MeanSquaredError", 1, false));

    private static Dictionary<(int, double), string> Train(Action<EchoNetwork, Metric<double>> fit)
    {
        var metric = new SeenOutputs();
        fit(Network(), metric);
        return metric.Seen;
    }

    /// <summary>What the network saw of each sample (the name of which is its target) in each epoch.</summary>
    private sealed class SeenOutputs() : Metric<double>("seen")
    {
        private int epoch = -1;

        public Dictionary<(int, double), string> Seen { get; } = [];

        public override MetricGoal Goal => MetricGoal.Unknown;

        public override double Result => 0;

        public override void Reset() => epoch++;

        public override void Update(scoped in Predictions<double> batch)
        {
            for (int s = 0; s < batch.Count; s++)
            {
                Seen.Add((epoch, batch.Target(s)[0]), string.Join(' ', batch.Output(s).ToArray()));
            }
        }
    }
}
