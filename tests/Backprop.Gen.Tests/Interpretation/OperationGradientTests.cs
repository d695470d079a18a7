using Backprop.Gen.Collections;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;
using Backprop.RandomNetworks.Checking;
using Backprop.RandomNetworks.Drawing;
using Backprop.RandomNetworks.Interpretation;

namespace Backprop.Gen.Tests.Interpretation;

/// <summary>Each operation's vector-Jacobian product against central differences of its own meaning.</summary>
public sealed class OperationGradientTests
{
    private const int Batch = 3;

    [Fact]
    public void Affine() => Check([[2, 3], [3, 4], [4]], (g, x) => g.Add(new Affine(HasBias: true), x[0], x[1], x[2]), parameters: [1, 2]);

    [Fact]
    public void Affine_without_bias() => Check([[5], [5, 2]], (g, x) => g.Add(new Affine(HasBias: false), x[0], x[1]), parameters: [1]);

    [Fact]
    public void Elementwise_with_operands_that_are_repeated() => Check(
        [[2, 1, 3], [4, 1], [3]],
        (g, x) => g.Elementwise("formula", (Formula.Variable("a") * Formula.Sigmoid(Formula.Variable("b"))) + Formula.Tanh(Formula.Variable("c")),
            ("a", x[0]), ("b", x[1]), ("c", x[2])));

    [Fact]
    public void Elementwise_with_a_parameter() => Check(
        [[2, 3], [3]], (g, x) => g.Elementwise("formula", Formula.Variable("a") * Formula.Exp(Formula.Variable("b")), ("a", x[0]), ("b", x[1])), parameters: [1]);

    [Fact]
    public void Sum() => Check([[2, 3, 2]], (g, x) => g.Add(new SumTo(Shape.Of(3, 1)), x[0]));

    [Fact]
    public void Maximum_over_the_last_axis() => Check([[2, 4]], (g, x) => g.Add(new MaximumOverLast(), x[0]));

    [Fact]
    public void Broadcast() => Check([[3, 1]], (g, x) => g.Add(new BroadcastTo(Shape.Of(2, 3, 4)), x[0]));

    [Fact]
    public void Mean() => Check([[2, 3, 2]], (g, x) => g.Add(new MeanTo(Shape.Of(2, 1, 2)), x[0]));

