namespace Backprop.Tests.Training;

public sealed class LearningRateCallbackTests
{
    [Fact]
    public void The_scheduler_sees_epochs_from_1_and_the_rate_so_far()
    {
        var rates = new List<double>();
        (EchoNetwork network, _) = Scripted.Train(
            [1, 1, 1],
            new LearningRateScheduler((epoch, rate) => epoch == 1 ? 0.5 : rate / epoch),
            new LambdaCallback(onTrainBatchEnd: r => rates.Add(r.LearningRate)));
        Assert.Equal([0.5, 0.25, 0.25 / 3], rates);
        Assert.Equal(0.25 / 3, network.LearningRate);
        Assert.Throws<ArgumentNullException>(() => new LearningRateScheduler(null!));
    }

    [Theory]
    [InlineData(1, 0, new[] { 5.0, 5, 4, 4, 4 }, new[] { 1, 0.1, 0.1, 0.01, 0.001 })]
    [InlineData(2, 0, new[] { 5.0, 5, 5, 5, 5, 4 }, new[] { 1, 1, 0.1, 0.1, 0.01, 0.01 })]
    [InlineData(1, 2, new[] { 5.0, 5, 5, 5, 5, 5 }, new[] { 1, 0.1, 0.1, 0.01, 0.01, 0.001 })]
    [InlineData(2, 0, new[] { 5.0, double.NaN, double.NaN, 4 }, new[] { 1, 1, 0.1, 0.1 })]
    [InlineData(3, 0, new[] { 5.0, 4, 3, 2 }, new[] { 1.0, 1, 1, 1 })]
    public void A_plateau_lowers_the_rate(int patience, int cooldown, double[] losses, double[] expected)
    {
        // Worked out by hand from the rules of Keras's callback: a cooldown ends with the epoch that counts it down to 0.
        var rates = new List<double>();
        var plateau = new ReduceLROnPlateau(patience: patience, cooldown: cooldown);
        EchoNetwork network = Scripted.Network(losses);
        network.LearningRate = 1;
        Scripted.Train(network, losses, plateau, new LambdaCallback(onEpochEnd: r => rates.Add(r.LearningRate)));

        Assert.Equal(expected.Length, rates.Count);
        Assert.All(expected.Zip(rates), pair => Assert.Equal(pair.First, pair.Second, 12));
        Assert.Equal(losses.Where(double.IsFinite).Min(), plateau.Best);
        Assert.Equal(expected.Distinct().Count() - 1, plateau.Reductions);
    }

    [Fact]
    public void Changes_of_the_minimum_or_less_are_no_improvement_and_the_rate_has_a_floor()
    {
        double[] losses = [5, 4.9, 4.8, 4.7, 4.6];
        EchoNetwork network = Scripted.Network(losses);
        network.LearningRate = 1;
        var plateau = new ReduceLROnPlateau(factor: 0.5, patience: 1, minDelta: 0.5, minLearningRate: 0.3);
        Scripted.Train(network, losses, plateau);
        Assert.Equal((0.3, 2, 5.0), (network.LearningRate, plateau.Reductions, plateau.Best));
    }

    [Fact]
    public void Each_training_begins_afresh()
    {
        double[] losses = [5, 5, 5];
        var plateau = new ReduceLROnPlateau(patience: 2);
        for (int run = 0; run < 2; run++)
        {
            EchoNetwork network = Scripted.Network(losses);
            network.LearningRate = 1;
            Scripted.Train(network, losses, plateau);
            Assert.Equal((0.1, 1), (network.LearningRate, plateau.Reductions));
        }
    }

    [Fact]
    public void Senseless_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLROnPlateau(factor: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLROnPlateau(factor: -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLROnPlateau(factor: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLROnPlateau(patience: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLROnPlateau(cooldown: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLROnPlateau(minDelta: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLROnPlateau(minLearningRate: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLROnPlateau(minLearningRate: double.PositiveInfinity));
        Assert.Throws<ArgumentException>(() => new ReduceLROnPlateau(""));
    }
}
