using System.Globalization;
using Backprop.Gen.Declaration;

namespace Backprop.Gen.Tests.Losses;

public sealed class LossTests
{
    public static TheoryData<int[]> Shapes => [[1], [2], [7], [3, 4], [2, 3, 5]];

    [Theory, MemberData(nameof(Shapes))]
    public void Mean_squared_error(int[] shape) => Check(
        shape, "MeanSquaredError", Number, Number, [], ClosedForms.MeanSquaredError);

    [Theory, MemberData(nameof(Shapes))]
    public void Mean_absolute_error(int[] shape) => Check(
        shape, "MeanAbsoluteError", Number, Number, [], ClosedForms.MeanAbsoluteError);

    [Fact]
    public void The_absolute_error_has_no_slope_where_it_is_zero() =>
        Assert.Equal([0, 0.5], JudgedNumbers.Judge("MeanAbsoluteError", [2], [1, 3], [1, 2]).Gradient);

    [Theory, MemberData(nameof(Shapes))]
    public void Huber(int[] shape)
    {
        Check(shape, "Huber", Number, Number, [], (p, t) => ClosedForms.Huber(p, t, 1));
        Check(shape, "Huber", Number, Number, [("Delta", new RealValue(0.3))], (p, t) => ClosedForms.Huber(p, t, 0.3));
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Binary_crossentropy(int[] shape)
    {
        Check(shape, "BinaryCrossentropy", Probability, Probability, [], (p, t) => ClosedForms.BinaryCrossentropy(p, t, 0));
        Check(shape, "BinaryCrossentropy", Probability, Answer, [Smoothing], (p, t) => ClosedForms.BinaryCrossentropy(p, t, 0.25));
    }

    [Fact]
    public void Binary_crossentropy_clips_probabilities()
    {
        (double loss, double[] gradient) = JudgedNumbers.Judge("BinaryCrossentropy", [4], [0, 1, 1, 0.5], [1, 0, 1, 1]);

        Near(((2 * -Math.Log(1e-7)) - Math.Log(1 - 1e-7) - Math.Log(0.5)) / 4, loss, "clipped", 1e-9);
        Assert.Equal([0, 0, 0, -0.5], gradient);
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Binary_crossentropy_from_logits(int[] shape)
    {
        Check(shape, "BinaryCrossentropy", Number, Answer, [FromLogits], (z, t) => ClosedForms.BinaryCrossentropyFromLogits(z, t, 0));
        Check(shape, "BinaryCrossentropy", Number, Answer, [FromLogits, Smoothing], (z, t) => ClosedForms.BinaryCrossentropyFromLogits(z, t, 0.25));
    }

    [Fact]
    public void Binary_crossentropy_from_logits_is_stable()
    {
        (double loss, double[] gradient) = JudgedNumbers.Judge("BinaryCrossentropy", [4], [1000, -1000, 1000, -1000], [0, 1, 1, 0], FromLogits);

        Assert.Equal(500, loss);
        Assert.Equal([0.25, -0.25, 0, 0], gradient);
    }

    [Theory, MemberData(nameof(Classes))]
    public void Categorical_crossentropy(int[] shape)
    {
        int classes = shape[^1];
        Check(shape, "CategoricalCrossentropy", Probability, Probability, [], (p, t) => ClosedForms.CategoricalCrossentropy(p, t, classes, 0));
        Check(shape, "CategoricalCrossentropy", Probability, Answer, [Smoothing], (p, t) => ClosedForms.CategoricalCrossentropy(p, t, classes, 0.25));
    }

    [Fact]
    public void Categorical_crossentropy_divides_by_the_sum_and_clips()
    {
        (double loss, double[] gradient) = JudgedNumbers.Judge("CategoricalCrossentropy", [3], [0, 3, 1], [1, 0, 1]);

        Near(-Math.Log(1e-7) - Math.Log(0.25), loss, "clipped", 1e-12);
        Near(0.25, gradient[0], "∂/∂p0 through the sum", 1e-12);
        Near(-0.75, gradient[2], "∂/∂p2", 1e-12);
    }

    [Theory, MemberData(nameof(Classes))]
    public void Categorical_crossentropy_from_logits(int[] shape)
    {
        int classes = shape[^1];
        Check(shape, "CategoricalCrossentropy", Number, Probability, [FromLogits], (z, t) => ClosedForms.CategoricalCrossentropyFromLogits(z, t, classes, 0));
        Check(
            shape, "CategoricalCrossentropy", Number, Answer, [FromLogits, Smoothing],
            (z, t) => ClosedForms.CategoricalCrossentropyFromLogits(z, t, classes, 0.25));
    }

    [Theory, MemberData(nameof(Classes))]
    public void Sparse_crossentropy(int[] shape)
    {
        int classes = shape[^1];
        Check(shape, "SparseCategoricalCrossentropy", Probability, r => r.Next(classes), [], (p, t) => ClosedForms.SparseCategoricalCrossentropy(p, t, classes));
    }

    [Theory, MemberData(nameof(Classes))]
    public void Sparse_crossentropy_from_logits(int[] shape)
    {
        int classes = shape[^1];
        Check(
            shape, "SparseCategoricalCrossentropy", Number, r => r.Next(classes), [FromLogits],
            (z, t) => ClosedForms.SparseCategoricalCrossentropyFromLogits(z, t, classes));
    }

    [Fact]
    public void Crossentropy_from_logits_is_stable()
    {
        (double loss, double[] gradient) = JudgedNumbers.Judge("SparseCategoricalCrossentropy", [3], [1000, -1000, 0], [1], FromLogits);

        Assert.Equal(2000, loss);
        Assert.Equal([1, -1, 0], gradient);
    }

    public static TheoryData<int[]> Classes => [[2], [7], [3, 4], [2, 3, 5]];

    internal static (string, ArgumentValue) FromLogits => ("FromLogits", new BooleanValue(true));

    internal static (string, ArgumentValue) Smoothing => ("LabelSmoothing", new RealValue(0.25));

    internal static double Number(Random random) => 3 * ((2 * random.NextDouble()) - 1);

    internal static double Probability(Random random) => 0.01 + (0.98 * random.NextDouble());

    internal static double Answer(Random random) => random.Next(2);

    internal static void Check(
        int[] shape,
        string kind,
        Func<Random, double> prediction,
        Func<Random, double> target,
        (string, ArgumentValue)[] arguments,
        Func<double[], double[], (double Loss, double[] Gradient)> closed)
    {
        int size = shape.Aggregate(1, (a, b) => a * b);
        int targets = kind.StartsWith("Sparse", StringComparison.Ordinal) ? size / shape[^1] : size;
        for (int seed = 0; seed < 20; seed++)
        {
            Random random = new(seed);
            double[] p = [.. Enumerable.Range(0, size).Select(_ => prediction(random))];
            double[] t = [.. Enumerable.Range(0, targets).Select(_ => target(random))];
            (double loss, double[] gradient) = JudgedNumbers.Judge(kind, shape, p, t, arguments);
            (double expected, double[] slopes) = closed(p, t);

            Near(expected, loss, $"seed {seed}: loss", 1e-12);
            for (int f = 0; f < size; f++)
            {
                Near(slopes[f], gradient[f], $"seed {seed}: gradient of element {f}", 1e-11);
            }
        }
    }

    private static void Near(double expected, double actual, string what, double tolerance) => Assert.True(
        Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)),
        string.Create(CultureInfo.InvariantCulture, $"{what} is {actual:R} and should be {expected:R}"));
}
