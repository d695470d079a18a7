using Backprop.Tests.Training;

namespace Backprop.Tests.Data;

public sealed class DataSetTests
{
    [Fact]
    public void Nothing_is_copied()
    {
        double[] x = [1, 2, 3, 4];
        double[] y = [1, 2, 3, 4];
        DataSet<double> part = new DataSet<double>(x, y, count: 4).Shuffled(3).Slice(1, 3).Subset([0, 2]);
        var network = new EchoNetwork(EchoNetwork.Values("y", 1));

        Assert.Equal(0, network.Evaluate(part).Loss);
        Array.Fill(x, 10);
        Array.Fill(y, 7);

        Assert.Equal(9, network.Evaluate(part).Loss);
    }

    [Theory]
    [InlineData(10, 0.2, 8)]
    [InlineData(10, 0.25, 7)]
    [InlineData(7, 0.5, 3)]
    [InlineData(1000, 0.001, 999)]
    public void A_split_is_at_the_place_of_Keras(int count, double fraction, int first)
    {
        double[] x = [.. Enumerable.Range(0, count).Select(i => (double)i)];
        (DataSet<double> a, DataSet<double> b) = new DataSet<double>(x, x, count: count).Split(fraction);

        Assert.Equal(Enumerable.Range(0, first), Samples(a));
        Assert.Equal(Enumerable.Range(first, count - first), Samples(b));
    }

    [Fact]
    public void Views_of_views_keep_samples_together()
    {
        // Sample i is (10 i, 10 i + 1) with the label i and the weight i + 1.
        double[] x = [.. Enumerable.Range(0, 20).Select(i => (i / 2 * 10.0) + (i % 2))];
        int[] labels = [.. Enumerable.Range(0, 10)];
        double[] weights = [.. labels.Select(label => label + 1.0)];
        var data = new DataSet<double>(x, labels, weights);

        Check(data.Slice(3, 4), [3, 4, 5, 6]);
        Check(data.Slice(3, 4).Slice(1, 2), [4, 5]);
        Check(data.Subset([9, 0, 0, 5]), [9, 0, 0, 5]);
        Check(data.Slice(2, 6).Subset([5, 0]).Slice(1, 1), [2]);
        Check(data.Subset([9, 0, 5]).Subset([2, 2]), [5, 5]);
        Check(data.Slice(5, 0), []);

        static void Check(DataSet<double> view, int[] expected)
        {
            Assert.Equal(expected.Length, view.Count);
            int[] rows = view.Rows ?? [.. Enumerable.Range(0, view.StoredCount)];
            Assert.Equal(expected, rows.Select(row => view.Targets[0].Labels.Span[row]));
            Assert.Equal(expected.Select(i => i + 1.0), rows.Select(row => view.SampleWeights.Span[row]));
            Assert.Equal(expected.Select(i => (10.0 * i) + 1), rows.Select(row => view.Inputs[0].Values.Span[(2 * row) + 1]));
        }
    }

    [Fact]
    public void Shuffling_is_a_fixed_permutation()
    {
        double[] x = [.. Enumerable.Range(0, 50).Select(i => (double)i)];
        var data = new DataSet<double>(x, x, count: 50);

        Assert.Equal(Samples(data.Shuffled(1)), Samples(data.Shuffled(1)));
        Assert.NotEqual(Samples(data.Shuffled(1)), Samples(data.Shuffled(2)));
        Assert.Equal(Enumerable.Range(0, 50), Samples(data.Shuffled(1)).Order());
    }

    [Fact]
    public void The_number_of_samples_comes_from_labels_weights_or_the_caller()
    {
        Assert.Equal(3, new DataSet<float>(new float[6], new int[3]).Count);
        Assert.Equal(3, new DataSet<float>(new float[6], new float[3], new float[3]).Count);
        Assert.Equal(3, new DataSet<float>(new float[6], new float[9], count: 3).Count);
        Assert.Equal(2, new DataSet<float>(new float[6], new int[8], count: 2).Count);
        InvalidOperationException unknown = Assert.Throws<InvalidOperationException>(() => new DataSet<float>(new float[6], new float[3]).Count);
        Assert.Contains("count:", unknown.Message);
    }

