using Backprop.Gen.Declaration;

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

    /// <summary>Whether it brings its input to a fixed mean and scale, so that a gradient does not vanish on the way.</summary>
    public virtual bool Normalizes => false;

    /// <summary>Whether it subtracts each channel's own mean, so that a bias added right before it has no effect (instance normalization).</summary>
    public virtual bool CancelsBias(Element element) => false;

    /// <summary>Adds the layer's operations and returns its output, or null after <see cref="LayerBuilder.Report"/>.</summary>
    public abstract int? Build(LayerBuilder layer);
}
