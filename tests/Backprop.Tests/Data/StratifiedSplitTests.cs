using Backprop.Tests.Training;

namespace Backprop.Tests.Data;

public sealed class StratifiedSplitTests
{
    [Fact]
    public void Every_class_has_its_exact_share()
    {
        int[] labels = [.. Enumerable.Range(0, 1000).Select(i => i % 10 == 3 ? 1 : 0)];
        (DataSet<float> first, DataSet<float> last) = new DataSet<float>(new float[1000], labels).StratifiedSplit(0.2, seed: 5);

        Assert.Equal([720, 80], Counts(first, 2));
        Assert.Equal([180, 20], Counts(last, 2));
    }

    [Theory]
    [InlineData(new[] { 5, 3, 2 }, 0.3, new[] { 1, 1, 1 })] // shares of 1.5, 0.9 and 0.6
    [InlineData(new[] { 6, 5, 2 }, 0.45, new[] { 3, 2, 1 })] // 2.77, 2.31, 0.92
    [InlineData(new[] { 5, 5, 5 }, 0.34, new[] { 2, 2, 2 })]
    [InlineData(new[] { 7, 7, 2 }, 0.25, new[] { 2, 2, 0 })] // 1.75, 1.75, 0.5
    [InlineData(new[] { 3, 3, 2 }, 0.5, new[] { 2, 1, 1 })] // 1.5, 1.5, 1: of equal remainders the smaller class wins
    public void What_is_left_goes_to_the_largest_remainders(int[] sizes, double fraction, int[] expected)
    {
        int[] labels = [.. sizes.SelectMany((size, name) => Enumerable.Repeat(name, size))];
        (DataSet<float> first, DataSet<float> last) = new DataSet<float>(new float[labels.Length], labels).StratifiedSplit(fraction);

        Assert.Equal(expected, Counts(last, sizes.Length));
        Assert.Equal(sizes.Zip(expected, (all, part) => all - part), Counts(first, sizes.Length));
        Assert.Equal(new DataSet<float>(new float[labels.Length], labels).Split(fraction).Last.Count, last.Count);
    }

