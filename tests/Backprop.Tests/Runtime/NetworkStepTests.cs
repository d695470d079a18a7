using Backprop.Runtime;

namespace Backprop.Tests.Runtime;

public sealed class NetworkStepTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(37)]
    public void Gradients_are_those_of_the_mean_loss(int count)
    {
        var network = new LinearNetwork<double>(5, 3);
        (double[] x, double[] y) = Numbers(count, 5, 3, seed: 11);

        network.ComputeGradients(x, y);
        double[] gradients = network.Gradients.Span.ToArray();

        foreach (int i in (int[])[0, 7, 14, 16, 18])
        {
            const double H = 1e-5;
            double start = network.Parameters.Span[i];
            network.Parameters.Span[i] = start + H;
            double above = network.ComputeGradients(x, y);
            network.Parameters.Span[i] = start - H;
            double below = network.ComputeGradients(x, y);
            network.Parameters.Span[i] = start;
            Assert.Equal((above - below) / (2 * H), gradients[i], 1e-8);
        }
    }

    [Fact]
    public void Training_learns_a_linear_map_and_predicts_it()
    {
        var network = new LinearNetwork<float>(4, 2, learningRate: 0.3);
        var truth = new LinearNetwork<float>(4, 2);
        for (int i = 0; i < 8; i++)
        {
            truth.Parameters["dense.kernel"].Span[i] = i - 3;
        }

        (float[] x, _) = Singles(40, 4, 2, seed: 3);
        float[] y = new float[80];
        truth.Predict(x, y);

        double loss = 0;
        for (int step = 0; step < 400; step++)
        {
            loss = network.TrainOnBatch(x, y);
        }

        Assert.InRange(loss, 0, 1e-6);
        Assert.Equal(400, network.Iterations);
        float[] p = new float[80];
        network.Predict(x, p);
        for (int i = 0; i < p.Length; i++)
        {
            Assert.Equal(y[i], p[i], 0.01f);
        }
    }

    [Fact]
    public void Forward_backward_and_step_apart_equal_one_training_step()
    {
        var whole = new LinearNetwork<double>(6, 2, dropout: 0.5);
        var parts = new LinearNetwork<double>(6, 2, dropout: 0.5);
        (double[] x, double[] y) = Numbers(23, 6, 2, seed: 5);

        for (int step = 0; step < 3; step++)
        {
            whole.TrainOnBatch(x, y);

            double[] z = new double[46];
            parts.Forward(x, z);
            double[] dz = [.. z.Select((value, i) => 1.0 / 23 * (2.0 / 2) * (value - y[i]))];
            parts.Backward(x, dz);
            parts.ApplyGradients();
        }

        Assert.Equal(whole.Parameters.Span.ToArray(), parts.Parameters.Span.ToArray(), (a, b) => Math.Abs(a - b) < 1e-14);
        Assert.Equal(3, parts.Iterations);
    }

    [Fact]
    public void Predicting_uses_no_dropout_and_changes_nothing()
    {
        var network = new LinearNetwork<double>(6, 2, dropout: 0.5);
        var plain = new LinearNetwork<double>(6, 2);
        (double[] x, double[] y) = Numbers(50, 6, 2, seed: 6);
        double[] parameters = network.Parameters.Span.ToArray();
        double[] a = new double[100], b = new double[100];

        double loss = network.Evaluate(x, y, a);
        plain.Predict(x, b);

        Assert.Equal(b, a);
        Assert.Equal(a.Select((value, i) => (value - y[i]) * (value - y[i])).Average(), loss, 12);
        Assert.Equal(parameters, network.Parameters.Span.ToArray());
        Assert.Equal(0, network.Iterations);
    }

    [Fact]
    public void Sample_weights_scale_the_loss_and_the_gradient()
    {
        var weighted = new LinearNetwork<double>(3, 1);
        var repeated = new LinearNetwork<double>(3, 1);

        double a = weighted.TrainOnBatch([1, 2, 3, 4, 5, 6], [1.0, 0.0], [2.0, 0.0]);
        double b = repeated.TrainOnBatch([1, 2, 3, 1, 2, 3], [1.0, 1.0]);

        Assert.Equal(b, a, 12);
        Assert.Equal(repeated.Parameters.Span.ToArray(), weighted.Parameters.Span.ToArray(), (p, q) => Math.Abs(p - q) < 1e-14);
    }

    [Fact]
    public void The_learning_rate_can_change_between_steps()
    {
        var network = new LinearNetwork<float>(2, 1) { LearningRate = 0 };
        float[] before = network.Parameters.Span.ToArray();

        network.TrainOnBatch([1, 2], [5f]);
        Assert.Equal(before, network.Parameters.Span.ToArray());
        network.LearningRate = 0.1f;
        network.TrainOnBatch([1, 2], [5f]);

        Assert.NotEqual(before, network.Parameters.Span.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => network.LearningRate = float.NaN);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.LearningRate = -1);
        Assert.Equal(0.1f, network.LearningRate);
    }

    [Fact]
    public void Slots_start_at_their_initial_value()
    {
        var network = new LinearNetwork<float>(2, 1);
        Assert.All(network.OptimizerState.ToArray(), value => Assert.Equal(0.5f, value));
        network.TrainOnBatch([1, 2], [5f]);
        Assert.All(network.OptimizerState.ToArray(), value => Assert.Equal(1f, value));
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        var network = new LinearNetwork<float>(8, 3);
        (float[] x, float[] y) = Singles(200, 8, 3, seed: 8);
        float[] p = new float[600];
        Steps(20);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Steps(50);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Steps(int count)
        {
            for (int i = 0; i < count; i++)
            {
                network.TrainOnBatch(x, y);
                network.Predict(x, p);
                network.Evaluate(x, y, p);
                network.BorrowedWorkspaceLength();
            }
        }
    }

    internal static (double[] X, double[] Y) Numbers(int count, int inputs, int outputs, int seed)
    {
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, count * inputs).Select(_ => (2 * random.NextDouble()) - 1)];
        double[] y = [.. Enumerable.Range(0, count * outputs).Select(_ => (2 * random.NextDouble()) - 1)];
        return (x, y);
    }

    internal static (float[] X, float[] Y) Singles(int count, int inputs, int outputs, int seed)
    {
        (double[] x, double[] y) = Numbers(count, inputs, outputs, seed);
        return ([.. x.Select(value => (float)value)], [.. y.Select(value => (float)value)]);
    }
}
