namespace Backprop.Gen.Expressions;

/// <summary>
/// What the two forms of C# share: operators with parentheses wherever precedence would have to be known, except between operators of the
/// same rank from left to right. Parts without variables are written as their value.
/// </summary>
internal abstract class CSharpPrinter(Func<string, string> variables)
{
    /// <summary>How tightly a text holds together.</summary>
    protected enum Rank
    {
        Sum,
        Product,
        Negation,
        Primary,
    }

    public string Print(Expression expression) => Argument(expression);

    /// <summary>A constant beside an operator.</summary>
    protected abstract string Literal(double value);

    /// <summary>An expression between the parentheses or commas of a call, and the whole formula.</summary>
    protected abstract string Argument(Expression e);

    protected abstract string Call(UnaryOperator @operator, string argument);

    protected abstract string Call(BinaryOperator @operator, string a, string b);

    protected abstract string Select(Choice choice);

    /// <summary>A better form than the operator, in parentheses or a call, or null.</summary>
    protected virtual string? Fused(Binary binary) => null;

    /// <summary>The text of an expression with variables.</summary>
    protected (string Text, Rank Rank) Write(Expression e)
    {
        switch (e)
        {
            case Variable variable:
                return (variables(variable.Name), Rank.Primary);
            case Unary { Operator: UnaryOperator.Negate, Operand: var a }:
                return ("-" + Parenthesised(a, Rank.Primary), Rank.Negation);
            case Unary unary:
                return (Call(unary.Operator, Argument(unary.Operand)), Rank.Primary);
            case Choice choice:
                return (Select(choice), Rank.Primary);
            case Binary binary when Fused(binary) is { } fused:
                return (fused, Rank.Primary);
            case Binary { Operator: BinaryOperator.Min or BinaryOperator.Max or BinaryOperator.Pow } binary:
                return (Call(binary.Operator, Argument(binary.Left), Argument(binary.Right)), Rank.Primary);
            case Binary binary:
                return Infix(binary);
            default:
                throw new InvalidOperationException($"{e.GetType().Name} has no text.");
        }
    }

    /// <summary>The value of an expression without variables, else null.</summary>
    protected static double? ValueOf(Expression e) => e.IsConstant ? Evaluator.Evaluate(e, _ => double.NaN) : null;

    private (string Text, Rank Rank) Infix(Binary binary)
    {
        Rank rank = binary.Operator is BinaryOperator.Add or BinaryOperator.Subtract ? Rank.Sum : Rank.Product;
        string sign = binary.Operator switch
        {
            BinaryOperator.Add => "+",
            BinaryOperator.Subtract => "-",
            BinaryOperator.Multiply => "*",
            _ => "/",
        };

        string left = ValueOf(binary.Left) is { } value ? Literal(value) : Left(binary.Left, rank);
        if (ValueOf(binary.Right) is { } constant)
        {
            // x + -3 is x - 3.
            bool flips = rank == Rank.Sum && constant < 0;
            return ($"{left} {(flips ? (sign == "+" ? "-" : "+") : sign)} {Literal(flips ? -constant : constant)}", rank);
        }

        return ($"{left} {sign} {Parenthesised(binary.Right, Rank.Primary)}", rank);
    }

    private string Left(Expression e, Rank rank)
    {
        (string text, Rank own) = Write(e);
        return own == rank || own >= Rank.Negation ? text : $"({text})";
    }

    private string Parenthesised(Expression e, Rank least)
    {
        if (ValueOf(e) is { } value)
        {
            return $"({Literal(value)})";
        }

        (string text, Rank own) = Write(e);
        return own >= least ? text : $"({text})";
    }
}
