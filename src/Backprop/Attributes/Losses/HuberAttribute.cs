namespace Backprop;

/// <summary>Squared for small errors, linear for large ones.</summary>
/// <remarks>
/// <para>Shapes: an output p of any shape and targets y of the same.</para>
/// <para>Formula: with e = p − y, L = mean(e²/2 for |e| ≤ δ, else δ·|e| − δ²/2) over all elements.</para>
/// <para>Errors (BPG02xx): a δ that is not positive and finite.</para>
/// <para>Source: <c>keras.losses.Huber</c>; Huber 1964.</para>
/// </remarks>
public sealed class HuberAttribute : LossAttribute
{
    /// <summary>δ, where the parabola becomes a line; positive. Default: <c>1</c>.</summary>
    public double Delta { get; init; } = 1;
}
