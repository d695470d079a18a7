namespace Backprop;

/// <summary>Inserts the layers of a <see cref="BlockAttribute"/> class, once or several times in a row, each time with new weights.</summary>
/// <remarks>
/// <para>Shapes: whatever the block's layers make of the input; from one repetition to the next the shapes must fit.</para>
/// <para>
/// The inserted layers are called after the use and the layer: <c>residual_block/dense</c>, and for the next repetition or use
/// <c>residual_block_1/dense</c>. <see cref="LayerAttribute.Name"/> replaces the first half; the use itself can be named in
/// <see cref="LayerAttribute.From"/> and stands for the last layer of its last repetition; the inserted layers can be named there by their
/// whole names. With <see cref="LayerAttribute.Trainable"/> false all weights in it are frozen.
/// </para>
/// <para>
/// Errors: a type that is not a block, a block inside itself (BPG00xx), fewer than one repetition (BPG02xx), more than 10 000 layers once all
/// blocks are inserted (BPG04xx).
/// </para>
/// </remarks>
/// <param name="block">The block's class, for example <c>typeof(ResidualBlock)</c>.</param>
public sealed class UseAttribute(Type block) : LayerAttribute
{
    /// <summary>The class that carries <see cref="BlockAttribute"/> and the layers.</summary>
    public Type Block { get; } = block;

    /// <summary>How often, one behind the other; at least 1. Default: <c>1</c>.</summary>
    public int Repeat { get; init; } = 1;
}
