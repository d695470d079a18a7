using Backprop.Runtime;
using Quickstart;

namespace Backprop.Samples.Tests;

public class QuickstartTests
{
    [Fact]
    public void The_network_over_fits_and_dropout_cures_it()
    {
        History plain = Train(new Classifier(seed: 1));
        History cured = Train(new ClassifierWithDropout(seed: 1));
        double best = plain["val_loss"].Min();
        Assert.True(plain["val_loss"][^1] > 1.5 * best, $"The validation loss only rises from {best} to {plain["val_loss"][^1]}.");
        Assert.True(plain["loss"][^1] < 0.5 * plain["loss"][0], $"The training loss only falls from {plain["loss"][0]} to {plain["loss"][^1]}.");
        Assert.True(cured["val_loss"][^1] < 0.7 * plain["val_loss"][^1], $"Dropout: {cured["val_loss"][^1]}, without: {plain["val_loss"][^1]}.");
        Assert.True(cured["val_accuracy"][^1] > plain["val_accuracy"][^1] + 0.02, $"Dropout: {cured["val_accuracy"][^1]}, without: {plain["val_accuracy"][^1]}.");
    }

    [Fact]
    public void Each_of_the_three_cures_ends_with_a_smaller_validation_loss_and_more_right_answers()
    {
        Trial[] trials = Trial.RunAll(SampleData.Create(1000));
        Assert.Equal(["plain", "dropout", "L2", "early stopping"], trials.Select(trial => trial.Name));
        Trial plain = trials[0];
        Assert.All(trials[1..], cure => Assert.True(cure.Result.Loss < 0.7 * plain.Result.Loss, $"{cure.Name}: {cure.Result.Loss}, plain: {plain.Result.Loss}."));
        Assert.All(
            trials[1..],
            cure => Assert.True(cure.Result.Accuracy > plain.Result.Accuracy, $"{cure.Name}: {cure.Result.Accuracy}, plain: {plain.Result.Accuracy}."));
        Assert.True(trials[3].History.Epochs.Count < 50, "Early stopping did not stop early.");
        Assert.Equal(trials[3].History["val_loss"].Min(), trials[3].Result.Loss, 1e-5);
    }

    [Fact]
    public void The_page_puts_the_trainings_side_by_side()
    {
        Trial[] trials = Trial.RunAll(SampleData.Create(1000));
        string page = TrainingReport.ToHtml([.. trials.Select(trial => (trial.Name, trial.History))]);
        Assert.All(trials, trial => Assert.Contains($"<h2>{trial.Name}</h2>", page));
        Assert.Contains(": over-fitting.", page);
        Assert.Contains("Adam(LearningRate = 0.01)", page);
    }

    // As the sample does.
    private static History Train(Network<float> model) =>
        model.Fit(SampleData.Create(1000), epochs: 50, batchSize: 10, validationSplit: 0.2, verbosity: Verbosity.None);
}
