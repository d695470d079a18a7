using Backprop.Gen.Expressions;
using static Backprop.Gen.Expressions.Formula;

namespace Backprop.Gen.Tests.Expressions;

public sealed class SharedSubexpressionsTests
{
    [Fact]
    public void What_occurs_twice_gets_a_name_and_the_rest_does_not()
    {
        Expression s = Sigmoid(X * Y);
        (IReadOnlyList<Assignment> lets, Expression body) = SharedSubexpressions.Extract((s * (1 - s)) + Exp(s * (1 - s)), "u");
        Assert.Equal([new Assignment("u1", s), new Assignment("u2", Variable("u1") * (1 - Variable("u1")))], lets);
        Assert.Equal(Variable("u2") + Exp(Variable("u2")), body);
    }

    [Fact]
    public void Variables_constants_and_negations_get_no_name()
    {
        Expression f = (-X * Sqrt(2)) + (-X / Sqrt(2));
        (IReadOnlyList<Assignment> lets, Expression body) = SharedSubexpressions.Extract(f, "u");
        Assert.Empty(lets);
        Assert.Equal(f, body);
    }

    [Fact]
    public void A_name_that_the_formula_reads_is_left_out()
    {
        (IReadOnlyList<Assignment> lets, _) = SharedSubexpressions.Extract(Exp(X) + (Exp(X) * Variable("u1")), "u");
        Assert.Equal("u2", Assert.Single(lets).Name);
    }

    [Fact]
    public void Values_stay_and_nothing_is_computed_twice()
    {
        const int Seed = 21;
        RandomExpressions random = new(Seed);
        int named = 0;
        for (int i = 0; i < 3000; i++)
        {
            Expression f = random.Draw(5);
            (IReadOnlyList<Assignment> lets, Expression body) = SharedSubexpressions.Extract(f, "u");
            Func<string, double> point = random.Point();
            Dictionary<string, double> values = [];
            double Value(string name) => values.TryGetValue(name, out double v) ? v : point(name);
            foreach (Assignment let in lets)
            {
                values.Add(let.Name, let.Value.Evaluate(Value));
            }

            named += lets.Count;
            Assert.True(f.Evaluate(point).Equals(body.Evaluate(Value)), $"seed {Seed}, formula {i}: {f}");
            Expression[] parts = [.. lets.Select(l => l.Value).Append(body).SelectMany(Parts).Where(p => p.Operands.Count > 0 && !p.IsConstant)];
            Assert.All(
                parts.GroupBy(p => p).Where(g => g.Count() > 1),
                g => Assert.True(g.Key is Unary { Operator: UnaryOperator.Negate }, $"seed {Seed}, formula {i}: {g.Key} twice in {f}"));
        }

        Assert.True(named > 200, $"only {named} names");
    }

    private static IEnumerable<Expression> Parts(Expression e) => e.Operands.SelectMany(Parts).Prepend(e);
}
