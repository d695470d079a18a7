using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>An activation that is one scalar formula; one file each, found by <see cref="ActivationRegistry"/>.</summary>
internal abstract class ActivationDefinition
{
    /// <summary>The member of the <c>Activation</c> enum.</summary>
    public abstract string Name { get; }

    /// <summary>f(x), in <see cref="Formula.X"/>.</summary>
    public abstract Expression Value { get; }

    /// <summary>
    /// f′ in terms of <see cref="Formula.Y"/> (and <see cref="Formula.X"/>), where that is cheaper than what <see cref="Value"/> differentiates to;
    /// null to differentiate. A derivative that reads only y lets the forward pass forget x.
    /// </summary>
    public virtual Expression? Derivative => null;

    /// <summary>Where the value, its derivative or the slope of that jumps, so that finite differences across these points are off.</summary>
    public virtual IReadOnlyList<double> Kinks => [];

    /// <summary>Whether a stack of many such layers starves its first layers of gradient (sigmoid, tanh).</summary>
    public virtual bool Saturates => false;
}
