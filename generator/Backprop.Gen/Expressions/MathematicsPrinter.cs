namespace Backprop.Gen.Expressions;

/// <summary>Mathematical notation, with as few parentheses as its precedences need and long constants rounded to six digits.</summary>
internal sealed class MathematicsPrinter(Func<string, string> variables)
{
    private const int CaseRank = 0;
    private const int SumRank = 1;
    private const int ProductRank = 2;
    private const int PowerRank = 3;
    private const int PrimaryRank = 4;

    public string Print(Expression expression) => Write(expression).Text;

    private (string Text, int Rank) Write(Expression e) => e switch
    {
        Constant { Value: var value } => value < 0 ? ("−" + Literals.Short(-value), SumRank) : (Literals.Short(value), PrimaryRank),
        Variable variable => (variables(variable.Name), PrimaryRank),
        Unary unary => Write(unary),
        Binary binary => Write(binary),
        Choice choice => Write(choice),
        _ => throw new InvalidOperationException($"{e.GetType().Name} has no notation."),
    };

    private (string Text, int Rank) Write(Unary unary)
    {
        Expression a = unary.Operand;
        return unary.Operator switch
        {
            UnaryOperator.Negate => ("−" + AtLeast(ProductRank, a), SumRank),
            UnaryOperator.Abs => ($"|{Print(a)}|", PrimaryRank),
            UnaryOperator.Floor => ($"⌊{Print(a)}⌋", PrimaryRank),
            UnaryOperator.Sqrt => ("√" + AtLeast(PrimaryRank, a), PrimaryRank),
            UnaryOperator.Exp => (Exponential(a), PowerRank),
            UnaryOperator.Expm1 => (Exponential(a) + " − 1", SumRank),
            UnaryOperator.Log => ($"ln({Print(a)})", PrimaryRank),
            UnaryOperator.Log1p => ($"ln(1 + {AtLeast(ProductRank, a)})", PrimaryRank),
            UnaryOperator.Softplus => ($"ln(1 + {Exponential(a)})", PrimaryRank),
            UnaryOperator.Sigmoid => ($"σ({Print(a)})", PrimaryRank),
            _ => ($"{unary.Operator.ToString().ToLowerInvariant()}({Print(a)})", PrimaryRank),
        };
    }

    private (string Text, int Rank) Write(Binary binary)
    {
        (Expression a, Expression b) = (binary.Left, binary.Right);
        return binary.Operator switch
        {
            BinaryOperator.Add => ($"{AtLeast(SumRank, a)} + {AtLeast(ProductRank, b)}", SumRank),
            BinaryOperator.Subtract => ($"{AtLeast(SumRank, a)} − {AtLeast(ProductRank, b)}", SumRank),
            BinaryOperator.Multiply when a is Constant { Value: var c } && Denominator(c) is { } d =>
                ($"{AtLeast(ProductRank, b)}/{Literals.Plain(d)}", ProductRank),
            BinaryOperator.Multiply when a == b => (AtLeast(PrimaryRank, a) + "²", PowerRank),
            BinaryOperator.Multiply => ($"{AtLeast(ProductRank, a)}·{AtLeast(ProductRank, b)}", ProductRank),
            BinaryOperator.Divide => ($"{AtLeast(ProductRank, a)}/{AtLeast(PowerRank, b)}", ProductRank),
            BinaryOperator.Pow => ($"{AtLeast(PrimaryRank, a)}^{AtLeast(PrimaryRank, b)}", PowerRank),
            _ => ($"{binary.Operator.ToString().ToLowerInvariant()}({Print(a)}, {Print(b)})", PrimaryRank),
        };
    }

    private (string Text, int Rank) Write(Choice choice)
    {
        string relation = choice.Relation switch
        {
            Relation.Less => "<",
            Relation.LessOrEqual => "≤",
            Relation.Greater => ">",
            Relation.GreaterOrEqual => "≥",
            _ => "=",
        };
        string condition = $"{AtLeast(SumRank, choice.Left)} {relation} {AtLeast(SumRank, choice.Right)}";
        return ($"{AtLeast(SumRank, choice.WhenTrue)} for {condition}, else {Print(choice.WhenFalse)}", CaseRank);
    }

    /// <summary>3 for a third: the simplifier makes factors of divisors.</summary>
    private static double? Denominator(double factor)
    {
        double d = Math.Round(1 / factor);
        return factor == 1 / d && Literals.Plain(factor).Length > 6 ? d : null;
    }

    private string Exponential(Expression a) => "e^" + AtLeast(PrimaryRank, a);

    private string AtLeast(int rank, Expression e)
    {
        (string text, int own) = Write(e);
        return own >= rank ? text : $"({text})";
    }
}
