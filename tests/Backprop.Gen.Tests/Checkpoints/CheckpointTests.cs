using Backprop.RandomNetworks.Compilation;
using Backprop.Runtime;

namespace Backprop.Gen.Tests.Checkpoints;

/// <summary>Checkpoints of generated networks: training goes on as if nothing had happened, and what does not fit is refused.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const int Samples = 90;
    private readonly LoadedProject project;
    private readonly DataSet<float> data;
    private readonly string folder = Directory.CreateTempSubdirectory("checkpoints").FullName;

    public CheckpointTests()
    {
        GeneratorRun run = GeneratorRun.Of("""
            [Network, Input(3), Dense(8, Activation = Activation.Tanh), Dropout(0.3), Dense(2, Name = "out"), MeanSquaredError]
            [Adam(UseEma = true, GradientAccumulationSteps = 4, ClipNorm = 0.5), CosineDecay(0.05, 200)]
            public sealed partial class Full;

            [Network, Input(3), Dense(8, Activation = Activation.Tanh), Dropout(0.3), Dense(2, Name = "out"), MeanSquaredError, SGD(Momentum = 0.9)]
            public sealed partial class Momentum;

            [Network, Input(3), Dense(8), Dense(3, Name = "out"), MeanSquaredError, SGD(Momentum = 0.9)]
            public sealed partial class Wider;
            """);
        Assert.Empty(run.Complaints());
        project = run.Load();
        Random random = new(4);
        data = new(
            [.. Enumerable.Range(0, Samples * 3).Select(_ => random.NextSingle() - 0.5f)],
            (float[])[.. Enumerable.Range(0, Samples * 2).Select(_ => random.NextSingle() - 0.5f)]);
    }

    [Theory]
    [InlineData("Full")]
    [InlineData("Momentum")]
    public void Training_goes_on_from_a_checkpoint_as_if_nothing_had_happened(string name)
    {
        Network<float> alone = Create(name, 7);
        alone.Fit(data, epochs: 3, batchSize: 7, verbosity: Verbosity.None);
        if (name == "Momentum")
        {
            alone.LearningRate = 0.003f;
        }

        string path = Path.Combine(folder, "a");
        alone.SaveCheckpoint(path);
        Network<float> resumed = Create(name, 8);
        resumed.LoadCheckpoint(path);
        Assert.Equal((7UL, alone.Iterations, alone.LearningRate), (resumed.Seed, resumed.Iterations, resumed.LearningRate));
        Assert.Equal(alone.Parameters.Span.ToArray(), resumed.Parameters.Span.ToArray());
        Assert.Equal(alone.OptimizerState.ToArray(), resumed.OptimizerState.ToArray());
        foreach (Network<float> network in new[] { alone, resumed })
        {
            network.Fit(data, epochs: 5, batchSize: 7, initialEpoch: 3, verbosity: Verbosity.None);
        }

        Assert.Equal(alone.Parameters.Span.ToArray(), resumed.Parameters.Span.ToArray());
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(17, null)]
    [InlineData(26, null)]
    [InlineData(5, 4)]
    [InlineData(23, 4)]
    public void A_run_that_breaks_off_goes_on_where_its_backup_is(int brokenBehind, int? stepsPerEpoch)
    {
        Network<float> alone = Create("Full", 3);
        alone.Fit(data, epochs: 6, batchSize: 7, stepsPerEpoch: stepsPerEpoch, verbosity: Verbosity.None);

        string path = Path.Combine(folder, "backup");
        Network<float> broken = Create("Full", 3);
        int steps = 0;
        Assert.Throws<TimeoutException>(() => broken.Fit(
            data, epochs: 6, batchSize: 7, stepsPerEpoch: stepsPerEpoch, verbosity: Verbosity.None,
            callbacks:
            [
                new BackupAndRestore(path, saveEverySteps: 3),
                new LambdaCallback(onTrainBatchEnd: _ => Break()),
            ]));
        Assert.Equal(brokenBehind >= 3, File.Exists(path));

        void Break()
        {
            if (++steps == brokenBehind)
            {
                throw new TimeoutException();
            }
        }

        // Another seed: the file's counts.
        Network<float> resumed = Create("Full", brokenBehind >= 3 ? 99UL : 3UL);
        BackupAndRestore backup = new(path, saveEverySteps: 3);
        History history = resumed.Fit(data, epochs: 6, batchSize: 7, stepsPerEpoch: stepsPerEpoch, verbosity: Verbosity.None, callbacks: [backup]);
        Assert.Equal(brokenBehind >= 3, backup.Restored);
        Assert.Equal(alone.Parameters.Span.ToArray(), resumed.Parameters.Span.ToArray());
        Assert.Equal(6, history.Epochs[^1]);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_checkpoint_of_another_optimizer_is_refused_with_every_difference()
    {
        string path = Path.Combine(folder, "adam");
        Create("Full", 1).SaveCheckpoint(path);
        Network<float> network = Create("Momentum", 1);
        float[] before = network.Parameters.Span.ToArray();
        CheckpointException exception = Assert.Throws<CheckpointException>(() => network.LoadCheckpoint(path));
        Assert.Contains("'optimizer::velocity::dense.kernel' [3, 8] is in the file but not in the network", exception.Differences);
        Assert.DoesNotContain(exception.Differences, d => d.Contains("momentum", StringComparison.Ordinal));
        Assert.Equal(before, network.Parameters.Span.ToArray());
    }

    [Fact]
    public void A_checkpoint_of_another_architecture_is_refused()
    {
        string path = Path.Combine(folder, "narrow");
        Create("Momentum", 1).SaveCheckpoint(path);
        CheckpointException exception = Assert.Throws<CheckpointException>(() => Create("Wider", 1).LoadCheckpoint(path));
        Assert.Contains("'out.kernel' is [8, 2] in the file but [8, 3] in the network", exception.Differences);
        Assert.Contains("'optimizer::momentum::out.bias' is [2] in the file but [3] in the network", exception.Differences);
        Assert.Equal(4, exception.Differences.Count);
    }

    [Fact]
    public void Of_a_checkpoint_the_weights_alone_can_be_loaded()
    {
        string path = Path.Combine(folder, "both");
        Network<float> saved = Create("Full", 1);
        saved.Fit(data, verbosity: Verbosity.None);
        saved.SaveCheckpoint(path);
        Network<float> other = Create("Momentum", 2);
        Assert.Equal(["dense.kernel", "dense.bias", "out.kernel", "out.bias"], other.Load(path).Taken);
        Assert.Equal(saved.Parameters.Span.ToArray(), other.Parameters.Span.ToArray());
        Assert.Equal((2UL, 0L), (other.Seed, other.Iterations));
    }

    [Fact]
    public void A_file_of_weights_is_no_checkpoint()
    {
        string path = Path.Combine(folder, "weights");
        Create("Full", 1).Save(path);
        Assert.Contains("load it with Load", Assert.Throws<CheckpointException>(() => Create("Full", 1).LoadCheckpoint(path)).Message);
    }

    [Fact]
    public void What_fits_can_be_taken_by_name()
    {
        string path = Path.Combine(folder, "some");
        Network<float> narrow = Create("Momentum", 1);
        narrow.Save(path);
        Network<float> wide = Create("Wider", 2);
        float[] head = wide.Parameters["out.kernel"].Span.ToArray();
        Assert.Throws<CheckpointException>(() => wide.Load(path));
        LoadReport report = wide.Load(path, strict: false);
        Assert.Equal(["dense.kernel", "dense.bias"], report.Taken);
        Assert.Equal(["out.kernel", "out.bias"], report.Missing);
        Assert.Empty(report.Unknown);
        Assert.Equal(2, report.Differences.Count);
        Assert.StartsWith("2 of 4 tensors were loaded", report.ToString());
        Assert.Equal(narrow.Parameters["dense.kernel"].Span.ToArray(), wide.Parameters["dense.kernel"].Span.ToArray());
        Assert.Equal(head, wide.Parameters["out.kernel"].Span.ToArray());
    }

    [Fact]
    public void Exchanged_averages_are_saved_as_they_are()
    {
        string path = Path.Combine(folder, "swapped");
        Network<float> network = Create("Full", 1);
        network.Fit(data, batchSize: 8, verbosity: Verbosity.None);
        network.SwapAveragedWeights();
        network.SaveCheckpoint(path);
        Network<float> loaded = Create("Full", 1);
        loaded.LoadCheckpoint(path);
        Assert.True(loaded.AveragedWeightsAreInPlace);
        loaded.SwapAveragedWeights();
        network.SwapAveragedWeights();
        Assert.Equal(network.Parameters.Span.ToArray(), loaded.Parameters.Span.ToArray());
    }

    [Theory]
    [InlineData("iterations=7", "iterations=-7")]
    [InlineData("averaged=0", "averaged=3")]
    [InlineData("rate=", "rate=f")]
    [InlineData("steps=0", "steps=x")]
    public void A_damaged_state_is_refused(string what, string with)
    {
        string text = new TrainingState(7, 1, 0.5, false, default).ToString();
        Assert.Equal(new TrainingState(7, 1, 0.5, false, default), TrainingState.Parse(text));
        Assert.Contains("damaged", Assert.Throws<CheckpointException>(() => TrainingState.Parse(text.Replace(what, with))).Message);
    }

    public void Dispose()
    {
        project.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Network<float> Create(string name, ulong seed) => project.Create<Network<float>>(name, seed);
}
