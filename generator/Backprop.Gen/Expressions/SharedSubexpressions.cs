using System.Globalization;

namespace Backprop.Gen.Expressions;

/// <summary>Gives a name to what a formula computes more than once.</summary>
internal static class SharedSubexpressions
{
    /// <summary>
    /// The formula as a list of named parts, each in terms of those before it, and what is left. Names are the prefix and a number from 1,
    /// except those that the formula itself reads.
    /// </summary>
    public static (IReadOnlyList<Assignment> Lets, Expression Body) Extract(Expression expression, string prefix)
    {
        Dictionary<Expression, int> readers = CountReaders(expression);
        Dictionary<Expression, Expression> rewritten = [];
        List<Assignment> lets = [];
        int number = 0;

        Expression Rewrite(Expression e)
        {
            if (rewritten.TryGetValue(e, out Expression? known))
            {
                return known;
            }

            Expression result = e.Map(Rewrite);
            if (readers[e] > 1 && IsWorthAName(e))
            {
                string name;
                do
                {
                    name = prefix + (++number).ToString(CultureInfo.InvariantCulture);
                }
                while (expression.Reads(name));

                lets.Add(new Assignment(name, result));
                result = new Variable(name);
            }

            rewritten.Add(e, result);
            return result;
        }

        Expression body = Rewrite(expression);
        return (lets, body);
    }

    /// <summary>How many different expressions read each subexpression; one that reads it twice counts twice.</summary>
    public static Dictionary<Expression, int> CountReaders(Expression expression)
    {
        Dictionary<Expression, int> readers = [];
        void Visit(Expression e)
        {
            if (readers.TryGetValue(e, out int count))
            {
                readers[e] = count + 1;
                if (e is Unary { Operator: UnaryOperator.Negate } negation)
                {
                    // Nobody names a negation, so whoever reads it reads its operand.
                    Visit(negation.Operand);
                }

                return;
            }

            readers.Add(e, 1);
            foreach (Expression operand in e.Operands)
            {
                Visit(operand);
            }
        }

        Visit(expression);
        return readers;
    }

    // A negation costs at most one instruction and mostly none.
    private static bool IsWorthAName(Expression e) => e is not Unary { Operator: UnaryOperator.Negate } && !e.IsConstant && e is not Variable;
}
