namespace Backprop;

/// <summary>The exponential linear unit.</summary>
/// <remarks>
/// <para>Shapes: any, kept.</para>
/// <para>Formula: y = x for x &gt; 0, else <see cref="Alpha"/>·(e^x − 1).</para>
/// <para>Errors: an alpha that is negative or not finite (BPG02xx).</para>
/// <para>Source: <c>keras.layers.ELU</c>; Clevert et al. 2016.</para>
/// </remarks>
public sealed class ELUAttribute : LayerAttribute
{
    /// <summary>Minus the value that large negative numbers approach. Default: <c>1</c>.</summary>
    public double Alpha { get; init; } = 1;
}
