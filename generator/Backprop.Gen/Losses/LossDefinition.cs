namespace Backprop.Gen.Losses;

/// <summary>A loss as a composition of operations; one file each, listed in <see cref="LossRegistry"/>.</summary>
internal abstract class LossDefinition
{
    /// <summary>Keras's class name: the attribute's name without "Attribute".</summary>
    public abstract string Kind { get; }

    /// <summary>One line for the README.</summary>
    public abstract string Summary { get; }

    /// <summary>Whether targets are class indices, one for each position, instead of values in the output's shape.</summary>
    public virtual bool Labels => false;

    /// <summary>
    /// Adds the operations that make each sample's loss, one row [1]: the mean over the output's positions. Null after an error in
    /// <see cref="LossBuilder.Arguments"/>.
    /// </summary>
    public abstract int? Build(LossBuilder loss);
}
