namespace Backprop.Gen.Expressions;

/// <summary>Choices between simplified branches.</summary>
internal static class ChoiceRules
{
    /// <summary>How two numbers can compare.</summary>
    [Flags]
    private enum Outcomes
    {
        None = 0,
        Less = 1,
        Equal = 2,
        Greater = 4,
        Unordered = 8,
        All = 15,
    }

    /// <summary>left (relation) right ? whenTrue : whenFalse, without the tests whose outcome is known.</summary>
    public static Expression Choose(Relation relation, Expression left, Expression right, Expression whenTrue, Expression whenFalse)
    {
        if (left is Constant a && right is Constant b)
        {
            return Evaluator.Holds(relation, a.Value, b.Value) ? whenTrue : whenFalse;
        }

        if (left is Constant)
        {
            (relation, left, right) = (Mirror(relation), right, left);
        }

        Outcomes holds = OutcomesOf(relation);
        whenTrue = Assume(whenTrue, left, right, holds);
        whenFalse = Assume(whenFalse, left, right, Outcomes.All & ~holds);
        return whenTrue == whenFalse ? whenTrue : new Choice(relation, left, right, whenTrue, whenFalse);
    }

    public static bool SameCondition(Choice a, Choice b) => (a.Relation, a.Left, a.Right) == (b.Relation, b.Left, b.Right);

    /// <summary>Applies a function to both branches.</summary>
    public static Expression Into(Choice choice, Func<Expression, Expression> f) =>
        Choose(choice.Relation, choice.Left, choice.Right, f(choice.WhenTrue), f(choice.WhenFalse));

    /// <summary>Applies a function to the branches of two choices on the same condition.</summary>
    public static Expression Merge(Choice a, Choice b, Func<Expression, Expression, Expression> f) =>
        Choose(a.Relation, a.Left, a.Right, f(a.WhenTrue, b.WhenTrue), f(a.WhenFalse, b.WhenFalse));

    /// <summary>Decides every comparison of the same two sides inside a branch, as far as the branch being taken tells.</summary>
    private static Expression Assume(Expression e, Expression left, Expression right, Outcomes possible)
    {
        if (e is Choice choice)
        {
            Outcomes asked = (choice.Left == left && choice.Right == right) ? OutcomesOf(choice.Relation)
                : (choice.Left == right && choice.Right == left) ? OutcomesOf(Mirror(choice.Relation))
                : Outcomes.None;
            if (asked != Outcomes.None && (possible & ~asked) == 0)
            {
                return Assume(choice.WhenTrue, left, right, possible);
            }

            if (asked != Outcomes.None && (possible & asked) == 0)
            {
                return Assume(choice.WhenFalse, left, right, possible);
            }
        }

        return e.Map(operand => Assume(operand, left, right, possible));
    }

    private static Outcomes OutcomesOf(Relation relation) => relation switch
    {
        Relation.Less => Outcomes.Less,
        Relation.LessOrEqual => Outcomes.Less | Outcomes.Equal,
        Relation.Greater => Outcomes.Greater,
        Relation.GreaterOrEqual => Outcomes.Greater | Outcomes.Equal,
        _ => Outcomes.Equal,
    };

    /// <summary>The relation with its sides exchanged.</summary>
    private static Relation Mirror(Relation relation) => relation switch
    {
        Relation.Less => Relation.Greater,
        Relation.LessOrEqual => Relation.GreaterOrEqual,
        Relation.Greater => Relation.Less,
        Relation.GreaterOrEqual => Relation.LessOrEqual,
        _ => relation,
    };
}
