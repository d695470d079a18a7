using Backprop.Tests.Checkpoints;
using Backprop.Tests.Training;

namespace Backprop.Tests.Data.Streams;

/// <summary>How a background thread that makes batches ends: always, and before Fit returns.</summary>
public sealed class PrefetchTests
{
    private sealed class Broken(string message) : Exception(message);

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public void An_exception_of_the_stream_reaches_the_caller_behind_the_steps_before_it_with_its_stack(int prefetch, bool asynchronous)
    {
        var source = new Streamed(batches: 9) { OnBatch = Fail };
        EchoNetwork network = Streamed.Network();

        Broken exception = Assert.Throws<Broken>(() => network.Fit(Stream(source, prefetch, asynchronous), epochs: 2, verbosity: Verbosity.None));

        Assert.Equal("batch 5", exception.Message);
        Assert.Contains(nameof(Fail), exception.StackTrace);
        Assert.Equal(5, network.Steps);
        source.AssertClean();

        static void Fail(int batch)
        {
            if (batch == 5)
            {
                throw new Broken("batch 5");
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_stream_that_fails_in_validation_or_evaluation_fails_alike(bool asynchronous)
    {
        var good = new Streamed(3);
        var bad = new Streamed(3) { OnBatch = i => throw new Broken($"batch {i}") };
        EchoNetwork network = Streamed.Network();

        Assert.Throws<Broken>(() => network.Fit(Stream(good, 2, asynchronous), validation: Stream(bad, 2, asynchronous), verbosity: Verbosity.None));
        Assert.Throws<Broken>(() => network.Evaluate(Stream(bad, 2, asynchronous)));
        Assert.Equal(3, network.Steps);
        good.AssertClean();
        bad.AssertClean();
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public void Stopping_early_ends_the_thread_while_it_waits_for_room(int prefetch, bool asynchronous)
    {
        var source = new Streamed(batches: int.MaxValue, size: 1);
        var stop = new LambdaCallback(onTrainBatchEnd: run => run.Stop("enough"));

        History history = Streamed.Network().Fit(
            Stream(source, prefetch, asynchronous, size: 1), epochs: 9, stepsPerEpoch: 3, callbacks: [stop], verbosity: Verbosity.None);

        Assert.Single(history.Epochs);
        source.AssertClean();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_exception_of_a_callback_ends_the_thread(bool asynchronous)
    {
        var source = new Streamed(batches: int.MaxValue, size: 1);
        var fail = new LambdaCallback(onTrainBatchEnd: _ => throw new Broken("callback"));
        Assert.Throws<Broken>(() => Streamed.Network().Fit(Stream(source, 2, asynchronous, size: 1), callbacks: [fail], verbosity: Verbosity.None));
        source.AssertClean();
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public void Cancelling_stops_between_two_steps(int prefetch, bool asynchronous)
    {
        using var cancellation = new CancellationTokenSource();
        var source = new Streamed(batches: int.MaxValue, size: 1);
        EchoNetwork network = Streamed.Network();
        network.TrainingLoss = steps =>
        {
            if (steps == 4)
            {
                cancellation.Cancel();
            }

            return 1;
        };

        TrainingCanceledException exception = Assert.Throws<TrainingCanceledException>(() => network.Fit(
            Stream(source, prefetch, asynchronous, size: 1), verbosity: Verbosity.None, cancellationToken: cancellation.Token));

        Assert.Equal(5, network.Steps);
        Assert.Empty(exception.History.Epochs);
        source.AssertClean();
    }

    [Fact]
    public void Cancelling_wakes_who_waits_for_a_batch_that_does_not_come()
    {
        using var cancellation = new CancellationTokenSource();
        async IAsyncEnumerable<DataSet<double>> Endless(int pass, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default)
        {
            yield return Streamed.Batch(pass, 0, 1);
            cancellation.CancelAfter(20);
            await Task.Delay(Timeout.Infinite, token);
        }

        EchoNetwork network = Streamed.Network();
        var stream = DataStream<double>.From(pass => Endless(pass), 1);
        TrainingCanceledException exception = Assert.Throws<TrainingCanceledException>(
            () => network.Fit(stream, verbosity: Verbosity.None, cancellationToken: cancellation.Token));
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Equal(1, network.Steps);

        using var second = new CancellationTokenSource(20);
        Assert.ThrowsAny<OperationCanceledException>(() => network.Evaluate(stream, cancellationToken: second.Token));
    }

    [Fact]
    public void No_more_batches_are_made_ahead_than_asked_for()
    {
        int made = 0;
        var source = new Streamed(batches: int.MaxValue, size: 1) { OnBatch = _ => Interlocked.Increment(ref made) };
        int most = 0;
        var slow = new LambdaCallback(onTrainBatchEnd: run =>
        {
            // Time for the thread to run ahead as far as it may.
            Thread.Sleep(20);
            most = Math.Max(most, Volatile.Read(ref made) - run.Step);
        });
        Streamed.Network().Fit(
            DataStream<double>.From(source.Read, 1, prefetch: 3), stepsPerEpoch: 5, callbacks: [slow], verbosity: Verbosity.None);

        // The queue, and one that has no room in it.
        Assert.True(most <= 4, $"{most} batches were made ahead.");
        source.AssertClean();
    }

    [Fact]
    public void A_thousand_passes_with_all_kinds_of_delays_neither_hang_nor_change_the_order()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int round = 0; round < 100; round++)
        {
            int delay = random.Next(4);
            var source = new Streamed(batches: random.Next(1, 6)) { OnBatch = i => Dawdle(delay, i) };
            var seen = new SeenSamples();
            int samples = 2 * BatchesOf(source);
            Streamed.Network().Fit(Stream(source, 1 + (round % 3), round % 2 == 0), 10, metrics: [seen], verbosity: Verbosity.None);
            Assert.True(
                Streamed.All(10, samples).SequenceEqual(seen.Epochs.SelectMany(epoch => epoch)), $"seed {seed}, round {round}: another order");
            source.AssertClean();
        }

        static int BatchesOf(Streamed source)
        {
            int count = source.Read(0).Count();
            return count;
        }

        static void Dawdle(int delay, int batch)
        {
            if (delay == 1)
            {
                Thread.Yield();
            }
            else if (delay == 2 && batch == 0)
            {
                Thread.Sleep(1);
            }
            else if (delay == 3)
            {
                Thread.SpinWait(2000);
            }
        }
    }

    [Fact]
    public void Handing_a_batch_over_allocates_nothing_on_either_side()
    {
        var data = new BoundData<double>(new(new double[100], new double[100], count: 100), Streamed.Network().Description, "It");
        var inner = new Watched(new ArrayBatches<double>(data, 1, seed: 1));
        using var prefetched = new PrefetchedBatches<double>(inner, 3);
        long bytes = 0;
        for (int pass = 0; pass < 3; pass++)
        {
            prefetched.Start(pass, default);
            prefetched.TryNext(out _);
            long before = GC.GetAllocatedBytesForCurrentThread();
            while (prefetched.TryNext(out _))
            {
            }

            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, bytes);
        Assert.Equal(0, inner.Bytes);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_killed_training_on_a_stream_goes_on_to_the_same_bits_and_a_shorter_stream_is_refused(int every)
    {
        using var folder = new TemporaryFolder();
        var whole = new SeenSamples();
        Streamed.Network().Fit(DataStream<double>.From(new Streamed(7).Read, 2), 3, metrics: [whole], verbosity: Verbosity.None);

        string path = folder.File("checkpoint");
        var kill = new LambdaCallback(onTrainBatchEnd: run => _ = run.Epoch == 2 && run.Step == 6 ? throw new Broken("killed") : 0);
        EchoNetwork first = Streamed.Network();
        Assert.Throws<Broken>(() => first.Fit(
            DataStream<double>.From(new Streamed(7).Read, 2), 3, callbacks: [new BackupAndRestore(path, every), kill], verbosity: Verbosity.None));

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => Streamed.Network().Fit(
            DataStream<double>.From(new Streamed(4).Read, 2), 3, callbacks: [new BackupAndRestore(path, every)], verbosity: Verbosity.None));
        Assert.Contains("behind step 6 of epoch 2, but this epoch has 4 steps", refused.Message);

        EchoNetwork resumed = Streamed.Network();
        var rest = new SeenSamples();
        resumed.Fit(
            DataStream<double>.From(new Streamed(7).Read, 2), 3, callbacks: [new BackupAndRestore(path, every)], metrics: [rest], verbosity: Verbosity.None);
        Assert.Equal(21, resumed.Iterations);
        Assert.Equal(whole.Epochs[1].Skip(12), rest.Epochs[0]);
        Assert.Equal(whole.Epochs[2], rest.Epochs[1]);
    }

    private static DataStream<double> Stream(Streamed source, int prefetch, bool asynchronous, int size = 2) => asynchronous
        ? DataStream<double>.From(pass => source.ReadAsync(pass), size, prefetch)
        : DataStream<double>.From(source.Read, size, prefetch);

    /// <summary>Counts what the thread that makes batches allocates between two of them, the first pass being the warm-up.</summary>
    private sealed class Watched(BatchSource<double> source) : BatchSource<double>
    {
        private long before;
        private long pass;

        public long Bytes { get; private set; }

        public override int BatchSize => source.BatchSize;

        public override long? StepsPerPass => source.StepsPerPass;

        public override long? SamplesPerPass => source.SamplesPerPass;

        public override void Start(long pass, CancellationToken cancellation)
        {
            this.pass = pass;
            source.Start(pass, cancellation);
            before = -1;
        }

        public override bool TryNext(out DataBatch<double> batch)
        {
            long now = GC.GetAllocatedBytesForCurrentThread();
            Bytes += before >= 0 && pass > 0 ? now - before : 0;
            bool next = source.TryNext(out batch);
            before = GC.GetAllocatedBytesForCurrentThread();
            return next;
        }
    }
}
