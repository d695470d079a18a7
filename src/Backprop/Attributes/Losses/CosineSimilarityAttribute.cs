namespace Backprop;

/// <summary>Minus the cosine of the angle between output and target: −1 where they point the same way.</summary>
/// <remarks>
/// <para>Shapes: an output p […, n] and targets y of the same shape.</para>
/// <para>Formula: L = mean(−Σ p·y / (max(‖p‖, 1e-7)·max(‖y‖, 1e-7))), sum and lengths over the last axis and the mean over everything else.</para>
/// <para>Source: <c>keras.losses.CosineSimilarity</c>, over the last axis.</para>
/// </remarks>
public sealed class CosineSimilarityAttribute : LossAttribute;