    [Fact]
    public void No_class_is_ever_off_by_a_sample()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int draw = 0; draw < 200; draw++)
        {
            int[] sizes = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(2, 60))];
            int[] labels = [.. sizes.SelectMany((size, name) => Enumerable.Repeat(name - 2, size))];
            random.Shuffle(labels);
            double fraction = 0.1 + (0.8 * random.NextDouble());
            var data = new DataSet<double>(new double[labels.Length], labels);
            int held = labels.Length - (int)Math.Floor(labels.Length * (1 - fraction));
            if (Math.Min(held, labels.Length - held) < sizes.Length)
            {
                continue;
            }

            (DataSet<double> first, DataSet<double> last) = data.StratifiedSplit(fraction, (ulong)draw);
            Assert.Equal(Enumerable.Range(0, labels.Length), first.Rows!.Concat(last.Rows!).Order());
            for (int name = 0; name < sizes.Length; name++)
            {
                int got = last.Rows!.Count(row => labels[row] == name - 2);
                Assert.True(
                    Math.Abs(got - ((double)sizes[name] * held / labels.Length)) < 1,
                    $"seed {seed}, draw {draw}: class {name - 2} has {got} of {sizes[name]} samples in a part of {held} of {labels.Length}");
            }
        }
    }

    [Fact]
    public void It_depends_on_seed_and_labels_alone_and_keeps_the_order_of_the_data()
    {
        int[] labels = [.. Enumerable.Range(0, 60).Select(i => i % 3)];
        var data = new DataSet<float>(new float[60], labels);
        int[] rows = data.StratifiedSplit(0.25, 1).Last.Rows!;

        Assert.Equal(rows, data.StratifiedSplit(0.25, 1).Last.Rows!);
        Assert.NotEqual(rows, data.StratifiedSplit(0.25, 2).Last.Rows!);
        Assert.Equal(rows.Order(), rows);
        Assert.Equal(data.StratifiedSplit(0.25, 1).First.Rows!.Order(), data.StratifiedSplit(0.25, 1).First.Rows!);
        Assert.NotEqual(Enumerable.Range(45, 15), rows);
    }

    [Fact]
    public void Views_one_hot_targets_and_single_values_have_classes_too()
    {
        // Class of sample i: i % 2.
        float[] values = [.. Enumerable.Range(0, 40).Select(i => (float)(i % 2))];
        float[] hot = [.. Enumerable.Range(0, 80).Select(i => (i / 2) % 2 == i % 2 ? 1f : 0)];
        int[] odd = [.. Enumerable.Range(0, 20).Select(i => (2 * i) + 1)];
        var single = new DataSet<float>(new float[40], values, count: 40);

        Assert.Equal(5, single.StratifiedSplit(0.25).Last.Rows!.Count(row => row % 2 == 1));
        Assert.Equal(5, new DataSet<float>(new float[40], hot, count: 40).StratifiedSplit(0.25).Last.Rows!.Count(row => row % 2 == 1));
        (DataSet<float> first, DataSet<float> last) = single.Subset(odd).StratifiedSplit(0.25);
        Assert.Equal(odd, first.Rows!.Concat(last.Rows!).Order());
        Assert.Equal(5, last.Count);
    }

    [Fact]
    public void What_cannot_be_stratified_is_refused_with_a_reason()
    {
        Refused("has no targets", new DataSet<float>([new float[4]], [], count: 4));
        Refused("2 target arrays", new DataSet<float>([new float[4]], [new int[4], new int[4]], count: 4));
        Refused("Class 7 has one sample, number 2", new DataSet<float>(new float[4], [1, 1, 7, 1]));
        Refused("2 labels", new DataSet<float>(new float[4], new int[8], count: 4));
        Refused("target of sample 1 is 0.5", new DataSet<float>(new float[4], [0, 0.5f, 1, 1], count: 4));
        Refused("fewer samples than the 3 classes", new DataSet<float>(new float[6], [0, 1, 2, 0, 1, 2]));
        Assert.Contains("between 0 and 1", Assert.Throws<ArgumentOutOfRangeException>(() => new DataSet<float>(new float[4], new int[4]).StratifiedSplit(1)).Message);
        Assert.Throws<InvalidOperationException>(() => new DataSet<float>(new float[4], new float[4]).StratifiedSplit(0.5));

        static void Refused(string part, DataSet<float> data) =>
            Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(() => data.StratifiedSplit(0.3)).Message);
    }

    [Fact]
    public void Fit_holds_back_the_same_share_of_every_class()
    {
        // Sorted by class: the last samples alone would all be of class 1.
        double[] x = [.. Enumerable.Range(0, 40).Select(i => (double)i)];
        double[] y = [.. x.Select(value => value < 30 ? 0.0 : 1)];
        EchoNetwork[] networks = [new(EchoNetwork.Values("y", 1)), new(EchoNetwork.Values("y", 1))];
        var data = new DataSet<double>(x, y);

        History split = networks[0].Fit(data, 2, 8, validationSplit: 0.2, stratify: true, verbosity: Verbosity.None);
        (DataSet<double> training, DataSet<double> validation) = new DataSet<double>(x, y, count: 40).StratifiedSplit(0.2);
        History given = networks[1].Fit(training, 2, 8, validation: validation, verbosity: Verbosity.None);

        Assert.Equal(6, validation.Rows!.Count(row => y[row] == 0));
        Assert.Equal(2, validation.Rows!.Count(row => y[row] == 1));
        Assert.Equal(given["val_loss"], split["val_loss"]);
        Assert.Equal(given["loss"], split["loss"]);
        Assert.Equal(
            "stratify", Assert.Throws<ArgumentException>(() => networks[0].Fit(data, stratify: true, verbosity: Verbosity.None)).ParamName);
    }

    private static int[] Counts(DataSet<float> part, int classes) =>
        [.. Enumerable.Range(0, classes).Select(name => part.Rows!.Count(row => part.Targets[0].Labels.Span[row] == name))];
}
