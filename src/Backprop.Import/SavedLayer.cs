namespace Backprop.Importing;

/// <summary>A layer as a file has it: tensors that belong together.</summary>
/// <param name="Name">As the caller may call it.</param>
/// <param name="Group">What kinds of layers it may be, in the words of the file's <see cref="WeightLayout"/>; null if the file does not tell.</param>
/// <param name="Pattern">Layers of one pattern differ in numbers only, which tell their order.</param>
/// <param name="Numbers">Those numbers.</param>
/// <param name="Tensors">In the file's order.</param>
internal sealed record SavedLayer(string Name, string? Group, string Pattern, IReadOnlyList<long> Numbers, IReadOnlyList<SavedTensor> Tensors)
{
    /// <summary>The name that the original gave the layer, where the file tells it.</summary>
    public string? GivenName { get; init; }

    /// <summary>The layers of one pattern in their order.</summary>
    public static IEnumerable<SavedLayer> InOrder(IEnumerable<SavedLayer> layers) => layers.Order(Comparer<SavedLayer>.Create((a, b) =>
    {
        for (int i = 0; i < Math.Min(a.Numbers.Count, b.Numbers.Count); i++)
        {
            if (a.Numbers[i] != b.Numbers[i])
            {
                return a.Numbers[i].CompareTo(b.Numbers[i]);
            }
        }

        return a.Numbers.Count.CompareTo(b.Numbers.Count);
    }));

    /// <summary>For example "'dense_1' ([8, 3], [3])".</summary>
    public override string ToString() => $"'{Name}' ({string.Join(", ", Tensors.Select(tensor => Words.Of(tensor.Shape)))})";
}
