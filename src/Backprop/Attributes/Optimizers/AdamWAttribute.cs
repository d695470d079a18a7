namespace Backprop;

/// <summary><see cref="AdamAttribute"/> with weight decay apart from the gradient. The learning rate is 0.001 unless given.</summary>
/// <remarks>
/// <para>Formula: θ ← θ − η·λ·θ, then the step of <see cref="AdamAttribute"/>. The decay takes in every trainable weight, biases too, but for
/// <see cref="OptimizerAttribute.ExcludeFromWeightDecay"/>.</para>
/// <para>Source: <c>keras.optimizers.AdamW</c>; Loshchilov and Hutter 2019.</para>
/// </remarks>
public sealed class AdamWAttribute() : OptimizerAttribute(0.001, weightDecay: 0.004)
{
    /// <summary>β₁, the decay of the mean, from 0 to below 1. Default: <c>0.9</c>.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β₂, the decay of the mean square, from 0 to below 1. Default: <c>0.999</c>.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ε, against division by zero; not negative. Default: <c>1e-7</c>.</summary>
    public double Epsilon { get; init; } = 1e-7;

    /// <summary>
    /// Whether to divide by the root of u, the largest v so far (u ← max(u, v)), as Reddi et al. 2018 propose; one more state vector. As in Keras
    /// the maximum is taken before the correction of the bias. Default: <c>false</c>.
    /// </summary>
    public bool AMSGrad { get; init; }
}
