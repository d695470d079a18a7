namespace Backprop.Gen.Expressions;

/// <summary>
/// C# on vectors of type V. A constant is a literal beside an operator and a broadcast vector elsewhere. A product that is added to something
/// becomes one fused multiply-add; where that would need a negation more, product and difference stay apart. Which form is taken depends on
/// the formula alone and every operation acts on each lane alone, so the bits are the same at every vector width.
/// </summary>
internal sealed class LanesPrinter(string element, Func<string, string> variables) : CSharpPrinter(variables)
{
    protected override string Literal(double value) => Literals.Of(value, element);

    protected override string Argument(Expression e) => ValueOf(e) is { } value ? Broadcast(value) : Write(e).Text;

    protected override string Call(UnaryOperator @operator, string argument) => $"V.{@operator}({argument})";

    protected override string Call(BinaryOperator @operator, string a, string b) => $"V.{@operator}({a}, {b})";

    protected override string Select(Choice choice)
    {
        string comparison = choice.Relation switch
        {
            Relation.Less => "LessThan",
            Relation.LessOrEqual => "LessThanOrEqual",
            Relation.Greater => "GreaterThan",
            Relation.GreaterOrEqual => "GreaterThanOrEqual",
            _ => "Equal",
        };
        string mask = $"V.{comparison}({Argument(choice.Left)}, {Argument(choice.Right)})";
        return $"V.Select({mask}, {Argument(choice.WhenTrue)}, {Argument(choice.WhenFalse)})";
    }

    protected override string? Fused(Binary binary)
    {
        (Expression a, Expression b) = (binary.Left, binary.Right);
        switch (binary.Operator)
        {
            case BinaryOperator.Add when Product(a) is { } product:
                return MultiplyAdd(product.Left, product.Right, b);
            case BinaryOperator.Add when Product(b) is { } product:
                return MultiplyAdd(product.Left, product.Right, a);
            case BinaryOperator.Subtract when Product(a) is { } product && ValueOf(b) is { } constant:
                return MultiplyAdd(product.Left, product.Right, -constant);
            case BinaryOperator.Subtract when Product(b) is { } product && ValueOf(product.Left) is { } factor:
                return MultiplyAdd(-factor, product.Right, a);
            case BinaryOperator.Subtract when Product(b) is { } product && ValueOf(product.Right) is { } factor:
                return MultiplyAdd(product.Left, -factor, a);
            default:
                return null;
        }
    }

    private static Binary? Product(Expression e) => e is Binary { Operator: BinaryOperator.Multiply } product && !e.IsConstant ? product : null;

    private string MultiplyAdd(Expression a, Expression b, Expression c) => $"V.MultiplyAdd({Argument(a)}, {Argument(b)}, {Argument(c)})";

    private string Broadcast(double value) => value == 0 && 1 / value > 0 ? "V.Zero" : $"V.Broadcast({Literal(value)})";
}
