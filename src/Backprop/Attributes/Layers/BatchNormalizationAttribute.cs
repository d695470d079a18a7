namespace Backprop;

/// <summary>Brings every channel to mean 0 and variance 1 over the batch, then scales and shifts it.</summary>
/// <remarks>
/// <para>
/// Shapes: any with the channels last, kept: [features], [positions, channels], [height, width, channels]. Weights: <c>gamma</c> and <c>beta</c>
/// [channels], and the moving averages <c>moving_mean</c> and <c>moving_variance</c> [channels], which are not trained but saved with them.
/// </para>
/// <para>
/// Formula in training: y = γ·(x − μ)/√(σ² + ε) + β, with the mean μ and the variance σ² of the channel over all samples and positions of the
/// batch, exactly, however the batch is cut into tiles and threads. σ² is divided by the number of elements n and not by n − 1: a batch of one
/// sample without positions gives β. A step that is taken (<c>TrainOnBatch</c>, <c>Fit</c>, <c>ApplyGradients</c>) moves the averages to
/// momentum · average + (1 − momentum) · μ or σ², those of the last pass in training mode; <c>ComputeGradients</c>, <c>Forward</c> and
/// <c>Backward</c> alone leave them.
/// </para>
/// <para>
/// Formula in prediction (<c>Predict</c>, <c>TestOnBatch</c>, <c>Evaluate</c>), and in training where <c>Trainable = false</c>: the same with the
/// moving averages for μ and σ². Behind a dense layer or a convolution that is part of their kernels.
/// </para>
/// <para>
/// A bias right before it has no effect (BPG0504). A training step keeps the activations of the whole batch, not those of a tile: memory
/// grows with the batch. Keras's <c>axis</c> is not offered: the channels are the last axis.
/// </para>
/// <para>Source: <c>keras.layers.BatchNormalization</c>; Ioffe and Szegedy 2015.</para>
/// </remarks>
public sealed class BatchNormalizationAttribute : NormalizationLayerAttribute
{
    /// <summary>What the moving averages keep of themselves in a step, from 0 to 1. Default: <c>0.99</c>.</summary>
    public double Momentum { get; init; } = 0.99;

    /// <summary>How the average of the means starts. Default: <see cref="Initializer.Zeros"/>.</summary>
    public Initializer MovingMeanInitializer { get; init; } = Initializer.Zeros;

    /// <summary>How the average of the variances starts. Default: <see cref="Initializer.Ones"/>.</summary>
    public Initializer MovingVarianceInitializer { get; init; } = Initializer.Ones;
}
