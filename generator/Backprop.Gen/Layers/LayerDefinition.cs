namespace Backprop.Gen.Layers;

/// <summary>A layer as a composition of operations; one file each, listed in <see cref="LayerRegistry"/>.</summary>
internal abstract class LayerDefinition
{
    /// <summary>Keras's class name: the attribute's name without "Attribute".</summary>
    public abstract string Kind { get; }

    /// <summary>One line for the layer table of the README.</summary>
    public abstract string Summary { get; }

    /// <summary>The fewest inputs.</summary>
    public virtual int MinimumInputs => 1;

    /// <summary>The most inputs.</summary>
    public virtual int MaximumInputs => 1;

    /// <summary>Adds the layer's operations and returns its output, or null after <see cref="LayerBuilder.Report"/>.</summary>
    public abstract int? Build(LayerBuilder layer);
}
