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

    private double Coordinate() => random.Next(-24, 25) / 8.0;

    private Expression Leaf() =>
        random.Next(3) == 0 ? Constants[random.Next(Constants.Length)] : new Variable(((char)('a' + random.Next(3))).ToString());

    private T Pick<T>()
        where T : struct, Enum
    {
        T[] values = Enum.GetValues<T>();
        return values[random.Next(values.Length)];
    }
}
