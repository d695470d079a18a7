namespace Backprop.Tests.Training.Reports;

public sealed class OverfittingTests
{
    [Theory]
    [InlineData(new[] { 3.0, 2, 2.5 }, new[] { 3.0, 2, 1 }, 2, "rises by 25\u00A0% until epoch 3: over-fitting.")]
    [InlineData(new[] { 3.0, 2, 2.5 }, new[] { 3.0, 1, 2 }, 2, "and so does the training loss: training drifts away rather than over-fits.")]
    [InlineData(new[] { 3.0, 2, 2.05 }, new[] { 3.0, 2, 1 }, 0, "rises by no more than 2.5\u00A0% until epoch 3: there is no over-fitting to speak of.")]
    [InlineData(new[] { 3.0, 2, 1.5 }, new[] { 3.0, 2, 1 }, 0, "smallest in epoch 3 (1.5000), the last in which it was measured: there is no over-fitting here.")]
    [InlineData(new[] { 3.0, 2, double.PositiveInfinity }, new[] { 3.0, 2, 1 }, 2, "rises to Infinity until epoch 3: over-fitting.")]
    [InlineData(new[] { 3.0, 2, double.NaN }, new[] { 3.0, 2, 1 }, 0, "smallest in epoch 2 (2.0000), the last in which it was measured")]
    [InlineData(new[] { -1.0, -2, -1.5 }, new[] { 3.0, 2, 1 }, 2, "rises by 25\u00A0% until epoch 3: over-fitting.")]
    [InlineData(new[] { 1.0, 0, 0.5 }, new[] { 3.0, 2, 1 }, 2, "rises to 0.5000 until epoch 3: over-fitting.")]
    [InlineData(new[] { 1.0, 0, 0 }, new[] { 3.0, 2, 1 }, 0, "rises by no more than 0\u00A0%")]
    [InlineData(new[] { double.NaN, double.NaN }, new[] { 3.0, 2 }, 0, "No validation loss was measured")]
    [InlineData(new double[0], new double[0], 0, "No validation loss was measured")]
    public void It_says_what_the_validation_loss_does(double[] validation, double[] training, int epoch, string sentence)
    {
        History history = Histories.Curve(validation.Length, e => [training[e - 1], 0.5, validation[e - 1], 0.5]);
        Overfitting verdict = Overfitting.Of(history);
        Assert.Equal(epoch, verdict.Epoch);
        Assert.Contains(sentence, verdict.Sentence);
    }

    [Fact]
    public void Without_validation_nobody_knows()
    {
        Overfitting verdict = Overfitting.Of(Histories.Of(Histories.Unvalidated));
        Assert.Equal(OverfittingKind.Unknown, verdict.Kind);
        Assert.StartsWith("There was no validation data", verdict.Sentence);
    }
}
