using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>The rectifiers whose numbers are arguments of a layer; members of the <c>Activation</c> enum are these with Keras's numbers.</summary>
internal static class ParameterisedFormulas
{
    /// <summary>min(x, max) for x ≥ threshold, else slope · (x − threshold), as Keras's <c>ReLU</c> layer. All numbers are at least 0.</summary>
    /// <param name="max">The largest value, or null.</param>
    /// <param name="slope">The slope below the threshold.</param>
    /// <param name="threshold">Where the line begins.</param>
    public static ParameterisedFormula ReLU(double? max, double slope, double threshold)
    {
        Expression x = Formula.X;
        Expression line = max is { } top ? Formula.Min(x, top) : x;
        Expression value = (slope, threshold) switch
        {
            (0, 0) => max is { } limit ? Formula.Clip(x, 0, limit) : Formula.Max(x, 0),
            _ => Formula.IfLess(x, threshold, slope * (x - threshold), line),
        };

        // Beyond the threshold y is positive, below it y is not: y alone tells the slope. At max = 0 it does not.
        Expression inside = max is { } end ? Formula.IfLess(Formula.Y, end, 1, 0) : 1;
        return new(value.Simplify(), max == 0 ? null : Formula.IfGreater(Formula.Y, 0, inside, slope).Simplify());
    }

    /// <summary>x for x ≥ 0, slope · x below; the slope is at least 0.</summary>
    public static ParameterisedFormula LeakyReLU(double slope)
    {
        // Up to slope 1 the line that counts is the higher one: a maximum is cheaper than a comparison with a selection.
        Expression below = slope * Formula.X;
        Expression value = slope <= 1 ? Formula.Max(Formula.X, below) : Formula.IfLess(Formula.X, 0, below, Formula.X);
        return new(value.Simplify(), Formula.IfGreater(Formula.Y, 0, 1, slope).Simplify());
    }

    /// <summary>x for x &gt; 0, alpha · (e^x − 1) below; alpha is at least 0.</summary>
    public static ParameterisedFormula ELU(double alpha)
    {
        // Below zero y′ = alpha e^x = y + alpha.
        Expression value = Formula.IfGreater(Formula.X, 0, Formula.X, alpha * Formula.Expm1(Formula.X));
        return new(value.Simplify(), Formula.IfGreater(Formula.Y, 0, 1, Formula.Y + alpha).Simplify());
    }
}

/// <summary>An activation with numbers put in.</summary>
/// <param name="Value">f(x), in <see cref="Formula.X"/>.</param>
/// <param name="Derivative">f′ in terms of <see cref="Formula.Y"/>, or null to differentiate.</param>
internal sealed record ParameterisedFormula(Expression Value, Expression? Derivative);
