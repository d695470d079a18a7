using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>(x + √(x² + 4)) / 2 (Barron 2021, b = 4).</summary>
internal sealed class SquareplusActivation : ActivationDefinition
{
    public override string Name => "Squareplus";

    public override Expression Value
    {
        get
        {
            // Below zero x + √(x² + 4) cancels; multiplied by its conjugate it is 4 / (√(x² + 4) − x).
            Expression root = Formula.Sqrt((Formula.X * Formula.X) + 4);
            return Formula.IfLess(Formula.X, 0, 2 / (root - Formula.X), 0.5 * (root + Formula.X));
        }
    }

    // y′ = (1 + x / √(x² + 4)) / 2, and y − 1/y = x, y + 1/y = √(x² + 4).
    public override Expression? Derivative => Formula.Y * Formula.Y / ((Formula.Y * Formula.Y) + 1);
}
