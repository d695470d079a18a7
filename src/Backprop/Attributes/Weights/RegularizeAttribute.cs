namespace Backprop;

/// <summary>Chooses what one weight adds to the loss, with all numbers; overrides the layer's own choice.</summary>
/// <remarks>
/// <para>
/// <c>[Regularize("hidden.kernel", Regularizer.L2, L2 = 1e-4)]</c>. The penalty is part of the reported loss, in training and in evaluation, and its
/// gradient is part of the weight's; <c>Backward</c> with a gradient of your own leaves it out. Frozen weights add nothing. In a block the
/// name is the one inside the block, as of <see cref="InitializeAttribute"/>.
/// </para>
/// <para>
/// Formula: L1·Σ|w| + L2·Σw²; orthogonal: factor/2·Σ over rows i ≠ j of |uᵢ·uⱼ| / (n·(n − 1)/2), u being the n rows (or columns) divided by their
/// norms.
/// </para>
/// <para>Errors (BPG00xx, BPG02xx): a weight that does not exist or is regularized twice, a number that the regularizer does not read or
/// that is negative, an orthogonal vector.</para>
/// <para>Source: <c>keras.regularizers</c>.</para>
/// </remarks>
/// <param name="parameter">The weight's full name, for example <c>dense.kernel</c>.</param>
/// <param name="regularizer">The regularizer.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RegularizeAttribute(string parameter, Regularizer regularizer) : Attribute
{
    /// <summary>The weight's full name: layer, dot, role.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>The regularizer.</summary>
    public Regularizer Regularizer { get; } = regularizer;

    /// <summary>The factor of Σ|w|, at least 0. Default: <c>0.01</c>.</summary>
    public double L1 { get; init; } = 0.01;

    /// <summary>The factor of Σw², at least 0. Default: <c>0.01</c>.</summary>
    public double L2 { get; init; } = 0.01;

    /// <summary>The factor of <see cref="Regularizer.Orthogonal"/>, at least 0. Default: <c>0.01</c>.</summary>
    public double Factor { get; init; } = 0.01;

    /// <summary>What becomes orthogonal. Default: <see cref="OrthogonalMode.Rows"/>.</summary>
    public OrthogonalMode Mode { get; init; } = OrthogonalMode.Rows;
}
