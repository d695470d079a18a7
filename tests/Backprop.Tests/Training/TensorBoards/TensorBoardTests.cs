using Backprop.Tests.Checkpoints;
using Backprop.Tests.Runtime;

namespace Backprop.Tests.Training.TensorBoards;

public sealed class TensorBoardTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string TrainDirectory => Path.Combine(folder.Path, "run", "train");

    private string ValidationDirectory => Path.Combine(folder.Path, "run", "validation");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Training_and_validation_have_curves_of_the_same_names()
    {
        (History history, _) = Train(Create());
        List<Event> train = EventReader.Read(Path.Combine(TrainDirectory, $"events.out.tfevents.{StandingClock.Now.ToUnixTimeSeconds()}.backprop.0000.v2"));
        List<Event> validation = EventReader.Read(Assert.Single(Directory.GetFiles(ValidationDirectory)));

        Assert.Equal("brain.Event:2", train[0].FileVersion);
        Assert.Equal("brain.Event:2", validation[0].FileVersion);
        Assert.All(train, e => Assert.Equal(StandingClock.Now.ToUnixTimeMilliseconds() / 1000.0, e.WallTime));
        Assert.Equal(["epoch_loss", "epoch_accuracy", "epoch_learning_rate"], train.Skip(1).Select(e => e.Tag).Distinct());
        Assert.Equal(["epoch_loss", "epoch_accuracy"], validation.Skip(1).Select(e => e.Tag).Distinct());
        Assert.Equal(history["loss"].Select((value, i) => (i + 1L, (float)value)), Scalars(train, "epoch_loss"));
        Assert.Equal(history["accuracy"].Select((value, i) => (i + 1L, (float)value)), Scalars(train, "epoch_accuracy"));
        Assert.Equal([(1L, 0.1f), (2L, 0.1f), (3L, 0.1f)], Scalars(train, "epoch_learning_rate"));
        Assert.Equal(history["val_loss"].Select((value, i) => (i + 1L, (float)value)), Scalars(validation, "epoch_loss"));
        Assert.Equal(history["val_accuracy"].Select((value, i) => (i + 1L, (float)value)), Scalars(validation, "epoch_accuracy"));
    }

    [Fact]
    public void Histograms_hold_weights_and_gradients()
    {
        (_, LinearNetwork<float> network) = Train(Create(histogramFrequency: 3));
        List<Event> train = EventReader.Read(Directory.GetFiles(TrainDirectory).Single());
        Event[] histograms = [.. train.Where(e => e.Histo is not null)];
        Assert.All(histograms, e => Assert.Equal(3, e.Step));
        Assert.Equal(
            ["dense/kernel/histogram", "dense/kernel/gradient/histogram", "dense/bias/histogram", "dense/bias/gradient/histogram"], histograms.Select(e => e.Tag));
        Check(histograms[0].Histo!, network.Parameters["dense.kernel"].Span.ToArray());
        Check(histograms[1].Histo!, network.Gradients["dense.kernel"].Span.ToArray());
        Check(histograms[2].Histo!, network.Parameters["dense.bias"].Span.ToArray());
        Check(histograms[3].Histo!, network.Gradients["dense.bias"].Span.ToArray());

        static void Check(Histogram histogram, float[] values)
        {
            Assert.Equal((values.Min(), values.Max(), values.Length), (histogram.Min, histogram.Max, histogram.Num));
            Assert.Equal(values.Sum(value => (double)value), histogram.Sum, 1e-9);
            Assert.Equal(values.Sum(value => (double)value * value), histogram.SumSquares, 1e-9);
            Assert.Equal(histogram.Limits.Order(), histogram.Limits);
            Assert.Equal(histogram.Max, histogram.Limits[^1]);
            double lower = double.NegativeInfinity;
            foreach ((double limit, double count) in histogram.Limits.Zip(histogram.Counts))
            {
                Assert.Equal(values.Count(value => value > lower && value <= limit), count);
                lower = limit;
            }
        }
    }

    [Fact]
    public void Within_an_epoch_every_nth_step_is_recorded()
    {
        var losses = new List<(long, float)>();
        Train(Create(updateFrequency: 2), new LambdaCallback(onTrainBatchEnd: run =>
        {
            long step = ((run.Epoch - 1) * run.Steps!.Value) + run.Step;
            if (step % 2 == 0 && run.TryGetMetric("loss", out double loss))
            {
                losses.Add((step, (float)loss));
            }
        }));
        List<Event> train = EventReader.Read(Directory.GetFiles(TrainDirectory).Single());
        Assert.Equal([2L, 4, 6, 8], losses.Select(loss => loss.Item1));
        Assert.Equal(losses, Scalars(train, "batch_loss"));
        Assert.Equal(4, Scalars(train, "batch_accuracy").Length);
    }

    [Fact]
    public void The_speed_is_written_where_it_is_wanted()
    {
        Train(Create(writeStepsPerSecond: true));
        List<Event> train = EventReader.Read(Directory.GetFiles(TrainDirectory).Single());
        Assert.All(Scalars(train, "epoch_steps_per_second"), point => Assert.True(point.Value > 0));
        Assert.Equal(3, Scalars(train, "epoch_steps_per_second").Length);
    }

    [Fact]
    public void What_was_not_measured_is_not_written_and_without_validation_there_is_no_directory()
    {
        double[] losses = [3, 2, 1];
        EchoNetwork network = Scripted.Network(losses);
        var data = new DataSet<double>(new double[1], new double[1]);
        network.Fit(data, 3, validation: data, validationFrequency: 2, callbacks: [Create()], verbosity: Verbosity.None);
        Assert.Equal([(2L, 2f)], Scalars(EventReader.Read(Directory.GetFiles(ValidationDirectory).Single()), "epoch_loss"));

        Directory.Delete(Path.Combine(folder.Path, "run"), recursive: true);
        network.Fit(data, 3, callbacks: [Create()], verbosity: Verbosity.None);
        Assert.True(Directory.Exists(TrainDirectory));
        Assert.False(Directory.Exists(ValidationDirectory));
    }

    [Fact]
    public void A_second_training_within_the_same_second_gets_a_file_of_its_own()
    {
        TensorBoard board = Create();
        Train(board);
        Train(board);
        string start = $"events.out.tfevents.{StandingClock.Now.ToUnixTimeSeconds()}.backprop";
        Assert.Equal([$"{start}.0000.v2", $"{start}.0001.v2"], Directory.GetFiles(TrainDirectory).Select(Path.GetFileName).Order());
        Assert.All(Directory.GetFiles(TrainDirectory), path => Assert.Equal(3, Scalars(EventReader.Read(path), "epoch_loss").Length));
    }

    // TensorBoard reads files in the order of their names, and one that runs never goes back.
    [Fact]
    public void Files_of_the_same_second_are_named_in_their_order()
    {
        string[] written = new string[12];
        for (int i = 0; i < written.Length; i++)
        {
            using var file = new EventFile(TrainDirectory, new StandingClock());
            written[i] = file.FilePath;
        }

        Assert.Equal(written, Directory.GetFiles(TrainDirectory).Order(StringComparer.Ordinal));
    }

    // TensorBoard's reader loses its place at a record that is cut off, and shows nothing more of the training.
    [Fact]
    public void A_reader_sees_whole_records_only_at_every_step()
    {
        const int Steps = 300;
        (float[] x, _) = NetworkStepTests.Singles(Steps, 8, 3, seed: 8);
        int[] labels = [.. Enumerable.Range(0, Steps).Select(i => i % 3)];
        var seen = new List<int>();
        var reader = new LambdaCallback(onTrainBatchEnd: _ => seen.Add(Scalars(EventReader.Read(Directory.GetFiles(TrainDirectory).Single()), "batch_loss").Length));
        new LinearNetwork<float>(8, 3, labels: true).Fit(
            new(x, labels), 1, 1, callbacks: [Create(updateFrequency: 1), reader], degreeOfParallelism: 1, verbosity: Verbosity.None);
        Assert.Equal(Steps, seen.Count);
        Assert.Equal(seen.Order(), seen);
        Assert.InRange(seen.Distinct().Count(), 3, Steps / 10);
        Assert.Equal(Steps, Scalars(EventReader.Read(Directory.GetFiles(TrainDirectory).Single()), "batch_loss").Length);
    }

    [Fact]
    public void A_record_may_be_longer_than_what_is_written_together()
    {
        string path;
        string[] tags = ["before", new('x', 10_000), "after"];
        using (var file = new EventFile(TrainDirectory, new StandingClock()))
        {
            path = file.FilePath;
            foreach (string tag in tags)
            {
                file.Scalar(tag, 1, 0.5);
                Assert.All(EventReader.Read(path), e => Assert.True(e.FileVersion == "brain.Event:2" || tags.Contains(e.Tag)));
            }
        }

        Assert.Equal(tags, EventReader.Read(path).Skip(1).Select(e => e.Tag));
    }

    [Fact]
    public void A_file_is_readable_while_training_runs_and_closed_when_it_fails()
    {
        int seen = 0;
        var failing = new LambdaCallback(onEpochEnd: _ =>
        {
            seen = Scalars(EventReader.Read(Directory.GetFiles(TrainDirectory).Single()), "epoch_loss").Length;
            throw new InvalidOperationException("enough");
        });
        Assert.Throws<InvalidOperationException>(() => Train(Create(), failing));
        Assert.Equal(1, seen);
        string path = Directory.GetFiles(TrainDirectory).Single();
        new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        (float[] x, _) = NetworkStepTests.Singles(200, 8, 3, seed: 8);
        int[] labels = [.. Enumerable.Range(0, 200).Select(i => i % 3)];
        var watch = new AllocationWatch();
        new LinearNetwork<float>(8, 3, labels: true).Fit(
            new(x, labels), 4, 16, callbacks: [Create(updateFrequency: 1), watch], degreeOfParallelism: 1, verbosity: Verbosity.None);
        Assert.Equal(52, watch.Steps);
        Assert.Equal(0, watch.Bytes);
    }

    [Fact]
    public void Equal_values_are_one_bucket_and_what_is_not_finite_is_left_out()
    {
        var histogram = new WeightHistogram();
        histogram.Take<double>([2, 2, double.NaN, 2, double.PositiveInfinity]);
        Assert.Equal((3, 2.0, 2.0, 6.0, 12.0), (histogram.Count, histogram.Min, histogram.Max, histogram.Sum, histogram.SumOfSquares));
        Assert.Equal([2.0], histogram.Limits.ToArray());
        Assert.Equal([3.0], histogram.Counts.ToArray());
        histogram.Take<double>([double.NaN]);
        Assert.Equal((0, 0), (histogram.Count, histogram.Limits.Length));
        histogram.Take<double>([-1e308, 1e308]);
        Assert.Equal(2, histogram.Counts.ToArray().Sum());
        Assert.All(histogram.Limits.ToArray(), limit => Assert.True(double.IsFinite(limit)));
    }

    [Fact]
    public void Arguments_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new TensorBoard(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TensorBoard("x", histogramFrequency: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TensorBoard("x", updateFrequency: 0));
    }

    private static (long Step, float Value)[] Scalars(IEnumerable<Event> events, string tag) =>
        [.. events.Where(e => e.Tag == tag).Select(e => (e.Step, e.SimpleValue!.Value))];

    // 40 samples in batches of 16: three steps an epoch, three epochs.
    private static (History History, LinearNetwork<float> Network) Train(params Callback[] callbacks)
    {
        (float[] x, _) = NetworkStepTests.Singles(50, 8, 3, seed: 8);
        int[] labels = [.. Enumerable.Range(0, 50).Select(i => i % 3)];
        var network = new LinearNetwork<float>(8, 3, labels: true);
        return (network.Fit(new(x, labels), 3, 16, validationSplit: 0.2, callbacks: callbacks, verbosity: Verbosity.None), network);
    }

    private TensorBoard Create(int histogramFrequency = 0, int? updateFrequency = null, bool writeStepsPerSecond = false) =>
        new(Path.Combine(folder.Path, "run"), histogramFrequency, updateFrequency, writeStepsPerSecond, new StandingClock());
}
