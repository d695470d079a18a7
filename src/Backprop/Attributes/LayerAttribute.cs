namespace Backprop;

/// <summary>The base of every layer. Layers are applied in source order unless <see cref="From"/> says otherwise.</summary>
/// <remarks>
/// Shapes in this documentation are those of one sample, channels last, as Keras prints them without the batch axis.
/// Every mistake is a build error of the BPG series on the offending argument; no attribute throws at run time. Only this library
/// derives from this class, because the generator knows its layers by name.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }

    /// <summary>
    /// A name that no other layer or input has, used by <see cref="From"/>, by the names of the weights (<c>hidden.kernel</c>) and in the
    /// layer table. Default: Keras's: the kind in snake case, with a number from the second on (<c>dense</c>, <c>dense_1</c>, <c>re_lu</c>).
    /// </summary>
    public string? Name { get; init; }

    /// <summary>
    /// The names of the layers or inputs that this layer reads; they are declared before it. One name for ordinary layers, several for
    /// merge layers. Default: the previous layer, or the last input for the first layer.
    /// </summary>
    public string[]? From { get; init; }

    /// <summary>
    /// Whether training changes the layer's weights. Frozen weights keep the values they were initialized with or loaded with, and no
    /// gradient is computed for them. Without effect on layers that have none. Default: <c>true</c>.
    /// </summary>
    public bool Trainable { get; init; } = true;
}
