using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>x − 0.5 for x &gt; 0.5, x + 0.5 for x &lt; −0.5, else 0.</summary>
internal sealed class SoftShrinkActivation : ActivationDefinition
{
    public override string Name => "SoftShrink";

    public override Expression Value => Formula.X - Formula.Clip(Formula.X, -0.5, 0.5);

    public override Expression? Derivative => Formula.IfEqual(Formula.Y, 0, 0, 1);

    public override IReadOnlyList<double> Kinks => [-0.5, 0.5];
}
