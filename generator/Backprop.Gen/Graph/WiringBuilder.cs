using System.Globalization;
using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Emission;
using Backprop.Gen.Initializers;
using Backprop.Gen.Layers;

namespace Backprop.Gen.Graph;

/// <summary>Names the layers of one level and resolves what they read.</summary>
internal sealed class WiringBuilder
{
    private readonly EquatableArray<Element> elements;
    private readonly string? block;
    private readonly string? placeBlock;
    private readonly BlockWirings blocks;
    private readonly ProblemList problems = new();
    private readonly LevelScope scope = new();
    private readonly Dictionary<int, string> inputNames = [];
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
        this.placeBlock = placeBlock;
        this.blocks = blocks;
    }

    private sealed record Candidate(Element Element, ElementArguments Arguments, IReadOnlyList<string> Names, LayerDefinition? Layer, string? Block);

    public Wiring Build()
    {
        if (block is not null && elements.Any(e => e.Category == ElementCategory.Network))
        {
            problems.Add(ProblemIds.NetworkAndBlock, PlaceOf(elements.ToList().FindIndex(e => e.Category == ElementCategory.Block)), ShortName(block));
            return new Wiring([], [], inputNames, scope, null, 0, Failed: true, problems);
        }

        List<Candidate> candidates = [];
        string? previous = NameAll(candidates);
        if (candidates.Count == 0)
        {
            problems.Add(ProblemIds.NoLayers, PlaceOf(-1));
        }

        bool failed = false;
        for (int i = 0; i < candidates.Count && layerCount <= Limits.Layers; i++)
        {
            previous = Wire(candidates[i], i, previous);
            failed |= previous is null;
        }

        if (block is not null && candidates.Count > 0)
        {
            problems.AddRange(scope.Unread([candidates[candidates.Count - 1].Names[0]]));
        }

        IReadOnlyList<WiredInitializer> initializers = ReadInitializers();
        return new Wiring(
            wired, initializers, inputNames, scope, previous, (int)Math.Min(layerCount, int.MaxValue), failed || problems.HasErrors, problems);
    }

    private Place PlaceOf(int element) => new(placeBlock, element, null, -1);

    private static string ShortName(string key) => key.Substring(key.LastIndexOf('.') + 1);

    /// <summary>Collects layers and uses; what the first of them reads by default.</summary>
    private string? NameAll(List<Candidate> candidates)
    {
        LevelNames names = new(problems);
        int inputs = elements.Count(e => e.Category == ElementCategory.Input);
        string? lastInput = null;
        if (block is not null)
        {
            lastInput = names.Name(new Element("Input", ElementCategory.Input, []), PlaceOf(-1), Wiring.BlockInput)[0];
            scope.DeclareInput(lastInput, -1, null);
        }

        for (int i = 0; i < elements.Count; i++)
        {
            Element element = elements[i];
            switch (element.Category)
            {
                case ElementCategory.Input or ElementCategory.Output or ElementCategory.Loss or ElementCategory.Optimizer when block is not null:
                    problems.Add(ProblemIds.NetworkAttributeInBlock, PlaceOf(i), element.Kind);
                    break;
                case ElementCategory.Input:
                    lastInput = names.Name(element, PlaceOf(i), Wiring.BlockInput)[0];
                    inputNames.Add(i, lastInput);
                    scope.DeclareInput(lastInput, -inputs--, PlaceOf(i));
                    break;
                case ElementCategory.Layer or ElementCategory.Use:
                    Candidate candidate = NameItem(names, element, PlaceOf(i));
                    scope.Declare(candidate.Names, candidates.Count, PlaceOf(i));
                    candidates.Add(candidate);
                    break;
            }
        }

        return lastInput;
    }

    private Candidate NameItem(LevelNames names, Element element, Place place)
    {
        ElementArguments arguments = new(element, place, problems);
        if (element.Category == ElementCategory.Layer)
        {
            LayerDefinition? layer = LayerRegistry.Find(element.Kind);
            if (layer is null)
            {
                arguments.Report(ProblemIds.UnknownAttribute, null, element.Kind);
            }

            return new Candidate(element, arguments, names.Name(element, place, Names.Snake(element.Kind)), layer, null);
        }

        int repeat = arguments.Integer("Repeat", 1, 1, Limits.Layers);
        string? used = (element["Block"] as TypeValue)?.Key;
        if (used is null)
        {
            arguments.Report(ProblemIds.ArgumentMissing, "Block", "Block");
        }

        string prefix = Names.Snake(used is null ? "Block" : blocks.Declaration(used)?.Name ?? ShortName(used));
        return new Candidate(element, arguments, names.Name(element, place, prefix, repeat), null, used);
    }

    /// <summary>Resolves one item; its output, or null where an error took it out.</summary>
    private string? Wire(Candidate candidate, int order, string? previous)
    {
        if (Sources(candidate, order, previous) is not { } sources || candidate.Arguments.Failed || !AcceptsInputs(candidate, sources.Count))
        {
            return null;
        }

        Wiring? inner = null;
        if (candidate.Layer is null)
        {
            inner = FindBlock(candidate);
            if (inner is null || inner.Failed)
            {
                return null;
            }
        }

        layerCount += inner is null ? 1 : (long)candidate.Names.Count * inner.LayerCount;
        if (layerCount > Limits.Layers)
        {
            candidate.Arguments.Report(
                ProblemIds.TooManyLayers, "Repeat",
                layerCount.ToString(CultureInfo.InvariantCulture), Limits.Layers.ToString(CultureInfo.InvariantCulture));
            return null;
        }

        wired.Add(new WiredItem(candidate.Element, candidate.Arguments.Place, candidate.Names, sources, candidate.Layer, inner));
        return inner is null ? DefineLayer(candidate.Names[0], order) : DefineUse(candidate.Names, order, inner);
    }

    private IReadOnlyList<WiredInitializer> ReadInitializers()
    {
        List<WiredInitializer> initializers = [];
        for (int i = 0; i < elements.Count; i++)
        {
            if (elements[i].Category != ElementCategory.Initialize)
            {
                continue;
            }

            ElementArguments arguments = new(elements[i], PlaceOf(i), problems);
            string? parameter = arguments.Text("Parameter");
            InitializerDefinition definition = InitializerRegistry.Read(arguments, "Initializer", "Zeros");
            if (!arguments.Failed && initializers.Any(w => w.Parameter == parameter))
            {
                arguments.Report(ProblemIds.InitializedTwice, "Parameter", parameter!);
            }

            InitializerChoice choice = arguments.Failed ? definition.Default : definition.Read(arguments);
            if (!arguments.Failed)
            {
                initializers.Add(new WiredInitializer(parameter!, elements[i], arguments.Place, definition, choice));
            }
        }

        return initializers;
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

    private EquatableArray<string>? Sources(Candidate candidate, int order, string? previous)
    {
        if (!candidate.Arguments.Has("From"))
        {
            scope.MarkRead(order - 1);
            return previous is null ? null : [previous];
        }

        if (candidate.Arguments.Texts("From") is not { } names)
        {
            return null;
        }

        string?[] sources = [.. names.Select((name, item) => scope.Resolve(candidate.Arguments, order, item, name))];
        return sources.Any(s => s is null) ? null : sources.Select(s => s!).ToEquatableArray();
    }

    private bool AcceptsInputs(Candidate candidate, int count)
    {
        int minimum = candidate.Layer?.MinimumInputs ?? 1;
        int maximum = candidate.Layer?.MaximumInputs ?? 1;
        if (count >= minimum && count <= maximum)
        {
            return true;
        }

        string takes = (minimum == maximum ? "" : "at least ") + (minimum == 1 ? "one input" : "two inputs");
        candidate.Arguments.Report(
            ProblemIds.InputCount, "From",
            (layerCount + 1).ToString(CultureInfo.InvariantCulture), candidate.Names[0], takes, count.ToString(CultureInfo.InvariantCulture));
        return false;
    }

    private Wiring? FindBlock(Candidate candidate)
    {
        string used = candidate.Block!;
        if (blocks.Declaration(used) is null)
        {
            candidate.Arguments.Report(ProblemIds.NotABlock, "Block", ShortName(used));
            return null;
        }

        if (block is not null && blocks.ClosesCycle(block, used, out bool reported))
        {
            if (reported)
            {
                candidate.Arguments.Report(ProblemIds.BlockCycle, "Block", ShortName(used));
            }

            return null;
        }

        return blocks.Find(used);
    }
}
