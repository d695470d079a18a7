namespace Backprop.Gen.Expressions;

/// <summary>
/// Formulas as text. Each form takes the text of a variable from its name; that text must be a name, a call or something in parentheses, so
/// that it can stand beside any operator.
/// </summary>
internal static class ExpressionPrinter
{
    /// <summary>C# on vectors: <c>V.MultiplyAdd(x, V.Broadcast(0.5f), y)</c>, over the operators of <c>Backprop.Numerics.ILanes</c>.</summary>
    /// <param name="expression">The formula.</param>
    /// <param name="element"><c>float</c> or <c>double</c>.</param>
    /// <param name="variables">Each variable's text, a vector.</param>
    public static string Lanes(Expression expression, string element, Func<string, string> variables) =>
        new LanesPrinter(element, variables).Print(expression);

    /// <summary>C# in double: <c>η * Math.Sqrt(1.0 - Math.Pow(0.999, t))</c>, in reach of <c>System</c> and <c>Backprop.Numerics</c>.</summary>
    public static string Scalar(Expression expression, Func<string, string> variables) => new ScalarPrinter(variables).Print(expression);

    /// <summary>Mathematical notation for comments: <c>0.5·(x + √(x² + 4))</c>.</summary>
    public static string Mathematics(Expression expression, Func<string, string> variables) =>
        new MathematicsPrinter(variables).Print(expression);
}
