using System.Text.RegularExpressions;

namespace Backprop.Tests.Training;

public sealed class HistoryTests
{
    private static readonly double[] Losses = [0.9, 0.5, 0.4, 0.3];
    private static readonly double[] ValidationLosses = [0.8, 0.6, 0.6, double.NaN];

    [Fact]
    public void The_best_epoch_is_the_earliest_of_the_smallest_validation_losses()
    {
        Assert.Equal(2, Train(validate: true).BestEpoch);
        Assert.Equal(4, Train(validate: false).BestEpoch);
        Assert.Equal(4, Train(validate: true).BestEpochBy("loss"));
        Assert.Equal(1, Train(validate: true).BestEpochBy("val_accuracy"));
    }

    [Fact]
    public void It_is_a_table()
    {
        string text = Train(validate: true).ToString();
        string[] lines = [.. text.Split('\n').Select(line => Regex.Replace(line, @"\d+(\.\d+)? (ms|s)|\d+(\.\d)?[kMG]? *$", "#"))];

        Assert.Matches(@"^Echo: 4 epochs in ", lines[0]);
        Assert.Equal("epoch    loss  accuracy  val_loss  val_accuracy    time  samples/s", text.Split('\n')[1].Replace("     time", "    time"));
        Assert.Matches(@"^    1  0\.9000    1\.0000    0\.8000        1\.0000 +# +#$", lines[2]);
        Assert.Matches(@"^   \*2  0\.5000    1\.0000    0\.6000        1\.0000 +# +#$", lines[3]);
        Assert.Matches(@"^    4  0\.3000    1\.0000         -        1\.0000 +# +#$", lines[5]);
        Assert.Equal("* smallest val_loss", lines[6]);
        Assert.Equal(7, lines.Length);
    }

    [Fact]
    public void Series_are_found_by_name_and_missing_ones_are_named()
    {
        History history = Train(validate: true);
        Assert.Equal(["loss", "accuracy", "val_loss", "val_accuracy"], history.Names);
        Assert.Equal(Losses, history["loss"]);
        Assert.True(history.Contains("val_accuracy"));
        Assert.False(history.Contains("auc"));
        Assert.Contains("'val_loss'", Assert.Throws<KeyNotFoundException>(() => history["auc"]).Message);
        Assert.Equal(4, history.Durations.Count);
        Assert.Equal(history.Duration, TimeSpan.FromTicks(history.Durations.Sum(duration => duration.Ticks)));
        Assert.All(history.SamplesPerSecond, rate => Assert.True(rate > 0));
    }

    [Fact]
    public void An_evaluation_is_a_sentence()
    {
        var network = new EchoNetwork(EchoNetwork.Labels("y", 2)) { TestLoss = _ => 0.25 };
        Evaluation evaluation = network.Evaluate(new(new double[] { 1, 0, 0, 1 }, new[] { 0, 0 }));

        Assert.Matches(@"^loss: 0\.2500 - accuracy: 0\.5000 \(2 samples in [0-9.]+ m?s\)$", evaluation.ToString());
        Assert.Equal((0.25, 0.5, 0.5), (evaluation.Loss, evaluation.Accuracy, evaluation["accuracy"]));
        Assert.Contains("'loss', 'accuracy'", Assert.Throws<KeyNotFoundException>(() => evaluation["auc"]).Message);
    }

    private static History Train(bool validate)
    {
        var network = new EchoNetwork(EchoNetwork.Labels("y", 2))
        {
            TrainingLoss = steps => Losses[steps],
            TestLoss = steps => ValidationLosses[steps - 1],
        };
        var data = new DataSet<double>(new double[] { 1, 0, 0, 1 }, new[] { 0, 1 });
        return network.Fit(data, 4, validation: validate ? data : null, verbosity: Verbosity.None);
    }
}
