using System.Globalization;
using Backprop.Tests.Checkpoints;

namespace Backprop.Tests.Training;

public sealed class FurtherCallbackTests
{
    [Fact]
    public void A_bad_loss_ends_training_without_an_exception_and_without_its_step()
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1)) { TrainingLoss = steps => steps == 4 ? double.NaN : steps, TestLoss = _ => 7 };
        var data = new DataSet<double>(new double[3], new double[3]);
        var terminate = new TerminateOnNaN();
        int ended = 0;

        History history = network.Fit(
            data, 5, 1, validation: data, callbacks: [terminate, new LambdaCallback(onTrainEnd: _ => ended++)], verbosity: Verbosity.None);

        // The second epoch has one step, of loss 3.
        Assert.Equal(4, network.Steps);
        Assert.Equal([1.0, 3], history["loss"]);
        Assert.Equal([7.0, 7], history["val_loss"]);
        Assert.Equal((2, 2, 5L), (terminate.Cause!.Epoch!.Value, terminate.Cause.Step!.Value, terminate.Cause.Iteration));
        Assert.Equal(terminate.Cause.Message, history.StopReason);
        Assert.Equal(1, ended);
    }

    [Fact]
    public void A_bad_first_step_leaves_an_epoch_without_a_loss()
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1)) { TrainingLoss = _ => double.PositiveInfinity };
        History history = network.Fit(
            new DataSet<double>(new double[3], new double[3]), 5, 1, callbacks: [new TerminateOnNaN()], verbosity: Verbosity.None);
        Assert.Equal(0, network.Steps);
        Assert.Equal([double.NaN], history["loss"]);
    }

    [Fact]
    public void Without_the_callback_a_bad_loss_is_an_exception_and_later_trainings_forget_the_cause()
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1)) { TrainingLoss = _ => double.NaN };
        var data = new DataSet<double>(new double[1], new double[1]);
        var terminate = new TerminateOnNaN();
        network.Fit(data, callbacks: [terminate], verbosity: Verbosity.None);
        Assert.NotNull(terminate.Cause);
        Assert.Throws<NonFiniteLossException>(() => network.Fit(data, callbacks: [new LambdaCallback()], verbosity: Verbosity.None));

        network.TrainingLoss = _ => 1;
        Assert.Null(network.Fit(data, callbacks: [terminate], verbosity: Verbosity.None).StopReason);
        Assert.Null(terminate.Cause);
    }

    [Fact]
    public void Every_delegate_is_called_at_its_place()
    {
        var log = new List<string>();
        LambdaCallback lambda = new(
            Note("train begin"), Note("train end"), Note("epoch begin"), Note("epoch end"), Note("batch begin"), Note("batch end"), Note("test begin"),
            Note("test end"));
        Scripted.Train([1], lambda, new LambdaCallback());
        Assert.Equal(["train begin", "epoch begin", "batch begin", "batch end", "test begin", "test end", "epoch end", "train end"], log);

        Action<TrainingRun> Note(string what) => _ => log.Add(what);
    }

    [Fact]
    public void A_CSV_file_has_a_line_for_every_epoch_in_every_culture()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("log.csv");
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            double[] losses = [2.5, 1.0 / 3];
            EchoNetwork network = Scripted.Network(losses);
            network.TrainingLoss = steps => steps + 0.5;
            network.LearningRate = 0.125;
            Scripted.Train(network, losses, new CSVLogger(path));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal("epoch,learning_rate,loss,val_loss\n1,0.125,0.5,2.5\n2,0.125,1.5,0.3333333333333333\n", File.ReadAllText(path));
    }

    [Fact]
    public void A_CSV_file_can_be_continued_and_says_what_was_not_measured()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("log.csv");
        var network = new EchoNetwork(EchoNetwork.Values("y", 1)) { TestLoss = _ => 4 };
        network.LearningRate = 0.5;
        var data = new DataSet<double>(new double[1], new double[1]);
        for (int run = 0; run < 2; run++)
        {
            network.Fit(
                data, (run + 1) * 2, initialEpoch: run * 2, validation: data, validationFrequency: 2,
                callbacks: [new CSVLogger(path, ";", append: true)], verbosity: Verbosity.None);
        }

        Assert.Equal("epoch;learning_rate;loss;val_loss\n1;0.5;0;NA\n2;0.5;0;4\n3;0.5;0;NA\n4;0.5;0;4\n", File.ReadAllText(path));

        network.Fit(data, callbacks: [new CSVLogger(path)], verbosity: Verbosity.None);
        Assert.Equal("epoch,learning_rate,loss\n1,0.5,0\n", File.ReadAllText(path));
    }

    [Fact]
    public void A_CSV_file_is_readable_while_training_runs_and_closed_when_it_fails()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("log.csv");
        int lines = 0;
        var failing = new LambdaCallback(onEpochEnd: _ =>
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            lines = reader.ReadToEnd().Count(c => c == '\n');
            throw new InvalidOperationException("enough");
        });
        Assert.Throws<InvalidOperationException>(() => Scripted.Train([1, 2], new CSVLogger(path), failing));
        Assert.Equal(2, lines);
        File.Delete(path);
        new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None).Dispose();
        Assert.Throws<ArgumentException>(() => new CSVLogger(""));
        Assert.Throws<ArgumentException>(() => new CSVLogger("x", ""));
    }
}
