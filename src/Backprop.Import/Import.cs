using System.Numerics;
using Backprop.Runtime;

namespace Backprop.Importing;

/// <summary>Takes the weights of a file over into a network, all of them or none.</summary>
internal static class Import
{
    /// <summary>Matches, reads and takes over.</summary>
    /// <exception cref="CheckpointException">The file cannot be used. No weight was changed.</exception>
    public static ImportReport Run<T>(Network<T> network, IReadOnlyList<SavedLayer> saved, WeightLayout layout, ImportOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        IReadOnlyList<NetworkLayer> layers = layout.LayersOf(network.Description);
        LayerMatch match = LayerMatch.Of(layout, saved, layers, options);
        PairedLayer[] paired = [.. match.Pairs.Select(pair => layout.Pair(pair.Saved, pair.Layer))];
        string[] differences = [.. match.Differences, .. paired.SelectMany(pair => pair.Differences)];
        if (options.Strict && differences.Length > 0)
        {
            throw Refusal(network.Description.Name, differences);
        }

        // Everything is read before the first weight changes.
        Dictionary<string, (PairedTensor Pair, T[] Elements)> read = [];
        foreach (PairedTensor pair in paired.SelectMany(pair => pair.Pairs))
        {
            read.Add(pair.Weight.Name, (pair, pair.Order.Apply(pair.Saved.Read<T>())));
        }

        foreach ((string name, (_, T[] elements)) in read)
        {
            elements.CopyTo(network.Parameters[name].Span);
        }

        string[] weights = [.. layers.SelectMany(layer => layer.Tensors).Select(tensor => tensor.Name)];
        HashSet<SavedTensor> taken = [.. read.Values.Select(value => value.Pair.Saved)];
        return new(
            [.. weights.Where(read.ContainsKey).Select(name => Taken(read[name].Pair))],
            [.. weights.Where(name => !read.ContainsKey(name))],
            [.. saved.Where(s => !options.Ignore.Contains(s.Name)).SelectMany(s => s.Tensors).Where(tensor => !taken.Contains(tensor)).Select(tensor => tensor.Name)],
            differences);
    }

    private static ImportedTensor Taken(PairedTensor pair) =>
        new(pair.Saved.Name, pair.Saved.Shape, pair.Weight.Name, pair.Weight.Shape, pair.Order.Moves);

    private static CheckpointException Refusal(string network, string[] differences)
    {
        const int Most = 50;
        string[] shown = [.. differences.Take(Most)];
        string more = differences.Length > Most ? $"\n  … and {differences.Length - Most} more" : "";
        return new(
            $"The file does not fit network {network}; no weight was changed. Differences:\n  {string.Join("\n  ", shown)}{more}", shown);
    }
}
