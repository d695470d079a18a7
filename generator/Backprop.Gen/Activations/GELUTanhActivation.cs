using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>x (1 + tanh z) / 2 with z = √(2/π) (x + 0.044715 x³): Keras's gelu with <c>approximate=True</c>.</summary>
internal sealed class GELUTanhActivation : ActivationDefinition
{
    private static readonly double Scale = 2 * Math.Sqrt(2 / Math.PI);

    public override string Name => "GELUTanh";

    // (1 + tanh z) / 2 = σ(2z): one operation less, and no cancellation where tanh z is near −1.
    public override Expression Value => Formula.X * Formula.Sigmoid(Formula.X * (Scale + (Scale * 0.044715 * Formula.X * Formula.X)));
}
