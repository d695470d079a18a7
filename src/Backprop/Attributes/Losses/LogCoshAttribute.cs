namespace Backprop;

/// <summary>Squared for small errors, linear for large ones, and smooth everywhere.</summary>
/// <remarks>
/// <para>Shapes: an output p of any shape and targets y of the same.</para>
/// <para>Formula: L = mean(ln cosh(p − y)) over all elements, computed as e + ln(1 + e⁻²ᵉ) − ln 2 with e = |p − y|.</para>
/// <para>Source: <c>keras.losses.LogCosh</c>.</para>
/// </remarks>
public sealed class LogCoshAttribute : LossAttribute;
