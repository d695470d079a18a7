namespace Backprop.Tests.Metrics;

public sealed class ClassWeightTests
{
    private static readonly Dictionary<int, double> Weights = new() { [0] = 2, [2] = 0.5 };

    [Fact]
    public void Labels_have_the_weights_of_their_classes() =>
        Assert.Equal([2f, 1, 0.5f, 2], new DataSet<float>(new float[4], [0, 1, 2, 0]).WithClassWeights(Weights).SampleWeights.ToArray());

    [Fact]
    public void One_hot_targets_and_single_values_have_classes_too()
    {
        Assert.Equal(
            [0.5f, 2], new DataSet<float>(new float[2], [0f, 0, 1, 1, 0, 0], count: 2).WithClassWeights(Weights).SampleWeights.ToArray());
        Assert.Equal([1f, 2, 1], new DataSet<float>(new float[3], [1f, 0, 1], count: 3).WithClassWeights(Weights).SampleWeights.ToArray());
    }

    [Fact]
    public void Sample_weights_are_multiplied_and_rows_stay()
    {
        DataSet<float> data = new DataSet<float>(new float[3], [0, 1, 2], [3f, 4, 5]).Subset([2, 0]).WithClassWeights(Weights);
        Assert.Equal([6f, 4, 2.5f], data.SampleWeights.ToArray());
        Assert.Equal(2, data.Count);
    }

    [Fact]
    public void What_has_no_class_is_refused()
    {
        DataSet<float> labels = new(new float[2], [0, 1]);
        Assert.Contains("class 1", Assert.Throws<ArgumentException>(() => labels.WithClassWeights(new Dictionary<int, double> { [1] = -1 })).Message);
        Assert.Contains("2 labels", Assert.Throws<ArgumentException>(() => new DataSet<float>(new float[2], [0, 1, 1, 0], count: 2).WithClassWeights(Weights)).Message);
        Assert.Contains("one output", Assert.Throws<ArgumentException>(() =>
            new DataSet<float>([new float[2]], [new float[2], new float[2]], count: 2).WithClassWeights(Weights)).Message);
    }
}
