using Backprop.Gen.Declaration;
using static Backprop.Gen.Tests.Losses.LossTests;

namespace Backprop.Gen.Tests.Losses;

public sealed class LaterLossTests
{
    public static TheoryData<int[]> Shapes => LossTests.Shapes;

    public static TheoryData<int[]> Classes => LossTests.Classes;

    [Theory, MemberData(nameof(Shapes))]
    public void Mean_absolute_percentage_error(int[] shape)
    {
        Check(shape, "MeanAbsolutePercentageError", Number, Number, [], ClosedForms.MeanAbsolutePercentageError);
        Check(shape, "MeanAbsolutePercentageError", Number, _ => 0, [], ClosedForms.MeanAbsolutePercentageError);
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Mean_squared_logarithmic_error(int[] shape) =>
        Check(shape, "MeanSquaredLogarithmicError", Number, Number, [], ClosedForms.MeanSquaredLogarithmicError);

    [Theory, MemberData(nameof(Shapes))]
    public void Log_cosh(int[] shape) => Check(shape, "LogCosh", Number, Number, [], ClosedForms.LogCosh);

    [Fact]
    public void Log_cosh_does_not_overflow()
    {
        (double loss, double[] gradient) = JudgedNumbers.Judge("LogCosh", [2], [2000, -2000], [0, 0]);
        Assert.Equal(2000 - Math.Log(2), loss, 9);
        Assert.Equal([0.5, -0.5], gradient);
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Hinge(int[] shape)
    {
        Check(shape, "Hinge", Number, Sign, [], ClosedForms.Hinge);
        Check(shape, "Hinge", Number, Answer, [], ClosedForms.Hinge);
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Squared_hinge(int[] shape)
    {
        Check(shape, "SquaredHinge", Number, Sign, [], ClosedForms.SquaredHinge);
        Check(shape, "SquaredHinge", Number, Answer, [], ClosedForms.SquaredHinge);
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Poisson(int[] shape) => Check(shape, "Poisson", Positive, r => r.Next(5), [], ClosedForms.Poisson);

    [Theory, MemberData(nameof(Classes))]
    public void Kullback_Leibler_divergence(int[] shape)
    {
        Check(shape, "KLDivergence", Probability, Probability, [], (p, t) => ClosedForms.KLDivergence(p, t, shape[^1]));
        Check(shape, "KLDivergence", Probability, Answer, [], (p, t) => ClosedForms.KLDivergence(p, t, shape[^1]));
    }

    [Theory, MemberData(nameof(Classes))]
    public void Cosine_similarity(int[] shape) =>
        Check(shape, "CosineSimilarity", Number, Number, [], (p, t) => ClosedForms.CosineSimilarity(p, t, shape[^1]));

    [Fact]
    public void A_vector_without_length_has_no_direction()
    {
        (double loss, double[] gradient) = JudgedNumbers.Judge("CosineSimilarity", [2], [0, 0], [3, 4]);
        Assert.Equal(0, loss);
        Assert.Equal([-6e6, -8e6], gradient.Select(g => Math.Round(g, 3)));
    }

    [Theory, MemberData(nameof(Classes))]
    public void Categorical_hinge(int[] shape) =>
        Check(shape, "CategoricalHinge", Number, Answer, [], (p, t) => ClosedForms.CategoricalHinge(p, t, shape[^1]));

    [Fact]
    public void Wrong_classes_that_share_the_maximum_share_the_gradient() =>
        Assert.Equal([-1, 0.5, 0.5], JudgedNumbers.Judge("CategoricalHinge", [3], [1, 2, 2], [1, 0, 0]).Gradient);

    [Theory, MemberData(nameof(Shapes))]
    public void Binary_focal_crossentropy(int[] shape)
    {
        const string Kind = "BinaryFocalCrossentropy";
        Check(shape, Kind, Probability, Answer, [], (p, t) => ClosedForms.BinaryFocalCrossentropy(p, t, 0, 2, null));
        Check(shape, Kind, Probability, Probability, [Smoothing, Gamma(0)], (p, t) => ClosedForms.BinaryFocalCrossentropy(p, t, 0.25, 0, null));
        Check(shape, Kind, Probability, Answer, [Balancing, Gamma(3)], (p, t) => ClosedForms.BinaryFocalCrossentropy(p, t, 0, 3, 0.25));
        Check(shape, Kind, Probability, Answer, [Balancing, Alpha(0.7), Gamma(1.5)], (p, t) => ClosedForms.BinaryFocalCrossentropy(p, t, 0, 1.5, 0.7));
        Check(shape, Kind, Probability, Answer, [Gamma(1)], (p, t) => ClosedForms.BinaryFocalCrossentropy(p, t, 0, 1, null));
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Binary_focal_crossentropy_from_logits(int[] shape)
    {
        const string Kind = "BinaryFocalCrossentropy";
        Check(shape, Kind, Number, Answer, [FromLogits], (z, t) => ClosedForms.BinaryFocalCrossentropyFromLogits(z, t, 2, null));
        Check(
            shape, Kind, Number, Answer, [FromLogits, Balancing, Gamma(0.5)],
            (z, t) => ClosedForms.BinaryFocalCrossentropyFromLogits(z, t, 0.5, 0.25));
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(0.5)]
    public void A_certain_answer_makes_no_NaN(double gamma)
    {
        (double loss, double[] gradient) = JudgedNumbers.Judge("BinaryFocalCrossentropy", [2], [1, 0], [1, 0], Gamma(gamma));
        Assert.Equal(0, loss, 6);
        Assert.All(gradient, g => Assert.True(double.IsFinite(g), $"{g}"));
    }

    [Theory, MemberData(nameof(Classes))]
    public void Categorical_focal_crossentropy(int[] shape)
    {
        const string Kind = "CategoricalFocalCrossentropy";
        int n = shape[^1];
        Check(shape, Kind, Probability, Answer, [], (p, t) => ClosedForms.CategoricalFocalCrossentropy(p, t, n, 0, 0.25, 2));
        Check(
            shape, Kind, Probability, Probability, [Smoothing, Alpha(0.7), Gamma(1.5)],
            (p, t) => ClosedForms.CategoricalFocalCrossentropy(p, t, n, 0.25, 0.7, 1.5));
    }

    [Theory, MemberData(nameof(Classes))]
    public void Categorical_focal_crossentropy_from_logits(int[] shape)
    {
        const string Kind = "CategoricalFocalCrossentropy";
        int n = shape[^1];
        Check(shape, Kind, Number, Answer, [FromLogits], (z, t) => ClosedForms.CategoricalFocalCrossentropyFromLogits(z, t, n, 0, 0.25, 2));
        Check(
            shape, Kind, Number, Answer, [FromLogits, Smoothing, Gamma(1)],
            (z, t) => ClosedForms.CategoricalFocalCrossentropyFromLogits(z, t, n, 0.25, 0.25, 1));
    }

    private static (string, ArgumentValue) Balancing => ("ApplyClassBalancing", new BooleanValue(true));

    private static (string, ArgumentValue) Gamma(double gamma) => ("Gamma", new RealValue(gamma));

    private static (string, ArgumentValue) Alpha(double alpha) => ("Alpha", new RealValue(alpha));

    private static double Sign(Random random) => random.Next(2) == 0 ? -1 : 1;

    private static double Positive(Random random) => 0.05 + (3 * random.NextDouble());
}
