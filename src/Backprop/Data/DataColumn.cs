using System.Numerics;

namespace Backprop;

/// <summary>
/// One array of a <see cref="DataSet{T}"/>: what one input reads, or what one output is compared with; one sample behind the other.
/// </summary>
/// <remarks>
/// Arrays and memories convert implicitly, with or without the name of the port in front:
/// <code>
/// new DataSet&lt;float&gt;([images, ages], [("digit", labels), ("tilt", angles)])
/// </code>
/// The array is not copied: what is written to it later is seen by training.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly struct DataColumn<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Numbers: the samples of an input, or the target values of an output.</summary>
    public DataColumn(ReadOnlyMemory<T> values, string? name = null)
    {
        Values = values;
        Name = name;
    }

    /// <summary>Class indices from 0: the labels of an output.</summary>
    public DataColumn(ReadOnlyMemory<int> labels, string? name = null)
    {
        Labels = labels;
        Name = name;
        AreLabels = true;
    }

    /// <summary>The input or output it belongs to, or null: then its place in the list decides.</summary>
    public string? Name { get; }

    /// <summary>The numbers; empty for labels.</summary>
    public ReadOnlyMemory<T> Values { get; }

    /// <summary>The class indices; empty for numbers.</summary>
    public ReadOnlyMemory<int> Labels { get; }

    /// <summary>Whether it holds <see cref="Labels"/> instead of <see cref="Values"/>.</summary>
    public bool AreLabels { get; }

    /// <summary>
    /// The shape of one sample, or null where nobody knows it. Where it is known it has to be that of the input or output, and not only as large.
    /// </summary>
    public IReadOnlyList<int>? Shape { get; init; }

    /// <summary>Elements.</summary>
    public int Length => AreLabels ? Labels.Length : Values.Length;

    /// <summary>Numbers for the port at this place.</summary>
    public static implicit operator DataColumn<T>(T[] values) => new(values.AsMemory());

    /// <summary>Numbers for the port at this place.</summary>
    public static implicit operator DataColumn<T>(ReadOnlyMemory<T> values) => new(values);

    /// <summary>Labels for the output at this place.</summary>
    public static implicit operator DataColumn<T>(int[] labels) => new(labels.AsMemory());

    /// <summary>Labels for the output at this place.</summary>
    public static implicit operator DataColumn<T>(ReadOnlyMemory<int> labels) => new(labels);

    /// <summary>Numbers for the named port.</summary>
    public static implicit operator DataColumn<T>((string Name, T[] Values) named) => new(named.Values.AsMemory(), named.Name);

    /// <summary>Numbers for the named port.</summary>
    public static implicit operator DataColumn<T>((string Name, ReadOnlyMemory<T> Values) named) => new(named.Values, named.Name);

    /// <summary>Labels for the named output.</summary>
    public static implicit operator DataColumn<T>((string Name, int[] Labels) named) => new(named.Labels.AsMemory(), named.Name);

    /// <summary>Labels for the named output.</summary>
    public static implicit operator DataColumn<T>((string Name, ReadOnlyMemory<int> Labels) named) => new(named.Labels, named.Name);

    /// <summary>Elements <paramref name="start"/> … <paramref name="start"/> + <paramref name="length"/> − 1.</summary>
    internal DataColumn<T> Slice(int start, int length) =>
        AreLabels ? new(Labels.Slice(start, length), Name) { Shape = Shape } : new(Values.Slice(start, length), Name) { Shape = Shape };
}
