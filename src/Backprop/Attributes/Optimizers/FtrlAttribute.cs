namespace Backprop;

/// <summary>"Follow the regularized leader", for shallow networks with many rare features. The learning rate is 0.001 unless given.</summary>
/// <remarks>
/// <para>
/// Formula: with p = −<see cref="LearningRatePower"/>, n' = n + g²; z ← z + g + 2·λₛ·θ − (n'ᵖ − nᵖ)/η·θ; n ← n';
/// θ ← (min(max(z, −λ₁), λ₁) − z)/((nᵖ + β)/η + 2·λ₂).
/// </para>
/// <para>
/// The weights are computed anew from z in every step. As in Keras the initial weights therefore fade unless gradients are large, and the
/// weights shrink with the learning rate when it changes: keep it constant. A rate of 0 leaves the weights where they are; Keras divides by it.
/// </para>
/// <para>
/// Where every gradient so far was 0, and <see cref="InitialAccumulatorValue"/>, β and λ₂ are 0 too, the weight stays; Keras makes it NaN.
/// </para>
/// <para>Source: <c>keras.optimizers.Ftrl</c>; McMahan et al. 2013.</para>
/// </remarks>
public sealed class FtrlAttribute() : OptimizerAttribute(0.001)
{
    /// <summary>How the rate of a weight falls with n, at most 0; 0 for a fixed rate. Default: <c>-0.5</c>.</summary>
    public double LearningRatePower { get; init; } = -0.5;

    /// <summary>What every n starts from, not negative. Default: <c>0.1</c>.</summary>
    public double InitialAccumulatorValue { get; init; } = 0.1;

    /// <summary>λ₁, not negative; weights whose |z| is below it are exactly 0. Default: <c>0</c>.</summary>
    public double L1RegularizationStrength { get; init; }

    /// <summary>λ₂, the stabilizing penalty, not negative. Default: <c>0</c>.</summary>
    public double L2RegularizationStrength { get; init; }

    /// <summary>λₛ, the penalty on the size of weights, not negative. Default: <c>0</c>.</summary>
    public double L2ShrinkageRegularizationStrength { get; init; }

    /// <summary>β of the paper, not negative. Default: <c>0</c>.</summary>
    public double Beta { get; init; }
}
