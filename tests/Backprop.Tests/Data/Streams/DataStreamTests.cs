using Backprop.Tests.Runtime;
using Backprop.Tests.Training;

namespace Backprop.Tests.Data.Streams;

public sealed class DataStreamTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Batches_are_trained_on_in_their_order_pass_by_pass(int prefetch)
    {
        var source = new Streamed(batches: 5);
        var seen = new SeenSamples();

        History history = Streamed.Network().Fit(
            DataStream<double>.From(source.Read, 2, prefetch), epochs: 3, metrics: [seen], verbosity: Verbosity.None);

        Assert.Equal(Streamed.All(3, 10), seen.Epochs.SelectMany(epoch => epoch));
        Assert.Equal([0, 1, 2], source.Passes);
        Assert.Equal([1, 2, 3], history.Epochs);
        Assert.Equal(prefetch == 0, source.Threads.All(thread => thread == Thread.CurrentThread));
        source.AssertClean();
    }

    [Fact]
    public void Asynchronous_batches_are_the_same()
    {
        var source = new Streamed(batches: 5);
        var seen = new SeenSamples();

        Streamed.Network().Fit(
            DataStream<double>.From(pass => source.ReadAsync(pass), 2), epochs: 3, metrics: [seen], verbosity: Verbosity.None);

        Assert.Equal(Streamed.All(3, 10), seen.Epochs.SelectMany(epoch => epoch));
        source.AssertClean();
    }

    [Fact]
    public void Training_on_slices_that_are_streamed_has_the_bits_of_training_on_the_whole()
    {
        (float[] x, float[] y) = NetworkStepTests.Singles(103, 6, 2, seed: 4);
        var data = new DataSet<float>(x, y, count: 103);
        float[] whole = Train(network => network.Fit(data, 3, 10, shuffle: false, validation: data, verbosity: Verbosity.None));
        IEnumerable<DataSet<float>> Slices(int pass) =>
            Enumerable.Range(0, 11).Select(i => data.Slice(10 * i, Math.Min(10, 103 - (10 * i))));
        var stream = DataStream<float>.From(Slices, 10);

        Assert.Equal(whole, Train(network => network.Fit(stream, 3, validation: stream, verbosity: Verbosity.None)));
        Assert.Equal(whole, Train(network => network.Fit(DataStream<float>.From(data, 10), 3, verbosity: Verbosity.None)));
        Assert.Equal(
            Train(network => network.Fit(data, 3, 10, verbosity: Verbosity.None)),
            Train(network => network.Fit(DataStream<float>.From(data, 10, shuffle: true), 3, verbosity: Verbosity.None)));

        static float[] Train(Action<LinearNetwork<float>> fit)
        {
            var network = new LinearNetwork<float>(6, 2, dropout: 0.2, learningRate: 0.01);
            fit(network);
            return network.Parameters.Span.ToArray();
        }
    }

    [Fact]
    public void Batches_may_differ_in_size_and_count_with_their_samples()
    {
        IEnumerable<DataSet<double>> Read(int pass)
        {
            yield return new(new double[] { 1 }, new double[] { 0 }, count: 1);
            yield return new(new double[] { 2, 2, 2 }, new double[] { 0, 0, 0 }, count: 3);
            yield return new DataSet<double>(new double[] { 9, 3, 9 }, new double[] { 0, 0, 0 }, count: 3).Subset([1]);
        }

        var stream = DataStream<double>.From(Read, 3);
        EchoNetwork network = Streamed.Network();
        Assert.Equal((1 + (3 * 4) + 9) / 5.0, network.Fit(stream, verbosity: Verbosity.None)["loss"][0], 12);
        Evaluation evaluation = network.Evaluate(stream);
        Assert.Equal(4.4, evaluation.Loss, 12);
        Assert.Equal(5, evaluation.Samples);
        Assert.Equal(13 / 4.0, network.Evaluate(stream, steps: 2).Loss, 12);
    }

    [Fact]
    public void Streams_without_end_are_cut_into_epochs_and_validations_by_steps()
    {
        var training = new Streamed(batches: int.MaxValue, size: 1);
        var validation = new Streamed(batches: int.MaxValue, size: 1);
        var seen = new SeenSamples();

        Streamed.Network().Fit(
            DataStream<double>.From(training.Read, 1), epochs: 3, stepsPerEpoch: 4, validation: DataStream<double>.From(validation.Read, 1),
            validationSteps: 2, metrics: [seen], verbosity: Verbosity.None);

        // Training goes on where it was, every validation begins anew; the metric is reset before both.
        Assert.Equal([[0, 1, 2, 3], [0, 1], [4, 5, 6, 7], [0, 1], [8, 9, 10, 11], [0, 1]], seen.Epochs.Select(epoch => epoch.Select(x => (int)x)));
        Assert.Equal([0], training.Passes);
        Assert.Equal([0, 0, 0], validation.Passes);
        training.AssertClean();
        validation.AssertClean();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public void Training_goes_on_at_the_batch_where_it_would_have_been(int? stepsPerEpoch)
    {
        // With steps, passes of 5 batches and epochs of 3 do not fit together.
        var whole = new SeenSamples();
        var rest = new SeenSamples();
        Streamed.Network().Fit(
            DataStream<double>.From(new Streamed(5).Read, 2), 7, stepsPerEpoch, metrics: [whole], verbosity: Verbosity.None);
        Streamed.Network().Fit(
            DataStream<double>.From(new Streamed(5).Read, 2), 7, stepsPerEpoch, initialEpoch: 4, metrics: [rest], verbosity: Verbosity.None);

        Assert.Equal(whole.Epochs.Skip(4), rest.Epochs);
    }

    [Fact]
    public void Batches_are_checked_with_the_messages_of_data_sets()
    {
        Refused("Batch 2 of pass 0 over the training data has 3 elements for input 'y_in'", new(new double[2], new double[2]), new(new double[3], new double[2]));
        Refused("has 3 samples, and the stream was declared with batches of 2", new DataSet<double>(new double[6], new double[6], count: 3));
        Refused("Batch 1 of pass 0 over the training data is null", [null!]);
        Assert.Contains("Pass 0 over the training data has no batches", Assert.Throws<InvalidOperationException>(() => Fit([])).Message);
        Assert.Contains(
            "null instead of the batches of pass 0",
            Assert.Throws<InvalidOperationException>(() => Streamed.Network().Fit(
                DataStream<double>.From((int _) => (IEnumerable<DataSet<double>>)null!, 1), verbosity: Verbosity.None)).Message);

        static void Refused(string part, params DataSet<double>[] batches) =>
            Assert.Contains(part, Assert.ThrowsAny<Exception>(() => Fit(batches)).Message);

        static void Fit(DataSet<double>[] batches) => new EchoNetwork(EchoNetwork.Values("y", 2)).Fit(
            DataStream<double>.From((int _) => (IEnumerable<DataSet<double>>)batches, 2), verbosity: Verbosity.None);
    }

    [Fact]
    public void Senseless_arguments_are_refused()
    {
        var source = new Streamed(1);
        var stream = DataStream<double>.From(source.Read, 2);
        EchoNetwork network = Streamed.Network();
        Refused("batchSize", () => DataStream<double>.From(source.Read, 0));
        Refused("prefetch", () => DataStream<double>.From(source.Read, 1, -1));
        Refused("prefetch", () => DataStream<double>.From(pass => source.ReadAsync(pass), 1, 0));
        Refused("validationSteps", () => network.Fit(stream, validationSteps: 0));
        Refused("stepsPerEpoch", () => network.Fit(stream, stepsPerEpoch: 0));
        Refused("steps", () => network.Evaluate(stream, steps: 0));
        Refused("degreeOfParallelism", () => network.Evaluate(stream, degreeOfParallelism: 0));
        Assert.Equal(0, source.Begun);

        static void Refused(string name, Action action) => Assert.Equal(name, Assert.ThrowsAny<ArgumentOutOfRangeException>(action).ParamName);
    }

    [Fact]
    public void The_place_of_a_data_set_keeps_its_meaning()
    {
        // Both overloads could take new(…): the data set's is meant.
        EchoNetwork network = Streamed.Network();
        Assert.Single(network.Fit(new(new double[2], new double[2]), verbosity: Verbosity.None).Epochs);
        Assert.Equal(2, network.Evaluate(new(new double[2], new double[2])).Samples);
    }
}
