namespace Backprop.Importing;

/// <summary>
/// Brings layers of a file and of a network together: first the caller's pairs, then by names that the file knows, then by kind and order. Where
/// names tell no order shapes must, and where they do not either, nothing is guessed.
/// </summary>
internal sealed class LayerMatch
{
    private readonly WeightLayout layout;
    private readonly List<SavedLayer> saved;
    private readonly List<NetworkLayer> layers;
    private readonly List<string> differences = [];
    private readonly List<(SavedLayer Saved, NetworkLayer Layer)> pairs = [];

    private LayerMatch(WeightLayout layout, IReadOnlyList<SavedLayer> saved, IReadOnlyList<NetworkLayer> layers)
    {
        this.layout = layout;
        this.saved = [.. saved];
        this.layers = [.. layers];
    }

    /// <summary>The layers that belong together.</summary>
    public IReadOnlyList<(SavedLayer Saved, NetworkLayer Layer)> Pairs => pairs;

    /// <summary>A sentence for each layer that stayed alone.</summary>
    public IReadOnlyList<string> Differences => differences;

    /// <summary>Matches.</summary>
    /// <exception cref="CheckpointException">The options name a layer that does not exist, or one twice.</exception>
    public static LayerMatch Of(WeightLayout layout, IReadOnlyList<SavedLayer> saved, IReadOnlyList<NetworkLayer> layers, ImportOptions options)
    {
        LayerMatch match = new(layout, saved, layers);
        match.ByHand(options);
        match.ByGivenNames();
        foreach (string group in layers.Select(layer => layer.Group).Distinct())
        {
            match.ByOrder([.. match.saved.Where(s => s.Group == group)], [.. match.layers.Where(layer => layer.Group == group)]);
        }

        match.ByOrder([.. match.saved.Where(s => s.Group is null)], [.. match.layers]);
        match.Complain();
        return match;
    }

    private void ByHand(ImportOptions options)
    {
        foreach (string name in options.Ignore)
        {
            saved.Remove(Find(saved, s => s.Name, name, "Ignore", "the file"));
        }

        foreach ((string file, string network) in options.Layers)
        {
            Take(Find(saved, s => s.Name, file, "Layers", "the file"), Find(layers, layer => layer.Name, network, "Layers", "the network"));
        }
    }

    private static TLayer Find<TLayer>(List<TLayer> among, Func<TLayer, string> nameOf, string name, string option, string where)
        where TLayer : class =>
        among.FirstOrDefault(layer => nameOf(layer) == name) ?? throw new CheckpointException(
            $"{option} names the layer '{name}', which {where} does not have or which is named twice; {where} has {Words.Of([.. among.Select(nameOf)])}.");

    /// <summary>Where the file knows the names of the original and they are the network's, group by group.</summary>
    private void ByGivenNames()
    {
        foreach (IGrouping<string, NetworkLayer> group in layers.GroupBy(layer => layer.Group).ToArray())
        {
            SavedLayer[] named = [.. saved.Where(s => s.Group == group.Key)];
            if (named.All(s => s.GivenName is not null) && group.Select(layer => layer.Name).Order().SequenceEqual(named.Select(s => s.GivenName!).Order()))
            {
                foreach (NetworkLayer layer in group)
                {
                    Take(named.Single(s => s.GivenName == layer.Name), layer);
                }
            }
        }
    }

    private void ByOrder(SavedLayer[] those, NetworkLayer[] these)
    {
        if (those.Length == 0 || these.Length == 0)
        {
            return;
        }

        if (those.Select(s => s.Pattern).Distinct().Count() > 1)
        {
            ByShape(those, these);
            return;
        }

        foreach ((SavedLayer one, NetworkLayer layer) in SavedLayer.InOrder(those).Zip(these))
        {
            Take(one, layer);
        }
    }

    /// <summary>Layers of several patterns have no order among them: only those of one shape and one pattern do.</summary>
    private void ByShape(SavedLayer[] those, NetworkLayer[] these)
    {
        var fitting = these.Select(layer => (Layer: layer, Fitting: those.Where(s => layout.Pair(s, layer).Fits).ToArray()));
        foreach (var same in fitting.GroupBy(pair => string.Join('\n', pair.Fitting.Select(s => s.Name))).ToArray())
        {
            SavedLayer[] candidates = same.First().Fitting;
            NetworkLayer[] alike = [.. same.Select(pair => pair.Layer)];
            if (candidates.Length == alike.Length && candidates.Select(s => s.Pattern).Distinct().Count() == 1)
            {
                foreach ((SavedLayer one, NetworkLayer layer) in SavedLayer.InOrder(candidates).Zip(alike))
                {
                    Take(one, layer);
                }
            }
            else if (candidates.Length > 0)
            {
                differences.Add(
                    $"which of the file's {Words.Of([.. candidates.Select(s => s.Name)])} belongs to the network's {Words.Of([.. alike.Select(layer => layer.Name)])} "
                    + "can be told neither from their names nor from their shapes; give the pairs in Layers");
                layers.RemoveAll(layer => alike.Contains(layer));
                saved.RemoveAll(s => candidates.Contains(s));
            }
        }
    }

    private void Take(SavedLayer one, NetworkLayer layer)
    {
        pairs.Add((one, layer));
        saved.Remove(one);
        layers.Remove(layer);
    }

    private void Complain()
    {
        differences.AddRange(layers.Select(layer => $"{layer} of the network has no counterpart in the file; give its pair in Layers, or set Strict to false"));
        differences.AddRange(saved.Select(s => $"{s} of the file has no counterpart in the network; name it in Ignore, or give its pair in Layers"));
    }
}
