using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Emission;
using Backprop.Gen.Layers;
using Backprop.Gen.Weights;

namespace Backprop.Gen.Graph;

/// <summary>A layer or use that has names but no sources yet.</summary>
/// <param name="Arguments">The attribute.</param>
/// <param name="Names">Its name; for a use one name for each repetition.</param>
/// <param name="Layer">What the layer does; null for a use.</param>
/// <param name="Block">The key of the block that is used; null for a layer.</param>
internal sealed record NamedItem(ElementArguments Arguments, IReadOnlyList<string> Names, LayerDefinition? Layer, string? Block);

/// <summary>Reads the attributes of one level: names inputs, layers and uses, and reads initializers.</summary>
internal sealed class LevelReader
{
    private readonly EquatableArray<Element> elements;
    private readonly string? block;
    private readonly string? placeBlock;
    private readonly BlockWirings blocks;
    private readonly ProblemList problems;
    private readonly List<NamedItem> items = [];
    private readonly Dictionary<int, string> inputNames = [];

    /// <param name="elements">The level's attributes.</param>
    /// <param name="block">The block's key, or null for the network.</param>
    /// <param name="placeBlock">As <see cref="Place.Block"/>: null where the level is the class that is analyzed.</param>
    /// <param name="blocks">What can be used.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public LevelReader(EquatableArray<Element> elements, string? block, string? placeBlock, BlockWirings blocks, ProblemList problems)
    {
        this.elements = elements;
        this.block = block;
        this.placeBlock = placeBlock;
        this.blocks = blocks;
        this.problems = problems;
    }

    /// <summary>Layers and uses in source order.</summary>
    public IReadOnlyList<NamedItem> Items => items;

    /// <summary>The network's inputs, by the index of their element.</summary>
    public IReadOnlyDictionary<int, string> InputNames => inputNames;

    /// <summary>What the first layer reads by default; null where there is no input.</summary>
    public string? LastInput { get; private set; }

    public Place PlaceOf(int element) => new(placeBlock, element, null, -1);

    /// <summary>Names everything and declares it in a scope.</summary>
    public void Read(LevelScope scope)
    {
        LevelNames names = new(problems);
        int inputs = elements.Count(e => e.Category == ElementCategory.Input);
        if (block is not null)
        {
            LastInput = names.Name(new Element("Input", ElementCategory.Input, []), PlaceOf(-1), Wiring.BlockInput)[0];
            scope.DeclareInput(LastInput, -1, null);
        }

        for (int i = 0; i < elements.Count; i++)
        {
            Element element = elements[i];
            switch (element.Category)
            {
                case ElementCategory.Input or ElementCategory.Output or ElementCategory.Loss or ElementCategory.Optimizer or ElementCategory.Schedule when block is not null:
                    problems.Add(ProblemIds.NetworkAttributeInBlock, PlaceOf(i), element.Kind);
                    break;
                case ElementCategory.Input:
                    LastInput = names.Name(element, PlaceOf(i), Wiring.BlockInput)[0];
                    inputNames.Add(i, LastInput);
                    scope.DeclareInput(LastInput, -inputs--, PlaceOf(i));
                    break;
                case ElementCategory.Layer or ElementCategory.Use:
                    ElementArguments arguments = new(element, PlaceOf(i), problems);
                    NamedItem item = element.Category == ElementCategory.Layer ? ReadLayer(names, arguments) : ReadUse(names, arguments);
                    scope.Declare(item.Names, items.Count, PlaceOf(i));
                    items.Add(item);
                    break;
            }
        }
    }

    /// <summary>The level's <c>[Initialize]</c>, <c>[Regularize]</c> and <c>[Constrain]</c>, without those that have a mistake.</summary>
    public IReadOnlyList<WiredSetting> ReadSettings()
    {
        List<WiredSetting> settings = [];
        for (int i = 0; i < elements.Count; i++)
        {
            Element element = elements[i];
            if (element.Category != ElementCategory.Initialize)
            {
                continue;
            }

            ElementArguments arguments = new(element, PlaceOf(i), problems);
            string? parameter = arguments.Text("Parameter");
            if (!arguments.Failed && settings.Any(w => w.Parameter == parameter && w.Element.Kind == element.Kind))
            {
                arguments.Report(ProblemIds.InitializedTwice, "Parameter", parameter!, element.Kind);
            }

            if (WeightSetting.Read(arguments) is { } setting && !arguments.Failed)
            {
                settings.Add(new WiredSetting(parameter!, element, arguments.Place, setting));
            }
        }

        return settings;
    }

    private static NamedItem ReadLayer(LevelNames names, ElementArguments arguments)
    {
        string kind = arguments.Element.Kind;
        LayerDefinition? layer = LayerRegistry.Find(kind);
        if (layer is null)
        {
            arguments.Report(ProblemIds.UnknownAttribute, null, kind);
        }

        return new NamedItem(arguments, names.Name(arguments.Element, arguments.Place, Names.Snake(kind)), layer, null);
    }

    private NamedItem ReadUse(LevelNames names, ElementArguments arguments)
    {
        int repeat = arguments.Integer("Repeat", 1, 1, Limits.Layers);
        string? used = (arguments.Element["Block"] as TypeValue)?.Key;
        if (used is null)
        {
            arguments.Report(ProblemIds.ArgumentMissing, "Block", "Block");
        }

        string prefix = Names.Snake(used is null ? "Block" : blocks.Declaration(used)?.Name ?? BlockWirings.ShortName(used));
        return new NamedItem(arguments, names.Name(arguments.Element, arguments.Place, prefix, repeat), null, used);
    }
}
