using Backprop.Tests.Runtime;

namespace Backprop.Tests.Training;

public sealed class FitTests
{
    [Fact]
    public void Fit_equals_the_same_batches_by_hand()
    {
        (double[] x, double[] y) = NetworkStepTests.Numbers(23, 4, 2, seed: 1);
        var fitted = new LinearNetwork<double>(4, 2);
        var byHand = new LinearNetwork<double>(4, 2);

        History history = fitted.Fit(new(x, y), epochs: 2, batchSize: 10, shuffle: false, verbosity: Verbosity.None);

        var losses = new List<double>();
        for (int epoch = 0; epoch < 2; epoch++)
        {
            double a = byHand.TrainOnBatch(x.AsSpan(0, 40), y.AsSpan(0, 20));
            double b = byHand.TrainOnBatch(x.AsSpan(40, 40), y.AsSpan(20, 20));
            double c = byHand.TrainOnBatch(x.AsSpan(80, 12), y.AsSpan(40, 6));
            losses.Add(((10 * a) + (10 * b) + (3 * c)) / 23);
        }

        Assert.Equal(byHand.Parameters.Span.ToArray(), fitted.Parameters.Span.ToArray());
        Assert.Equal(losses, history["loss"], (p, q) => Math.Abs(p - q) < 1e-15);
        Assert.Equal([1, 2], history.Epochs);
        Assert.Equal(6, fitted.Iterations);
    }

