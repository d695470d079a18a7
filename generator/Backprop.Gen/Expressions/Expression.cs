namespace Backprop.Gen.Expressions;

/// <summary>
/// A scalar formula as data: it can print itself as C#, evaluate itself in double, differentiate and simplify itself, and tell which
/// variables it reads. Activations, losses, optimizer updates and schedules are made of these.
/// </summary>
internal abstract record Expression
{
    public static implicit operator Expression(double value) => new Constant(value);

    public static Expression operator +(Expression a, Expression b) => new Binary(BinaryOperator.Add, a, b);

    public static Expression operator -(Expression a, Expression b) => new Binary(BinaryOperator.Subtract, a, b);

    public static Expression operator *(Expression a, Expression b) => new Binary(BinaryOperator.Multiply, a, b);

    public static Expression operator /(Expression a, Expression b) => new Binary(BinaryOperator.Divide, a, b);

    public static Expression operator -(Expression a) => new Unary(UnaryOperator.Negate, a);

    /// <summary>What it is made of, in order; for a choice the two sides of the comparison, then the branches.</summary>
    public IReadOnlyList<Expression> Operands => this switch
    {
        Unary unary => [unary.Operand],
        Binary binary => [binary.Left, binary.Right],
        Choice choice => [choice.Left, choice.Right, choice.WhenTrue, choice.WhenFalse],
        _ => [],
    };

    /// <summary>Whether it reads no variable.</summary>
    public bool IsConstant => this is not Variable && Operands.All(o => o.IsConstant);

    /// <summary>Whether the variable occurs in it.</summary>
    public bool Reads(string name) => this is Variable variable ? variable.Name == name : Operands.Any(o => o.Reads(name));

    /// <summary>The same operator on other operands.</summary>
    public Expression Map(Func<Expression, Expression> change) => this switch
    {
        Unary unary => unary with { Operand = change(unary.Operand) },
        Binary binary => binary with { Left = change(binary.Left), Right = change(binary.Right) },
        Choice choice => choice with
        {
            Left = change(choice.Left),
            Right = change(choice.Right),
            WhenTrue = change(choice.WhenTrue),
            WhenFalse = change(choice.WhenFalse),
        },
        _ => this,
    };

    /// <summary>The same formula in fewer operations; <see cref="Simplifier"/> states what may change.</summary>
    public Expression Simplify() => Simplifier.Simplify(this);

    /// <summary>The value in double, for given variables.</summary>
    public double Evaluate(Func<string, double> variables) => Evaluator.Evaluate(this, variables);

    public sealed override string ToString() => ExpressionPrinter.Mathematics(this, name => name);
}

/// <summary>A number.</summary>
internal sealed record Constant(double Value) : Expression;

/// <summary>A named value: an operand (x, y, t), a gradient, an optimizer slot, or the feature index.</summary>
internal sealed record Variable(string Name) : Expression;

internal sealed record Unary(UnaryOperator Operator, Expression Operand) : Expression;

internal sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right) : Expression;

/// <summary>Left (relation) Right ? WhenTrue : WhenFalse, lane by lane. The derivative passes through the chosen branch.</summary>
internal sealed record Choice(Relation Relation, Expression Left, Expression Right, Expression WhenTrue, Expression WhenFalse) : Expression;

internal enum UnaryOperator
{
    Negate,
    Abs,
    Sign,
    Sqrt,
    Exp,
    Expm1,
    Log,
    Log1p,
    Tanh,
    Sigmoid,
    Softplus,
    Erf,
    Sin,
    Cos,
    Floor,
}

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Min,
    Max,
    Pow,
}

internal enum Relation
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
}
