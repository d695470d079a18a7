using Backprop.Gen.Expressions;

namespace Backprop.Gen.Tests.Expressions;

/// <summary>
/// Random formulas in a, b and c. Constants are multiples of 1/4, and few, so that rules about equal terms, zeros and ones have something
/// to find and sums of them are exact.
/// </summary>
internal sealed class RandomExpressions(int seed)
{
    private static readonly double[] Constants = [0, 0, 1, 1, -1, 2, 0.5, -0.25, 3, -2];

    private readonly Random random = new(seed);
    private readonly List<Expression> seen = [];

    public Expression Draw(int depth)
    {
        Expression e = depth == 0 ? Leaf() : random.Next(10) switch
        {
            0 => Leaf(),
            1 or 2 => new Unary(Pick<UnaryOperator>(), Draw(depth - 1)),
            3 => new Choice(Pick<Relation>(), Draw(depth - 1), Draw(depth - 1), Draw(depth - 1), Draw(depth - 1)),
            4 when seen.Count > 0 => seen[random.Next(seen.Count)],
            _ => new Binary(Pick<BinaryOperator>(), Draw(depth - 1), Draw(depth - 1)),
        };
        if (e is not Constant && Size(e) < 8)
        {
            seen.Add(e);
        }

        return e;
    }

    /// <summary>Values of a, b and c, multiples of 1/8 from −3 to 3.</summary>
    public Func<string, double> Point()
    {
        double[] values = [Coordinate(), Coordinate(), Coordinate()];
        return name => values[name[0] - 'a'];
    }

    /// <summary>Operators, constants and variables.</summary>
    public static int Size(Expression e) => 1 + e.Operands.Sum(Size);

    /// <summary>Whether rounding does not decide the value: every intermediate is moderate and no comparison is nearly a tie.</summary>
    public static bool IsStable(Expression e, Func<string, double> point)
    {
        double value = e.Evaluate(point);
        if (!double.IsFinite(value) || Math.Abs(value) > 1e6 || !e.Operands.All(o => IsStable(o, point)))
        {
            return false;
        }

        double[] operands = [.. e.Operands.Select(o => o.Evaluate(point))];
        return e switch
        {
            Choice => Math.Abs(operands[0] - operands[1]) > 1e-6 || operands.Take(2).All(IsDyadic),
            Unary { Operator: UnaryOperator.Sign or UnaryOperator.Floor } =>
                IsDyadic(operands[0]) || (Math.Abs(operands[0]) > 1e-6 && Math.Abs(operands[0] - Math.Round(operands[0])) > 1e-6),
            Unary { Operator: UnaryOperator.Log or UnaryOperator.Sqrt } => operands[0] > 1e-3,
            Unary { Operator: UnaryOperator.Log1p } => operands[0] > -0.999,
            Binary { Operator: BinaryOperator.Divide } => Math.Abs(operands[1]) > 1e-3,
            Binary { Operator: BinaryOperator.Pow } => operands[0] > 1e-3,
            _ => true,
        };
    }

    private double Coordinate() => random.Next(-24, 25) / 8.0;

    private Expression Leaf() =>
        random.Next(3) == 0 ? Constants[random.Next(Constants.Length)] : new Variable(((char)('a' + random.Next(3))).ToString());

    private T Pick<T>()
        where T : struct, Enum
    {
        T[] values = Enum.GetValues<T>();
        return values[random.Next(values.Length)];
    }

    /// <summary>Exact in spite of rounding: a small multiple of 1/1024.</summary>
    private static bool IsDyadic(double value) => Math.Abs(value) < 1e6 && value * 1024 == Math.Floor(value * 1024);
}