    [Fact]
    public void Every_epoch_trains_every_sample_once_in_an_order_of_its_own()
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1));
        double[] x = [.. Enumerable.Range(0, 37).Select(i => (double)i)];
        var seen = new SeenSamples();

        network.Fit(new(x, x), epochs: 3, batchSize: 8, metrics: [seen], verbosity: Verbosity.None);

        Assert.Equal(3, seen.Epochs.Count);
        Assert.All(seen.Epochs, epoch => Assert.Equal(x, epoch.Order()));
        Assert.Equal(3, seen.Epochs.Select(epoch => string.Join(' ', epoch)).Distinct().Count());
        Assert.DoesNotContain(seen.Epochs, epoch => epoch.SequenceEqual(x));
    }

    [Fact]
    public void Training_is_the_same_on_any_number_of_threads_and_goes_on_as_if_it_had_not_stopped()
    {
        (float[] x, float[] y) = NetworkStepTests.Singles(700, 300, 4, seed: 2);
        var data = new DataSet<float>(x, y);
        float[] whole = Train((network, threads) => network.Fit(data, 4, 256, degreeOfParallelism: threads, verbosity: Verbosity.None), 1);
        float[] parallel = Train((network, threads) => network.Fit(data, 4, 256, degreeOfParallelism: threads, verbosity: Verbosity.None), 3);
        float[] resumed = Train(
            (network, threads) =>
            {
                network.Fit(data, 1, 256, degreeOfParallelism: threads, verbosity: Verbosity.None);
                network.Fit(data, 4, 256, initialEpoch: 1, verbosity: Verbosity.None);
            },
            2);

        Assert.Equal(whole, parallel);
        Assert.Equal(whole, resumed);

        static float[] Train(Action<LinearNetwork<float>, int> fit, int threads)
        {
            var network = new LinearNetwork<float>(300, 4, dropout: 0.25, learningRate: 0.01);
            fit(network, threads);
            return network.Parameters.Span.ToArray();
        }
    }

    [Fact]
    public void A_validation_split_takes_the_last_samples_and_leaves_the_rest_for_training()
    {
        (double[] x, double[] y) = NetworkStepTests.Numbers(21, 3, 1, seed: 3);
        var split = new LinearNetwork<double>(3, 1);
        var given = new LinearNetwork<double>(3, 1);

        History a = split.Fit(new(x, y), 3, 4, validationSplit: 0.25, verbosity: Verbosity.None);
        var training = new DataSet<double>(x.AsMemory(0, 45), y.AsMemory(0, 15));
        var validation = new DataSet<double>(x.AsMemory(45), y.AsMemory(15));
        History b = given.Fit(training, 3, 4, validation: validation, verbosity: Verbosity.None);

        Assert.Equal(["loss", "val_loss"], a.Names);
        Assert.Equal(b["loss"], a["loss"]);
        Assert.Equal(b["val_loss"], a["val_loss"]);
        Assert.Equal(given.Evaluate(validation).Loss, a["val_loss"][^1], 1e-12);
    }

    [Fact]
    public void Validation_happens_every_so_many_epochs_and_reads_nothing_in_between()
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1)) { TestLoss = steps => steps };
        var data = new DataSet<double>(new double[] { 1, 2 }, new double[] { 1, 2 });

        History history = network.Fit(data, 5, validation: data, validationFrequency: 2, verbosity: Verbosity.None);

        Assert.Equal([double.NaN, 2, double.NaN, 4, double.NaN], history["val_loss"]);
        Assert.Equal(2, history.BestEpoch);
    }

    [Fact]
    public void Steps_per_epoch_cut_one_endless_sequence_of_passes()
    {
        double[] x = [.. Enumerable.Range(0, 10).Select(i => (double)i)];
        var whole = new SeenSamples();
        var cut = new SeenSamples();
        var rest = new SeenSamples();

        NewNetwork().Fit(new(x, x), 6, 4, metrics: [whole], verbosity: Verbosity.None);
        NewNetwork().Fit(new(x, x), 9, 4, metrics: [cut], stepsPerEpoch: 2, verbosity: Verbosity.None);
        NewNetwork().Fit(new(x, x), 9, 4, metrics: [rest], stepsPerEpoch: 2, initialEpoch: 4, verbosity: Verbosity.None);

        Assert.Equal(9, cut.Epochs.Count);
        Assert.Equal(whole.Epochs.SelectMany(samples => samples), cut.Epochs.SelectMany(samples => samples));
        Assert.Equal(cut.Epochs.Skip(4).SelectMany(samples => samples), rest.Epochs.SelectMany(samples => samples));

        static EchoNetwork NewNetwork() => new(EchoNetwork.Values("y", 1));
    }

    [Fact]
    public void Sample_weights_scale_the_reported_loss()
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1));
        var data = new DataSet<double>(new double[] { 1, 2, 3 }, new double[] { 0, 0, 0 }, new double[] { 1, 0, 2 });

        History history = network.Fit(data, 1, 2, verbosity: Verbosity.None);

        Assert.Equal(((1 * 1) + (0 * 4) + (2 * 9)) / 3.0, history["loss"][0], 12);
        Assert.Equal(19 / 3.0, network.Evaluate(data, batchSize: 2).Loss, 12);
    }

    [Fact]
    public void Losses_of_several_outputs_are_reported_each_and_weighted_in_the_sum()
    {
        var network = new EchoNetwork(EchoNetwork.Values("tilt", 1, weight: 10), EchoNetwork.Free("free", 2), EchoNetwork.Labels("digit", 2));
        var data = new DataSet<double>(
            [new double[] { 3, 1 }, new double[4], new[] { 0.25, 0.75, 0.5, 0.5 }], [new double[] { 1, 1 }, new[] { 1, 0 }]);

        History history = network.Fit(data, validation: data, verbosity: Verbosity.None);

        Assert.Equal(
            ["loss", "tilt_loss", "digit_loss", "digit_accuracy", "val_loss", "val_tilt_loss", "val_digit_loss", "val_digit_accuracy"],
            history.Names);
        Assert.Equal(2, history["tilt_loss"][0], 12);
        Assert.Equal((0.25 + 0.5) / 2, history["digit_loss"][0], 12);
        Assert.Equal(20.375, history["loss"][0], 12);
        Assert.Equal(20.375, history["val_loss"][0], 12);
        Assert.Equal(1, history["digit_accuracy"][0]);
    }

    [Fact]
    public void Training_accuracy_is_that_of_the_training_passes_themselves()
    {
        (float[] x, _) = NetworkStepTests.Singles(50, 6, 1, seed: 4);
        int[] labels = [.. Enumerable.Range(0, 50).Select(i => i % 3)];
        var fitted = new LinearNetwork<float>(6, 3, labels: true, dropout: 0.5);
        var byHand = new LinearNetwork<float>(6, 3, labels: true, dropout: 0.5);

        History history = fitted.Fit(new(x, labels), 1, 20, shuffle: false, verbosity: Verbosity.None);

        int right = 0;
        for (int first = 0; first < 50; first += 20)
        {
            int count = Math.Min(20, 50 - first);
            ReadOnlySpan<float> batch = x.AsSpan(first * 6, count * 6);
            float[] z = new float[count * 3];
            byHand.Forward(batch, z);
            byHand.TrainOnBatch(batch, labels.AsSpan(first, count));
            for (int i = 0; i < count; i++)
            {
                right += z.AsSpan(i * 3, 3).ArgMax() == labels[first + i] ? 1 : 0;
            }
        }

        Assert.InRange(right, 1, 49);
        Assert.Equal(right / 50.0, history["accuracy"][0]);
    }

    [Fact]
    public void Evaluate_gives_the_mean_over_all_samples_with_any_batch_size_and_changes_nothing()
    {
        (double[] x, double[] y) = NetworkStepTests.Numbers(300, 4, 2, seed: 5);
        var network = new LinearNetwork<double>(4, 2);
        double[] p = new double[600];
        network.Predict(x, p);
        double expected = p.Zip(y, (a, b) => (a - b) * (a - b)).Average();
        double[] before = network.Parameters.Span.ToArray();

        foreach (int batchSize in (int[])[1, 7, 32, 300, 1000])
        {
            Evaluation result = network.Evaluate(new(x, y), batchSize);
            Assert.Equal(expected, result.Loss, 1e-12);
            Assert.Equal(300, result.Samples);
        }

        Assert.Equal(before, network.Parameters.Span.ToArray());
        Assert.Equal(0, network.Iterations);
    }

    [Fact]
    public void A_bad_loss_names_epoch_and_step_and_leaves_the_weights_before_the_step()
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1)) { TrainingLoss = steps => steps == 7 ? double.NaN : 1 };
        var data = new DataSet<double>(new double[10], new double[10]);

        NonFiniteLossException exception = Assert.Throws<NonFiniteLossException>(
            () => network.Fit(data, 5, 4, verbosity: Verbosity.None));

        Assert.Equal((3, 2, 8), (exception.Epoch, exception.Step, exception.Iteration));
        Assert.Equal(7, network.Steps);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Cancelling_stops_between_two_steps_and_keeps_what_was_learned(int steps)
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1));
        using var source = new CancellationTokenSource();
        network.TrainingLoss = done =>
        {
            // Cancelled in the middle of a step: the step is finished nevertheless.
            if (done == steps - 1)
            {
                source.Cancel();
            }

            return 1;
        };
        if (steps == 0)
        {
            source.Cancel();
        }

        TrainingCanceledException exception = Assert.Throws<TrainingCanceledException>(
            () => network.Fit(new(new double[9], new double[9]), 5, 3, verbosity: Verbosity.None, cancellationToken: source.Token));

        Assert.Equal(steps, network.Steps);
        Assert.Equal(steps, network.Iterations);
        Assert.Equal(steps / 3, exception.History.Epochs.Count);
        Assert.Equal(source.Token, exception.CancellationToken);
    }

    [Fact]
    public void The_history_of_a_training_without_epochs_is_empty()
    {
        History history = new EchoNetwork(EchoNetwork.Values("y", 1)).Fit(new(new double[2], new double[2]), epochs: 0, verbosity: Verbosity.None);
        Assert.Empty(history.Epochs);
        Assert.Equal(0, history.BestEpoch);
    }

    [Fact]
    public void Senseless_arguments_are_refused()
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1));
        var data = new DataSet<double>(new double[4], new double[4]);

        Refused("epochs", () => network.Fit(data, -1));
        Refused("batchSize", () => network.Fit(data, batchSize: 0));
        Refused("validationFrequency", () => network.Fit(data, validationFrequency: 0));
        Refused("initialEpoch", () => network.Fit(data, initialEpoch: -1));
        Refused("stepsPerEpoch", () => network.Fit(data, stepsPerEpoch: 0));
        Refused("degreeOfParallelism", () => network.Fit(data, degreeOfParallelism: 0));
        Refused("validationSplit", () => network.Fit(data, validationSplit: 1));
        Refused("validationSplit", () => network.Fit(data, validationSplit: double.NaN));
        Refused("fraction", () => network.Fit(data, validationSplit: 0.999));
        Refused("batchSize", () => network.Evaluate(data, 0));
        Refused("degreeOfParallelism", () => network.Evaluate(data, degreeOfParallelism: 0));
        Assert.Contains("not both", Assert.Throws<ArgumentException>(() => network.Fit(data, validationSplit: 0.5, validation: data)).Message);
        Assert.Contains("no loss", Assert.Throws<InvalidOperationException>(() => new EchoNetwork(EchoNetwork.Free("f", 1)).Fit(data)).Message);

        static void Refused(string name, Action action) =>
            Assert.Equal(name, Assert.ThrowsAny<ArgumentOutOfRangeException>(action).ParamName);
    }
}
