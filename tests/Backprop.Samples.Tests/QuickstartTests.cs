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

    // As the sample does.
    private static History Train(Network<float> model) =>
        model.Fit(SampleData.Create(1000), epochs: 50, batchSize: 10, validationSplit: 0.2, verbosity: Verbosity.None);
}
