using Backprop.Runtime;
using Backprop.Tests.Training;

namespace Backprop.Tests.Metrics;

public sealed class AccuracyTests
{
    [Fact]
    public void Binary_accuracy_compares_with_a_threshold()
    {
        var metric = new BinaryAccuracy<float>();
        metric.Update(new([0.9f, 0.5f, 0.1f, 0.51f], [1f, 0, 0, 0], 4));
        Assert.Equal(0.75, metric.Result);
        metric.Update(new([0.2f, 0.2f, 0.8f, 0.8f], [0f, 1, 1, 1], 2));
        Assert.Equal(6 / 8.0, metric.Result);
        metric.Reset();
        Assert.Equal(0, metric.Result);

        var logits = new BinaryAccuracy<float>(threshold: 0);
        logits.Update(new([0.1f, -0.1f, 0f], [1f, 0, 0], 3));
        Assert.Equal(1, logits.Result);
        Assert.Equal("binary_accuracy", logits.Name);
        Assert.Equal(MetricGoal.Maximize, logits.Goal);
    }

    [Fact]
    public void Categorical_accuracy_compares_places_of_maxima()
    {
        var metric = new CategoricalAccuracy<double>(classes: 3);
        metric.Update(new([0.1, 0.7, 0.2, 0.5, 0.5, 0], [0, 1, 0, 0.2, 0.7, 0.1], 2));
        Assert.Equal(0.5, metric.Result);

        // One sample of two positions.
        metric.Reset();
        metric.Update(new([3, 2, 1, 1, 2, 3], [1.0, 0, 0, 0, 1, 0], 1));
        Assert.Equal(0.5, metric.Result);
    }

    [Fact]
    public void Sparse_accuracy_compares_the_maximum_with_the_label()
    {
        var metric = new SparseCategoricalAccuracy<double>();
        metric.Update(new([0.1, 0.7, 0.2, 0.5, 0.5, 0, 0, 0, 1], [1, 0, 1], 3));
        Assert.Equal(2 / 3.0, metric.Result, 15);

        metric.Reset();
        metric.Update(new([3, 2, 1, 1, 2, 3], [0, 1], 1));
        Assert.Equal(0.5, metric.Result);
    }

    [Theory]
    [InlineData("BinaryCrossentropy", 1, false, typeof(BinaryAccuracy<double>))]
    [InlineData("BinaryCrossentropy", 4, true, typeof(BinaryAccuracy<double>))]
    [InlineData("CategoricalCrossentropy", 4, false, typeof(CategoricalAccuracy<double>))]
    [InlineData("MeanSquaredError", 4, false, typeof(CategoricalAccuracy<double>))]
    [InlineData("MeanSquaredError", 1, false, typeof(BinaryAccuracy<double>))]
    public void Accuracy_means_what_the_loss_says(string loss, int size, bool logits, Type expected)
    {
        var metric = Accuracy<double>.For(EchoNetwork.Values("y", size, loss, logits));
        Assert.IsType(expected, metric);
        Assert.Equal("accuracy", metric.Name);
        Assert.Equal("y", metric.Output);
        Assert.IsType<SparseCategoricalAccuracy<double>>(Accuracy<double>.For(EchoNetwork.Labels("y", 3)));
        Assert.Throws<ArgumentException>(() => Accuracy<double>.For(EchoNetwork.Free("y", 3)));
    }

    [Fact]
    public void The_threshold_is_that_of_probabilities_or_of_logits()
    {
        Assert.Equal(0.5, Evaluate(logits: false));
        Assert.Equal(1.0, Evaluate(logits: true));

        static double Evaluate(bool logits)
        {
            var network = new EchoNetwork(EchoNetwork.Values("y", 1, "BinaryCrossentropy", logits));
            return network.Evaluate(new(new[] { 0.3, -0.3 }, new double[] { 1, 0 })).Accuracy;
        }
    }

    [Fact]
    public void By_default_outputs_with_a_cross_entropy_have_an_accuracy_and_others_have_not()
    {
        var network = new EchoNetwork(
            EchoNetwork.Values("a", 1), EchoNetwork.Values("b", 1, "BinaryCrossentropy"), EchoNetwork.Free("c", 1), EchoNetwork.Labels("d", 2));
        DataSet<double> data = new([new double[3], new double[3], new double[3], new double[6]], [new double[3], new double[3], new int[3]]);

        Assert.Equal(["loss", "a_loss", "b_loss", "d_loss", "b_accuracy", "d_accuracy"], network.Evaluate(data).Names);
        Assert.Equal(["loss", "a_loss", "b_loss", "d_loss"], network.Evaluate(data, metrics: []).Names);
        Assert.Equal(
            ["loss", "a_loss", "b_loss", "d_loss", "a_right"],
            network.Evaluate(data, metrics: [new BinaryAccuracy<double>(name: "right") { Output = "a" }]).Names);
    }

    [Fact]
    public void Metrics_that_fit_no_output_are_refused()
    {
        var network = new EchoNetwork(EchoNetwork.Values("a", 1), EchoNetwork.Free("c", 1), EchoNetwork.Labels("d", 2));
        DataSet<double> data = new([new double[3], new double[3], new double[6]], [new double[3], new int[3]]);
        var twice = new BinaryAccuracy<double> { Output = "a" };

        Refused("does not say which output", new BinaryAccuracy<double>());
        Refused("'x', which network Echo does not have", new BinaryAccuracy<double> { Output = "x" });
        Refused("'c', which has no loss", new BinaryAccuracy<double> { Output = "c" });
        Refused("compared with labels", new BinaryAccuracy<double> { Output = "d" });
        Refused("compared with labels", new CategoricalAccuracy<double> { Output = "d" });
        Refused("compared with values", new SparseCategoricalAccuracy<double> { Output = "a" });
        Refused("'a_binary_accuracy'", new BinaryAccuracy<double> { Output = "a" }, new BinaryAccuracy<double> { Output = "a" });
        Refused("a_binary_accuracy", twice, twice);

        void Refused(string part, params Metric<double>[] metrics) =>
            Assert.Contains(part, Assert.Throws<ArgumentException>(() => network.Evaluate(data, metrics: metrics)).Message);
    }

    [Fact]
    public void Predictions_refuse_lengths_that_fit_no_sample_count()
    {
        Assert.Throws<ArgumentException>(() => new Predictions<float>(new float[5], new float[4], 2).Count);
        Assert.Throws<ArgumentException>(() => new Predictions<float>(new float[4], new int[3], 2).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Predictions<float>([], new float[4], 0).Count);
    }
}
