using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>x Φ(x) with the normal distribution function Φ(x) = (1 + erf(x / √2)) / 2 (Hendrycks and Gimpel 2016).</summary>
internal sealed class GELUActivation : ActivationDefinition
{
    public override string Name => "GELU";

    public override Expression Value => 0.5 * Formula.X * (1 + Formula.Erf(Formula.X * Math.Sqrt(0.5)));
}
