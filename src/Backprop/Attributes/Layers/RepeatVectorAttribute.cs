namespace Backprop;

/// <summary>Repeats a vector.</summary>
/// <remarks>
/// <para>Shapes: [features] → [n, features].</para>
/// <para>Formula: y[i, f] = x[f].</para>
/// <para>Errors: an input with more than one axis (BPG01xx); fewer than one repetition (BPG02xx).</para>
/// <para>Source: <c>keras.layers.RepeatVector</c>.</para>
/// </remarks>
/// <param name="n">How often, at least 1.</param>
public sealed class RepeatVectorAttribute(int n) : LayerAttribute
{
    /// <summary>How often.</summary>
    public int N { get; } = n;
}
