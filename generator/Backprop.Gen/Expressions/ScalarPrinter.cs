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
