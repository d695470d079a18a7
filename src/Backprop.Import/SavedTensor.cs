using System.Numerics;

namespace Backprop.Importing;

/// <summary>A tensor of a file. Its shape is known; its elements are read when they are wanted.</summary>
/// <param name="name">In the file.</param>
/// <param name="role">What it is to its layer: the last part of its name.</param>
/// <param name="shape">Its shape there.</param>
internal abstract class SavedTensor(string name, string role, int[] shape)
{
    public string Name { get; } = name;

    public string Role { get; } = role;

    public IReadOnlyList<int> Shape { get; } = shape;

    /// <summary>All elements, the last index running fastest.</summary>
    /// <exception cref="CheckpointException">They are not there, or one is too large for <typeparamref name="T"/>.</exception>
    public abstract T[] Read<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Says which element does not fit.</summary>
    protected CheckpointException TooLarge(int index) =>
        new($"Element {index} of '{Name}' is too large for this network's numbers; declare the network with Precision.Double. No weight was changed.");
}