    [Fact]
    public void Arrays_memories_and_lists_of_numbers_are_taken()
    {
        float[] x = [1, 2, 3, 4];
        Assert.True(new DataSet<float>(x, [0, 1]).Targets[0].AreLabels);
        Assert.False(new DataSet<float>(x, [0f, 1]).Targets[0].AreLabels);
        Assert.True(new DataSet<float>([0, 0, 1, 1], [0, 1]).Targets[0].AreLabels);
        Assert.Equal(2, new DataSet<float>(x, [0f, 1], [1, 0.5f]).Count);
        Assert.Equal(1, new DataSet<float>(x.AsMemory(2), new[] { 7 }.AsMemory()).Count);
        Assert.Equal(2, new DataSet<float>([x, x], [("a", new int[2]), ("b", x)], new float[2]).Targets[0].Length);
    }

    [Fact]
    public void Contradictions_are_refused_at_once()
    {
        Refused("6 elements", () => new DataSet<float>(new float[6], new int[4]));
        Refused("'age'", () => new DataSet<float>([("age", new float[5])], [new int[2]], count: 2));
        Refused("3 sample weights for 4 samples", () => new DataSet<float>(new float[4], new float[4], new float[3], count: 4));
        Refused("weight of sample 1", () => new DataSet<float>(new float[2], new float[2], new[] { 1, float.NaN }));
        Refused("6 is outside 0 to 3", () => new DataSet<float>(new float[4], new int[4]).Subset([1, 6]), "Sample number 1");
        Refused("not within the 4 samples", () => new DataSet<float>(new float[4], new int[4]).Slice(2, 3));
        Refused("between 0 and 1", () => new DataSet<float>(new float[4], new int[4]).Split(0));
        Refused("both parts", () => new DataSet<float>(new float[4], new int[4]).Split(0.9999));

        static void Refused(string part, Func<object> action, string? instead = null) =>
            Assert.Contains(instead ?? part, Assert.ThrowsAny<ArgumentException>(action).Message);
    }

    [Fact]
    public void Training_on_a_view_equals_training_on_copied_samples()
    {
        double[] x = [.. Enumerable.Range(0, 30).Select(i => (double)i)];
        double[] y = [.. x.Select(value => value / 2)];
        int[] chosen = [4, 17, 4, 29, 8, 11, 0];
        var viewed = new SeenSamplesOfAnyTarget();
        var copied = new SeenSamplesOfAnyTarget();

        Fit(new DataSet<double>(x, y, count: 30).Subset(chosen), viewed);
        Fit(new DataSet<double>(chosen.Select(i => x[i]).ToArray(), chosen.Select(i => y[i]).ToArray()), copied);

        Assert.Equal(copied.Seen, viewed.Seen);
        Assert.Equal(35, viewed.Seen.Count);

        static void Fit(DataSet<double> data, Metric<double> metric) =>
            new EchoNetwork(EchoNetwork.Values("y", 1)).Fit(data, 5, 3, metrics: [metric], verbosity: Verbosity.None);
    }

    private static int[] Samples(DataSet<double> data)
    {
        ReadOnlyMemory<double> values = data.Inputs[0].Values;
        return data.Rows is { } rows
            ? [.. rows.Select(row => (int)values.Span[row])]
            : [.. Enumerable.Range(0, data.Count).Select(i => (int)values.Span[i])];
    }

    private sealed class SeenSamplesOfAnyTarget() : Metric<double>("seen")
    {
        public List<(double, double)> Seen { get; } = [];

        public override MetricGoal Goal => MetricGoal.Unknown;

        public override double Result => 0;

        public override void Reset()
        {
        }

        public override void Update(scoped in Predictions<double> batch)
        {
            for (int s = 0; s < batch.Count; s++)
            {
                Seen.Add((batch.Output(s)[0], batch.Target(s)[0]));
            }
        }
    }
}
