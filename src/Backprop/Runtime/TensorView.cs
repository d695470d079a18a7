using System.Numerics;

namespace Backprop.Runtime;

/// <summary>A named tensor inside a parameter or gradient block; a view, not a copy.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly ref struct TensorView<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterDescription description;

    internal TensorView(ParameterDescription description, Span<T> span)
    {
        this.description = description;
        Span = span;
    }

    /// <summary>Layer and role, for example <c>dense.kernel</c>.</summary>
    public string Name => description.Name;

    /// <summary>Keras's layout, for example [in, out]; the last index runs fastest in <see cref="Span"/>.</summary>
    public IReadOnlyList<int> Shape => description.Shape;

    /// <summary>Whether the optimizer updates it.</summary>
    public bool Trainable => description.Trainable;

    /// <summary>The elements; writing to them writes to the block.</summary>
    public Span<T> Span { get; }

    /// <summary>Name and shape.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";
}