    [Theory]
    [InlineData(1, 3, 1)]
    [InlineData(2, 1, 1)]
    [InlineData(2, 3, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(1, 3, 2)]
    [InlineData(2, 3, 2)]
    public void Standard_normalization(params int[] groups) => Check([[2, 3, 2]], (g, x) =>
    {
        int mean = g.Add(new MeanTo(Shape.Of(groups)), x[0]);
        int deviation = g.Add(new InverseDeviation(Normalization.Standard, Shape.Of(groups), 0.01), x[0], mean);
        return g.Add(new Normalize(Normalization.Standard, Shape.Of(2, 3, 2), 0.01), x[0], deviation, mean);
    });

    [Theory]
    [InlineData(false, 4, 1)]
    [InlineData(false, 1, 3)]
    [InlineData(true, 4, 1)]
    [InlineData(true, 1, 3)]
    [InlineData(true, 1, 1)]
    public void Normalization_of_the_norm(bool unit, params int[] groups) => Check([[4, 3]], (g, x) =>
    {
        Normalization kind = unit ? Normalization.Unit : Normalization.RootMeanSquare;
        return g.Add(new Normalize(kind, Shape.Of(4, 3), Epsilon: 0.01), x[0], g.Add(new InverseDeviation(kind, Shape.Of(groups), Epsilon: 0.01), x[0]));
    });

    [Theory]
    [InlineData(1, 1, false, 1)]
    [InlineData(2, 1, false, 1)]
    [InlineData(1, 2, false, 2)]
    [InlineData(1, 1, true, 1)]
    [InlineData(2, 1, true, 2)]
    [InlineData(3, 1, true, 4)]
    [InlineData(1, 3, true, 4)]
    public void Convolution(int stride, int dilation, bool same, int groups)
    {
        Window window = new(WindowAxis.Of(5, 3, stride, dilation: 1, same), WindowAxis.Of(6, 2, stride, dilation, same), IsPlane: true);
        Check(
            [[5, 6, 4], [3, 2, 4 / groups, 8], [8]],
            (g, x) => g.Add(new Convolution(window, groups, HasBias: true), x[0], x[1], x[2]),
            parameters: [1, 2]);
    }

    [Fact]
    public void Convolution_of_a_sequence() => Check(
        [[7, 2], [3, 2, 3]],
        (g, x) => g.Add(new Convolution(new Window(WindowAxis.None, WindowAxis.Of(7, 3, 2, 1, same: true), IsPlane: false), 1, HasBias: false), x[0], x[1]),
        parameters: [1]);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    public void Convolution_channel_by_channel(int stride, int multiplier)
    {
        Window window = new(WindowAxis.Of(5, 3, stride, 1, same: true), WindowAxis.Of(4, 2, stride, 1, same: false), IsPlane: true);
        Check(
            [[5, 4, 3], [3, 2, 3, multiplier], [3 * multiplier]],
            (g, x) => g.Add(new Convolution(window, 3, HasBias: true), x[0], x[1], x[2]),
            parameters: [1, 2]);
    }

    [Theory]
    [InlineData(1, 1, false, 3, 2)]
    [InlineData(2, 1, false, 3, 2)]
    [InlineData(3, 1, false, 3, 2)]
    [InlineData(2, 1, true, 3, 2)]
    [InlineData(1, 2, true, 3, 2)]
    [InlineData(2, 1, true, 4, 16)]
    public void Transposed_convolution(int stride, int dilation, bool same, int filters, int channels)
    {
        WindowAxis rows = WindowAxis.Transposed(2, 2, stride, dilation, same, padding: null).Axis!;
        WindowAxis columns = WindowAxis.Transposed(3, 3, stride, dilation, same, padding: stride - 1).Axis!;
        Check(
            [[2, 3, channels], [2, 3, filters, channels], [filters]],
            (g, x) => g.Add(new TransposedConvolution(new Window(rows, columns, IsPlane: true), HasBias: true), x[0], x[1], x[2]),
            parameters: [1, 2]);
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(0, 2, 1, 0)]
    public void Frames(int top, int bottom, int left, int right)
    {
        Frame frame = new(top, bottom, left, right);
        Check([[2, 3, 2]], (g, x) => g.Add(new Pad(frame), x[0]));
        Check([[4, 5, 2]], (g, x) => g.Add(new Crop(frame), x[0]));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    [InlineData(1, 4)]
    public void Larger_images(int rows, int columns)
    {
        Check([[3, 2, 2]], (g, x) => g.Add(new Enlarge(rows, columns), x[0]));
        Check([[3, 2, 2]], (g, x) => g.Add(new Interpolate(rows, columns), x[0]));
    }

    [Theory]
    [InlineData(2, 2, false)]
    [InlineData(3, 1, false)]
    [InlineData(3, 2, true)]
    [InlineData(2, 3, true)]
    public void Pooling(int size, int stride, bool same)
    {
        Window window = new(WindowAxis.Of(5, size, stride, 1, same), WindowAxis.Of(4, 2, stride, 1, same), IsPlane: true);
        Check([[5, 4, 2]], (g, x) => g.Add(new MaxPool(window), x[0]));
        Check([[5, 4, 2]], (g, x) => g.Add(new AveragePool(window), x[0]));
    }

    [Fact]
    public void Sum_over_positions() => Check([[3, 2, 4]], (g, x) => g.Add(new PositionSum(), x[0]));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Softmax(bool logarithm) => Check([[2, 4]], (g, x) => g.Add(new Softmax(logarithm), x[0]));

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void Crossentropy_of_distributions(double smoothing) => Check([[2, 4]], (g, x) =>
        g.Add(new SoftmaxCrossentropy(Labels: false, smoothing), x[0], g.AddInput("t", Shape.Of(2, 4))));

    [Fact]
    public void Crossentropy_of_labels() => Check([[2, 4]], (g, x) =>
        g.Add(new SoftmaxCrossentropy(Labels: true, 0), x[0], g.Elementwise("label", Formula.Floor(Formula.Abs(Formula.X)), ("x", g.AddInput("t", Shape.Of(2, 1))))));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Concatenation(int axis) => Check([[2, 3], [2, 3], [2, 3]], (g, x) => g.Add(new Concatenate(axis), x));

    [Theory]
    [InlineData(0, 2, 1)]
    [InlineData(2, 0, 1)]
    [InlineData(1, 0, 2)]
    public void Transpose(params int[] order) => Check([[2, 3, 4]], (g, x) => g.Add(new Transpose(order.ToEquatableArray()), x[0]));

    [Fact]
    public void Contraction_of_vectors() => Check([[4], [4]], (g, x) => g.Add(new Contraction(0, 0), x[0], x[1]));

    [Fact]
    public void Contraction_of_a_value_with_itself() => Check([[3, 2]], (g, x) => g.Add(new Contraction(1, 1), x[0], x[0]));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    public void Contraction(int first, int second)
    {
        int[] x = [4, 2, 3];
        int[] y = [2, 4, 3];
        Check([x, y], (g, v) => g.Add(new Contraction(first, second), v[0], v[1]));
    }

    [Fact]
    public void Slice_and_reshape() => Check([[4, 3]], (g, x) => g.Add(new Reshape(Shape.Of(3, 2)), g.Add(new Slice(0, 1, 2), x[0])));

    [Fact]
    public void A_value_that_is_read_several_times_gets_the_sum_of_its_gradients() => Check([[3]], (g, x) =>
    {
        int y = g.Elementwise("square", Formula.X * Formula.X, ("x", x[0]));
        int z = g.Elementwise("product", Formula.Variable("a") * Formula.Variable("b"), ("a", x[0]), ("b", y));
        return g.Elementwise("sum", Formula.Variable("a") + Formula.Variable("b") + Formula.Variable("c"), ("a", x[0]), ("b", y), ("c", z));
    });

    [Fact]
    public void A_mask_passes_gradients_of_what_it_keeps() => Check([[6]], (g, x) =>
        g.Elementwise("dropout", Formula.X * Formula.Variable("m"), ("x", x[0]), ("m", g.Add(new RandomMask(0.5, 3, Shape.Of(6)), x[0]))));

    /// <summary>
    /// Operands are parameters (shared by the samples), or parameters times inputs (different for every sample), so that the gradients of
    /// the parameters check both kinds of gradient.
    /// </summary>
    private static void Check(int[][] shapes, Func<GraphBuilder, int[], int> build, int[]? parameters = null)
    {
        GraphBuilder builder = new(training: true);
        int[] operands = [.. shapes.Select((shape, i) =>
        {
            int p = builder.AddParameter($"p{i}", Shape.Of(shape), trainable: true, new InitializerChoice("Zeros", 1, 1));
            return parameters?.Contains(i) == true
                ? p
                : builder.Elementwise("times", Formula.Variable("p") * Formula.X, ("p", p), ("x", builder.AddInput($"x{i}", Shape.Of(shape))));
        })];
        int output = build(builder, operands);
        NetworkGraph forward = builder.Finish([new OutputPort("y", builder.ShapeOf(output), output, null)]);
        NetworkGraph training = Backpropagation.OfOutputs(forward);

        Chance chance = new(5);
        double[][] weights = DataDrawing.Parameters(forward, chance);
        SampleBatch batch = DataDrawing.Batch(forward, Batch, seed: 9, chance);
        InterpretedBatch gradients = new Interpreter(training).Run(batch, weights);

        for (int p = 0; p < weights.Length; p++)
        {
            double[] claimed = gradients.Gradient(p);
            for (int i = 0; i < claimed.Length; i++)
            {
                double start = weights[p][i];
                GradientCheck check = new(at => At(at, () => new Interpreter(forward).Run(batch, weights).OutputProduct), _ => 0);
                GradientVerdict verdict = check.Check(claimed[i], Math.Abs(start));
                Assert.True(verdict.Outcome == GradientOutcome.Agrees, $"∂p{p}[{i}] = {claimed[i]:R}: {verdict}");

                double At(double distance, Func<double> loss)
                {
                    weights[p][i] = start + distance;
                    double value = loss();
                    weights[p][i] = start;
                    return value;
                }
            }
        }
    }
}
