using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Layers;

namespace Backprop.Gen.Graph;

/// <summary>A wired network with its blocks inserted: a plain list of layers with names that are unique in the network.</summary>
internal sealed class Expansion
{
    private readonly List<PlacedLayer> layers = [];
    private readonly List<PlacedSetting> settings = [];

    private Expansion()
    {
    }

    /// <summary>In the order in which they are computed.</summary>
    public IReadOnlyList<PlacedLayer> Layers => layers;

    /// <summary>Those of the network first, then those of blocks, outer ones before inner ones: the first one for a parameter counts.</summary>
    public IReadOnlyList<PlacedSetting> Settings => settings;

    public static Expansion Of(Wiring network)
    {
        Expansion expansion = new();
        expansion.Insert(network, "", null, trainable: true);
        return expansion;
    }

    /// <param name="level">The layers.</param>
    /// <param name="prefix">What precedes every name of the level.</param>
    /// <param name="input">What a block's <c>input</c> stands for; null in the network, whose inputs have names.</param>
    /// <param name="trainable">Whether the use trains what it inserts.</param>
    private void Insert(Wiring level, string prefix, string? input, bool trainable)
    {
        settings.AddRange(level.Settings.Select(s => new PlacedSetting(prefix, s)));
        foreach (WiredItem item in level.Items)
        {
            bool trains = trainable && (item.Element["Trainable"] is not BooleanValue { Value: false });
            EquatableArray<string> sources = item.Sources
                .Select(s => input is not null && s == Wiring.BlockInput ? input : prefix + s)
                .ToEquatableArray();
            if (item.Layer is not null)
            {
                layers.Add(new PlacedLayer(item.Layer, item.Element, item.Place, prefix + item.Names[0], sources, trains));
                continue;
            }

            string source = sources[0];
            foreach (string name in item.Names)
            {
                Insert(item.Inner!, $"{prefix}{name}/", source, trains);
                source = $"{prefix}{name}/{item.Inner!.Output}";
            }
        }
    }
}

/// <summary>A layer of the network.</summary>
/// <param name="Definition">What it does.</param>
/// <param name="Element">Its attribute.</param>
/// <param name="Place">Where the attribute stands.</param>
/// <param name="Name">Unique.</param>
/// <param name="Sources">The layers or inputs that it reads.</param>
/// <param name="Trainable">Whether its weights are trained: it and every use around it say so.</param>
internal sealed record PlacedLayer(
    LayerDefinition Definition, Element Element, Place Place, string Name, EquatableArray<string> Sources, bool Trainable);

/// <summary>What is set for one parameter of the network.</summary>
/// <param name="Prefix">What precedes the parameter's name inside its level.</param>
/// <param name="Setting">The setting.</param>
internal sealed record PlacedSetting(string Prefix, WiredSetting Setting)
{
    /// <summary>The parameter's full name.</summary>
    public string Parameter => Prefix + Setting.Parameter;
}
