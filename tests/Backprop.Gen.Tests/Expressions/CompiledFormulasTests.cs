using Backprop.Gen.Activations;
using Backprop.Gen.Expressions;
using Backprop.Numerics;

namespace Backprop.Gen.Tests.Expressions;

/// <summary>What is printed compiles, and computes what the formula says, the same bits at every width.</summary>
public sealed class CompiledFormulasTests
{
    private const int Lanes = 16;

    [Fact]
    public void Random_formulas_compute_their_value()
    {
        const int Seed = 31;
        RandomExpressions random = new(Seed);
        Expression[] formulas = [.. Enumerable.Range(0, 300).Select(i => i % 2 == 0 ? random.Draw(4) : random.Draw(4).Simplify())];
        CompiledFormulas<double> compiled = new(formulas);
        int compared = 0;
        for (int f = 0; f < formulas.Length; f++)
        {
            Func<string, double>[] points = [.. Enumerable.Range(0, Lanes).Select(_ => random.Point())];
            double[][] operands = [.. new[] { "a", "b", "c" }.Select(n => points.Select(p => p(n)).ToArray())];
            double[] results = Run(compiled, f, operands, $"seed {Seed}: {formulas[f]}");
            for (int lane = 0; lane < Lanes; lane++)
            {
                if (RandomExpressions.IsStable(formulas[f], points[lane]))
                {
                    compared++;
                    double expected = formulas[f].Evaluate(points[lane]);
                    string what = $"seed {Seed}, formula {f}: {formulas[f]} at {operands[0][lane]}, {operands[1][lane]}, {operands[2][lane]}";
                    AssertClose(expected, results[lane], 1e-8, what);
                    AssertClose(expected, compiled.RunScalar(f, operands[0][lane], operands[1][lane], operands[2][lane]), 1e-8, what + ", scalar");
                }
            }
        }

        Assert.True(compared > 1500, $"only {compared} values");
    }

    [Fact]
    public void Activations_and_their_gradients_compute_their_value_in_double_and_in_float()
    {
        // a is x, b is dy and c is y.
        double[] x = [-1000, -50, -7.5, -3, -1, -0.5, -0.01, 0, 1e-3, 0.3, 0.5, 1, 2.5, 6, 20, 80];
        double[] dy = [.. x.Select((_, i) => 1 - (i * 0.1))];
        List<(string Name, Expression Formula, double[] Y)> cases = [];
        foreach (ActivationDefinition activation in ActivationRegistry.All)
        {
            double[] y = [.. x.Select(v => activation.Value.Evaluate(_ => v))];
            Expression gradient = Formula.Upstream * (activation.Derivative ?? Derivative.Of(activation.Value.Simplify(), "x"));
            cases.Add((activation.Name, Rename(activation.Value.Simplify()), y));
            cases.Add((activation.Name + "′", Rename(gradient.Simplify()), y));
        }

        Expression[] formulas = [.. cases.Select(c => c.Formula)];
        CompiledFormulas<double> compiled = new(formulas);
        CompiledFormulas<float> single = new(formulas);
        for (int f = 0; f < formulas.Length; f++)
        {
            double[] y = cases[f].Y;
            double[] results = Run(compiled, f, [x, dy, y], cases[f].Name);
            float[] singles = Run(single, f, Singles(x), Singles(dy), Singles(y), cases[f].Name);
            for (int lane = 0; lane < Lanes; lane++)
            {
                double expected = formulas[f].Evaluate(n => n == "a" ? x[lane] : n == "b" ? dy[lane] : y[lane]);
                AssertClose(expected, results[lane], 1e-13, $"{cases[f].Name} at {x[lane]}");
                if (Math.Abs(expected) < 1e30)
                {
                    AssertClose(expected, singles[lane], 2e-6, $"{cases[f].Name} at {x[lane]} in float");
                }
            }
        }
    }

    private static double[] Run(CompiledFormulas<double> compiled, int formula, double[][] operands, string what)
    {
        (double[] a, double[] b, double[] c) = (operands[0], operands[1], operands[2]);
        double[] scalar = compiled.Run<ScalarDouble>(formula, a, b, c);
        AssertSameBits(scalar, compiled.Run<Lanes128Double>(formula, a, b, c), what);
        AssertSameBits(scalar, compiled.Run<Lanes256Double>(formula, a, b, c), what);
        AssertSameBits(scalar, compiled.Run<Lanes512Double>(formula, a, b, c), what);
        return scalar;
    }

    private static float[] Run(CompiledFormulas<float> compiled, int formula, float[] a, float[] b, float[] c, string what)
    {
        float[] scalar = compiled.Run<ScalarSingle>(formula, a, b, c);
        AssertSameBits(scalar, compiled.Run<Lanes128Single>(formula, a, b, c), what);
        AssertSameBits(scalar, compiled.Run<Lanes256Single>(formula, a, b, c), what);
        AssertSameBits(scalar, compiled.Run<Lanes512Single>(formula, a, b, c), what);
        return scalar;
    }

    private static Expression Rename(Expression e) => e is Variable { Name: var name }
        ? new Variable(name switch { "x" => "a", "dy" => "b", _ => "c" })
        : e.Map(Rename);

    private static float[] Singles(double[] values) => [.. values.Select(v => (float)v)];

    private static void AssertSameBits<T>(T[] expected, T[] actual, string what)
        where T : System.Numerics.IFloatingPointIeee754<T>
    {
        for (int i = 0; i < expected.Length; i++)
        {
            // NaN is NaN: its payload is nobody's business.
            bool same = expected[i].Equals(actual[i]) || (T.IsNaN(expected[i]) && T.IsNaN(actual[i]));
            Assert.True(same, $"{what}, lane {i}: {expected[i]} and {actual[i]}");
        }
    }

    private static void AssertClose(double expected, double actual, double tolerance, string what) => Assert.True(
        Math.Abs(actual - expected) <= tolerance * (1 + Math.Abs(expected)) || expected.Equals(actual), $"{what} is {expected:R}, not {actual:R}");
}
