using Backprop.Gen.Activations;
using Backprop.Gen.Expressions;

namespace Backprop.Gen.Tests.Activations;

public sealed class ActivationTests
{
    /// <summary>Not scalar formulas: <c>LayerBuilder</c> adds operations for them.</summary>
    private static readonly string[] Operations = ["Linear", "Softmax", "LogSoftmax", "GLU"];

    private static readonly double[] Points =
    [
        .. Enumerable.Range(-80, 161).Select(i => i * 0.1),
        -1000, -50, -20.5, -19.5, -1e-3, -1e-8, -1e-30, 0, 1e-30, 1e-8, 1e-3, 19.5, 20.5, 50, 1000,
    ];

    private static readonly Dictionary<string, Expression> Derived =
        ActivationRegistry.All.ToDictionary(a => a.Name, a => Derivative.Of(a.Value.Simplify(), "x"));

    public static TheoryData<string> Names => [.. ActivationRegistry.All.Select(a => a.Name)];

    [Fact]
    public void Every_member_of_the_enum_is_a_formula_or_an_operation()
    {
        string[] formulas = [.. Enum.GetNames<Activation>().Except(Operations)];
        Assert.Equal(formulas.Order(StringComparer.Ordinal), ActivationRegistry.All.Select(a => a.Name));
        Assert.Equal(formulas.Order(), ActivationReferences.All.Keys.Order());
        Assert.All(formulas, name => Assert.True(ActivationRegistry.TryGet(name, out ActivationDefinition? found) && found.Name == name));
        Assert.All(Operations, name => Assert.False(ActivationRegistry.TryGet(name, out _)));
        Assert.All(ActivationRegistry.All, a => Assert.Equal(a.Name + "Activation", a.GetType().Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_value_is_Kerass(string name)
    {
        Expression value = Of(name).Value;
        foreach (double x in Points)
        {
            double expected = ActivationReferences.All[name](x);
            AssertClose(expected, value.Evaluate(_ => x), 2e-14, $"{name}({x})");
            AssertClose(expected, value.Simplify().Evaluate(_ => x), 2e-14, $"{name}({x}), simplified");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_derivative_is_the_slope(string name)
    {
        ActivationDefinition activation = Of(name);
        Func<double, double> f = ActivationReferences.All[name];
        int compared = 0;
        foreach (double x in Points)
        {
            double h = 1e-5 * Math.Clamp(Math.Abs(x), 1, 10);
            if (double.IsInfinity(f(x + h)) || activation.Kinks.Any(k => Math.Abs(x - k) <= 2 * h))
            {
                continue;
            }

            compared++;
            double expected = (f(x + h) - f(x - h)) / (2 * h);
            AssertClose(expected, DerivativeAt(activation, x), 2e-8, $"{name}′({x})");
            AssertClose(expected, DerivedAt(activation, x), 2e-8, $"{name}′({x}), derived");
        }

        Assert.True(compared > 150, $"only {compared} points");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_given_derivative_is_the_derived_one(string name)
    {
        ActivationDefinition activation = Of(name);
        foreach (double x in Points.Except(activation.Kinks).Where(x => !activation.Kinks.Any(k => Math.Abs(x - k) < 1e-12)))
        {
            // In terms of y a slope below the rounding of y itself is lost, as it should be.
            AssertClose(DerivedAt(activation, x), DerivativeAt(activation, x), 1e-13, $"{name}′({x})");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_at_the_kinks_the_derivative_or_its_slope_jumps(string name)
    {
        const double h = 1e-4;
        ActivationDefinition activation = Of(name);
        double Value(double x) => activation.Value.Evaluate(_ => x);
        double Slope(double x) => DerivedAt(activation, x);
        double Change(double x) => Math.Max(Math.Abs(Value(x + h) - Value(x - h)), Math.Abs(Slope(x + h) - Slope(x - h)));
        double Bend(double x) =>
            Math.Abs((Slope(x + (2 * h)) - Slope(x + h)) - (Slope(x - h) - Slope(x - (2 * h)))) / h;

        Assert.All(activation.Kinks, k => Assert.True(Math.Max(Change(k), Bend(k)) > 0.05, $"{name} is smooth at {k}"));
        foreach (double x in Enumerable.Range(-2000, 4001).Select(i => i * 0.005).Where(x => activation.Kinks.All(k => Math.Abs(x - k) > 0.001)))
        {
            double scale = Math.Max(1, Math.Abs(Slope(x)));
            Assert.True(Change(x) < 1e-3 * scale && Bend(x) < 1e-2 * scale, $"{name} has a kink at {x}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_stays_NaN(string name)
    {
        Assert.True(double.IsNaN(Of(name).Value.Evaluate(_ => double.NaN)));
        Assert.True(double.IsNaN(Of(name).Value.Simplify().Evaluate(_ => double.NaN)));
    }

    [Fact]
    public void Sigmoid_and_tanh_saturate() =>
        Assert.Equal(["Sigmoid", "Tanh"], ActivationRegistry.All.Where(a => a.Saturates).Select(a => a.Name));

    [Theory]
    [InlineData("ReLU", "V.Select(V.GreaterThan(y, V.Zero), dy, V.Zero)")]
    [InlineData("HardTanh", "V.Select(V.LessThan(V.Abs(y), V.Broadcast(1f)), dy, V.Zero)")]
    [InlineData("Tanh", "dy * (1f - (y * y))")]
    [InlineData("Sigmoid", "dy * (y * (1f - y))")]
    [InlineData("Softplus", "-(dy * V.Expm1(-y))")]
    [InlineData("ELU", "dy * V.Select(V.GreaterThan(y, V.Zero), V.Broadcast(1f), y + 1f)")]
    [InlineData("Exponential", "dy * y")]
    public void The_gradient_that_flows_on_is_cheap(string name, string expected)
    {
        Expression gradient = (Formula.Upstream * Of(name).Derivative!).Simplify();
        Assert.Equal(expected, ExpressionPrinter.Lanes(gradient, "float", n => n));
        Assert.False(gradient.Reads("x"));
    }

    private static ActivationDefinition Of(string name) =>
        ActivationRegistry.TryGet(name, out ActivationDefinition? found) ? found : throw new ArgumentException($"There is no activation '{name}'.");

    /// <summary>The given derivative, or the derived one where none is given.</summary>
    private static double DerivativeAt(ActivationDefinition activation, double x)
    {
        double y = activation.Value.Evaluate(_ => x);
        return activation.Derivative?.Simplify().Evaluate(n => n == "y" ? y : x) ?? DerivedAt(activation, x);
    }

    private static double DerivedAt(ActivationDefinition activation, double x) =>
        Derived[activation.Name].Evaluate(n => n == "x" ? x : throw new ArgumentException($"reads {n}"));

    private static void AssertClose(double expected, double actual, double tolerance, string what) => Assert.True(
        Math.Abs(actual - expected) <= tolerance * (1 + Math.Abs(expected)) || expected.Equals(actual),
        $"{what} is {expected:R}, not {actual:R}");
}
