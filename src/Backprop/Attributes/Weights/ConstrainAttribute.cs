namespace Backprop;

/// <summary>Chooses what is done to one weight behind every optimizer step, with all numbers; overrides the layer's own choice.</summary>
/// <remarks>
/// <para>
/// <c>[Constrain("hidden.kernel", Constraint.MaxNorm, MaxValue = 3)]</c>. As in Keras the moving average of the weights sees them before they are
/// constrained. Frozen weights stay as they are. In a block the name is the one inside the block, as of <see cref="InitializeAttribute"/>.
/// </para>
/// <para>Formula: that of the <see cref="Backprop.Constraint"/>.</para>
/// <para>Errors (BPG00xx, BPG02xx): a weight that does not exist or is constrained twice, a number that the constraint does not read, a negative
/// norm, an empty range, an axis that the weight does not have.</para>
/// <para>Source: <c>keras.constraints</c>.</para>
/// </remarks>
/// <param name="parameter">The weight's full name, for example <c>dense.kernel</c>.</param>
/// <param name="constraint">The constraint.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConstrainAttribute(string parameter, Constraint constraint) : Attribute
{
    /// <summary>The weight's full name: layer, dot, role.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>The constraint.</summary>
    public Constraint Constraint { get; } = constraint;

    /// <summary>The smallest norm of <see cref="Constraint.MinMaxNorm"/>, at least 0. Default: <c>0</c>.</summary>
    public double MinValue { get; init; }

    /// <summary>
    /// The largest norm, at least the smallest; of <see cref="Constraint.MinMaxNorm"/> it is 1 unless written. Default: <c>2</c>.
    /// </summary>
    public double MaxValue { get; init; } = 2;

    /// <summary>How much of the way to the allowed norm <see cref="Constraint.MinMaxNorm"/> goes in a step, from 0 to 1. Default: <c>1</c>.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>
    /// The axes over which a norm is taken, from 0, or with −1 from the end: <c>[0]</c> for a dense kernel [in, units], <c>[0, 1, 2]</c> for one of a
    /// convolution [rows, columns, in, filters]. Default: axis 0.
    /// </summary>
    public int[]? Axis { get; init; }
}
