namespace Backprop.Gen.Expressions;

/// <summary>C# in double. What <see cref="Math"/> lacks, or does not do for NaN, comes from the vector library's vector of one.</summary>
internal sealed class ScalarPrinter(Func<string, string> variables) : CSharpPrinter(variables)
{
    protected override string Literal(double value) => Literals.Of(value, "double");

    protected override string Argument(Expression e) => ValueOf(e) is { } value ? Literal(value) : Write(e).Text;

    protected override string Call(UnaryOperator @operator, string argument) => @operator switch
    {
        UnaryOperator.Abs or UnaryOperator.Sqrt or UnaryOperator.Exp or UnaryOperator.Log or UnaryOperator.Tanh or UnaryOperator.Sin
            or UnaryOperator.Cos or UnaryOperator.Floor => $"Math.{@operator}({argument})",
        _ => $"ScalarDouble.GetLane(ScalarDouble.{@operator}(ScalarDouble.Broadcast({argument})), 0)",
    };

    protected override string Call(BinaryOperator @operator, string a, string b) => $"Math.{@operator}({a}, {b})";

    /// <summary>
    /// β^t with t without end, as optimizers count: from where it is no longer a normal number on it is 0, because <see cref="Math.Pow"/> takes several times as long
    /// to find that it is nothing.
    /// </summary>
    protected override string? Fused(Binary binary)
    {
        if (binary is not { Operator: BinaryOperator.Pow, Left: Constant { Value: > 0 and < 1 and var rate }, Right: Variable exponent })
        {
            return null;
        }

        const double SmallestNormal = 2.2250738585072014e-308;
        string power = Call(BinaryOperator.Pow, Literal(rate), Argument(exponent));
        return $"({Argument(exponent)} > {Literal(Math.Floor(Math.Log(SmallestNormal) / Math.Log(rate)))} ? {Literal(0)} : {power})";
    }

    protected override string Select(Choice choice)
    {
        string relation = choice.Relation switch
        {
            Relation.Less => "<",
            Relation.LessOrEqual => "<=",
            Relation.Greater => ">",
            Relation.GreaterOrEqual => ">=",
            _ => "==",
        };
        string condition = $"{Argument(choice.Left)} {relation} {Argument(choice.Right)}";
        return $"({condition} ? {Argument(choice.WhenTrue)} : {Argument(choice.WhenFalse)})";
    }
}
