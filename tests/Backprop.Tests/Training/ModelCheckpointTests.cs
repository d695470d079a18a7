using Backprop.Tests.Checkpoints;

namespace Backprop.Tests.Training;

public sealed class ModelCheckpointTests
{
    [Fact]
    public void Every_epoch_has_a_file_of_its_own_with_its_figures_in_the_name()
    {
        using var folder = new TemporaryFolder();
        var checkpoint = new ModelCheckpoint(folder.File("run-{epoch:00}-{val_loss:0.00}-{step}-{{x}}.safetensors"));
        Scripted.Train([2.5, 1.25, 3], checkpoint);

        Assert.Equal(["run-01-2.50-1-{x}.safetensors", "run-02-1.25-1-{x}.safetensors", "run-03-3.00-1-{x}.safetensors"], Files(folder));
        Assert.Equal((3, folder.File("run-03-3.00-1-{x}.safetensors")), (checkpoint.Saved, checkpoint.LastPath));
        Assert.Equal(2, Steps(folder.File("run-02-1.25-1-{x}.safetensors")));
    }

    [Fact]
    public void Only_improvements_are_saved_on_demand()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("best.safetensors");
        var checkpoint = new ModelCheckpoint(path, saveBestOnly: true);
        Scripted.Train([5, double.NaN, 3, 3, 4], checkpoint);
        Assert.Equal((2, 3.0), (checkpoint.Saved, checkpoint.Best));
        Assert.Equal(3, Steps(path));

        var largest = new ModelCheckpoint(path, saveBestOnly: true, mode: MonitorMode.Max);
        Scripted.Train([1, 2, 3, 2], largest);
        Assert.Equal(3, Steps(path));
    }

    [Fact]
    public void The_first_checkpoint_has_to_beat_the_threshold()
    {
        using var folder = new TemporaryFolder();
        var checkpoint = new ModelCheckpoint(folder.File("{epoch}"), saveBestOnly: true, initialValueThreshold: 3);
        Scripted.Train([5, 3, 2, 2.5], checkpoint);
        Assert.Equal(["3"], Files(folder));
    }

    [Fact]
    public void Steps_are_counted_through_the_epochs()
    {
        using var folder = new TemporaryFolder();
        var network = new EchoNetwork(EchoNetwork.Values("y", 1));
        var checkpoint = new ModelCheckpoint(folder.File("{epoch}-{step}"), saveEverySteps: 4);
        network.Fit(new DataSet<double>(new double[3], new double[3]), 3, 1, callbacks: [checkpoint], verbosity: Verbosity.None);
        Assert.Equal(["2-1", "3-2"], Files(folder));
        Assert.Equal(8, Steps(folder.File("3-2")));
    }

    [Fact]
    public void What_was_not_measured_is_not_a_number()
    {
        using var folder = new TemporaryFolder();
        var network = new EchoNetwork(EchoNetwork.Values("y", 1));
        var data = new DataSet<double>(new double[1], new double[1]);
        network.Fit(
            data, 2, validation: data, validationFrequency: 2, callbacks: [new ModelCheckpoint(folder.File("{epoch}-{val_loss:0.0}"))],
            verbosity: Verbosity.None);
        Assert.Equal(["1-NaN", "2-0.0"], Files(folder));
    }

    [Fact]
    public void Names_that_the_training_does_not_know_are_refused_before_it_begins()
    {
        using var folder = new TemporaryFolder();
        var network = new EchoNetwork(EchoNetwork.Values("y", 1));
        var data = new DataSet<double>(new double[1], new double[1]);
        ArgumentException unknown = Assert.Throws<ArgumentException>(
            () => network.Fit(data, callbacks: [new ModelCheckpoint(folder.File("{val_loss}"))], verbosity: Verbosity.None));
        Assert.Contains("'epoch', 'step', 'loss'", unknown.Message);
        Assert.Equal(0, network.Steps);
        Assert.Throws<ArgumentException>(
            () => network.Fit(data, callbacks: [new ModelCheckpoint(folder.File("x"), saveBestOnly: true)], verbosity: Verbosity.None));
        Assert.Empty(Files(folder));
    }

    [Theory]
    [InlineData("{epoch")]
    [InlineData("epoch}")]
    [InlineData("{}")]
    [InlineData("{:00}")]
    [InlineData("{epoch:Q}")]
    [InlineData("{loss:D3}")]
    public void Broken_patterns_are_refused(string pattern) => Assert.ThrowsAny<ArgumentException>(() => new ModelCheckpoint(pattern));

    [Fact]
    public void Senseless_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ModelCheckpoint(""));
        Assert.Throws<ArgumentException>(() => new ModelCheckpoint("x", ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelCheckpoint("x", saveEverySteps: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelCheckpoint("x", initialValueThreshold: double.NaN));
    }

    private static IEnumerable<string> Files(TemporaryFolder folder) =>
        Directory.GetFiles(folder.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    private static int Steps(string path)
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1));
        network.Load(path);
        return network.Steps;
    }
}
