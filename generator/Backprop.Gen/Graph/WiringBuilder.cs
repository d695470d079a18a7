using System.Globalization;
using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;

namespace Backprop.Gen.Graph;

/// <summary>Resolves what the layers and uses of one level read.</summary>
internal sealed class WiringBuilder
{
    private readonly EquatableArray<Element> elements;
    private readonly string? block;
    private readonly BlockWirings blocks;
    private readonly ProblemList problems = new();
    private readonly LevelScope scope = new();
    private readonly LevelReader level;
    private readonly List<WiredItem> wired = [];
    private long layerCount;

    /// <param name="elements">The level's attributes.</param>
    /// <param name="block">The block's key, or null for the network.</param>
    /// <param name="placeBlock">As <see cref="Place.Block"/>: null where the level is the class that is analyzed.</param>
    /// <param name="blocks">What can be used.</param>
    public WiringBuilder(EquatableArray<Element> elements, string? block, string? placeBlock, BlockWirings blocks)
    {
        this.elements = elements;
        this.block = block;
        this.blocks = blocks;
        level = new LevelReader(elements, block, placeBlock, blocks, problems);
    }

    public Wiring Build()
    {
        if (block is not null && elements.Any(e => e.Category == ElementCategory.Network))
        {
            int stray = elements.ToList().FindIndex(e => e.Category == ElementCategory.Block);
            problems.Add(ProblemIds.NetworkAndBlock, level.PlaceOf(stray), BlockWirings.ShortName(block));
            return new Wiring([], [], level.InputNames, scope, null, 0, Failed: true, problems);
        }

        level.Read(scope);
        if (level.Items.Count == 0)
        {
            problems.Add(ProblemIds.NoLayers, level.PlaceOf(-1));
        }

        bool failed = false;
        string? previous = level.LastInput;
        for (int i = 0; i < level.Items.Count && layerCount <= Limits.Layers; i++)
        {
            previous = Wire(level.Items[i], i, previous);
            failed |= previous is null;
        }

        if (block is not null && level.Items.Count > 0)
        {
            problems.AddRange(scope.Unread([level.Items[level.Items.Count - 1].Names[0]]));
        }

        IReadOnlyList<WiredSetting> settings = level.ReadSettings();
        return new Wiring(
            wired, settings, level.InputNames, scope, previous, (int)Math.Min(layerCount, int.MaxValue), failed || problems.HasErrors, problems);
    }

    /// <summary>Resolves one item; its output, or null where an error took it out.</summary>
    private string? Wire(NamedItem item, int order, string? previous)
    {
        if (Sources(item, order, previous) is not { } sources || item.Arguments.Failed || !AcceptsInputs(item, sources.Count))
        {
            return null;
        }

        Wiring? inner = null;
        if (item.Layer is null)
        {
            inner = FindBlock(item);
            if (inner is null || inner.Failed)
            {
                return null;
            }
        }

        layerCount += inner is null ? 1 : (long)item.Names.Count * inner.LayerCount;
        if (layerCount > Limits.Layers)
        {
            item.Arguments.Report(
                ProblemIds.TooManyLayers, "Repeat",
                layerCount.ToString(CultureInfo.InvariantCulture), Limits.Layers.ToString(CultureInfo.InvariantCulture));
            return null;
        }

        wired.Add(new WiredItem(item.Arguments.Element, item.Arguments.Place, item.Names, sources, item.Layer, inner));
        return inner is null ? DefineLayer(item.Names[0], order) : DefineUse(item.Names, order, inner);
    }

    private string DefineLayer(string name, int order)
    {
        scope.SetTarget(name, order, name);
        return name;
    }

    /// <summary>Makes the layers of the repetitions known; the use's own name stands for its last repetition.</summary>
    private string DefineUse(IReadOnlyList<string> names, int order, Wiring inner)
    {
        foreach (string name in names)
        {
            scope.SetTarget(name, order, $"{name}/{inner.Output}");
            foreach (KeyValuePair<string, string?> layer in inner.Scope.Names.Where(n => n.Key != Wiring.BlockInput))
            {
                scope.Add($"{name}/{layer.Key}", order, $"{name}/{layer.Value}");
            }
        }

        string output = $"{names[names.Count - 1]}/{inner.Output}";
        scope.SetTarget(names[0], order, output);
        return output;
    }

    private EquatableArray<string>? Sources(NamedItem item, int order, string? previous)
    {
        if (!item.Arguments.Has("From"))
        {
            scope.MarkRead(order - 1);
            return previous is null ? null : [previous];
        }

        if (item.Arguments.Texts("From") is not { } names)
        {
            return null;
        }

        string?[] sources = [.. names.Select((name, i) => scope.Resolve(item.Arguments, order, i, name))];
        return sources.Any(s => s is null) ? null : sources.Select(s => s!).ToEquatableArray();
    }

    private bool AcceptsInputs(NamedItem item, int count)
    {
        int minimum = item.Layer?.MinimumInputs ?? 1;
        int maximum = item.Layer?.MaximumInputs ?? 1;
        if (count >= minimum && count <= maximum)
        {
            return true;
        }

        string takes = (minimum == maximum ? "" : "at least ") + (minimum == 1 ? "one input" : "two inputs");
        item.Arguments.Report(
            ProblemIds.InputCount, "From",
            (layerCount + 1).ToString(CultureInfo.InvariantCulture), item.Names[0], takes, count.ToString(CultureInfo.InvariantCulture));
        return false;
    }

    private Wiring? FindBlock(NamedItem item)
    {
        string used = item.Block!;
        if (blocks.Declaration(used) is null)
        {
            item.Arguments.Report(ProblemIds.NotABlock, "Block", BlockWirings.ShortName(used));
            return null;
        }

        if (block is not null && blocks.ClosesCycle(block, used, out bool reported))
        {
            if (reported)
            {
                item.Arguments.Report(ProblemIds.BlockCycle, "Block", BlockWirings.ShortName(used));
            }

            return null;
        }

        return blocks.Find(used);
    }
}
