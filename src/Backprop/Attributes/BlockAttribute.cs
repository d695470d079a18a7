namespace Backprop;

/// <summary>Marks a partial class whose layers other networks and blocks insert with <see cref="UseAttribute"/>.</summary>
/// <remarks>
/// <para>
/// A block declares layers only: no <see cref="InputAttribute"/>, loss or optimizer. Inside it the name <c>input</c> stands for what the
/// use gives to it, and its value is that of its last layer. A residual block of 64 features:
/// </para>
/// <code>
/// [Block]
/// [Dense(64, Activation = Activation.ReLU), Dense(64, Name = "inner")]
/// [Add(From = ["input", "inner"])]
/// public sealed partial class ResidualBlock;
/// </code>
/// <para>
/// Every use has weights of its own, named <c>residual_block/dense.kernel</c>, <c>residual_block_1/dense.kernel</c> and so on.
/// Errors (BPG00xx): a block without layers, and a block that uses itself, directly or through others.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class BlockAttribute : Attribute;
