namespace Backprop;

/// <summary>A weight that was brought in.</summary>
/// <param name="File">The tensor of the file.</param>
/// <param name="FileShape">Its shape there.</param>
/// <param name="Network">The weight, for example <c>dense.kernel</c>.</param>
/// <param name="Shape">Its shape here.</param>
/// <param name="Rearranged">Whether the elements changed their order.</param>
public sealed record ImportedTensor(
    string File, IReadOnlyList<int> FileShape, string Network, IReadOnlyList<int> Shape, bool Rearranged)
{
    /// <summary>For example "features.0.weight [6, 1, 5, 5] became conv2d.kernel [5, 5, 1, 6]".</summary>
    public override string ToString() =>
        $"{File} [{string.Join(", ", FileShape)}] became {Network} [{string.Join(", ", Shape)}]";
}
