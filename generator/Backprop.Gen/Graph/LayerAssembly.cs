using System.Globalization;
using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Layers;

namespace Backprop.Gen.Graph;

/// <summary>Builds inputs and layers into a graph; layers that a mistake took out are left out, and so are their readers.</summary>
internal sealed class LayerAssembly(GraphBuilder graph, ProblemList problems)
{
    private readonly Dictionary<string, LayerInput> values = new(StringComparer.Ordinal);
    private readonly Dictionary<int, MadeBy> makers = [];

    public GraphBuilder Graph { get; } = graph;

    /// <summary>The value of an input or layer; null where a mistake took it out.</summary>
    public int? ValueOf(string name) => values.TryGetValue(name, out LayerInput? input) ? input.Value : null;

    /// <summary>The activation that made a value, with its layer; null where nothing is known.</summary>
    public MadeBy? MakerOf(int value) => makers.TryGetValue(value, out MadeBy? maker) ? maker : null;

    public void AddInputs(IEnumerable<NetworkInput> inputs)
    {
        foreach (NetworkInput input in inputs)
        {
            values[input.Name] = new LayerInput(Graph.AddInput(input.Name, input.Shape), $"input '{input.Name}'", input.Name);
        }
    }

    public void AddLayers(IReadOnlyList<PlacedLayer> layers)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i].Sources.All(values.ContainsKey))
            {
                Graph.CurrentLayer = Graph.Layers.Count;
                Add(layers[i], i + 1);
            }
        }

        Graph.CurrentLayer = -1;
        CheckSizes();
    }

    /// <summary>Lets each <c>[Initialize]</c>, <c>[Regularize]</c> and <c>[Constrain]</c> replace what its layer chose.</summary>
    public void Apply(IEnumerable<PlacedSetting> settings)
    {
        HashSet<(string, string)> done = [];
        foreach (PlacedSetting placed in settings)
        {
            WiredSetting setting = placed.Setting;
            ElementArguments arguments = new(setting.Element, setting.Place, problems);
            int index = Graph.Parameters.ToList().FindIndex(p => p.Name == placed.Parameter);
            if (index < 0)
            {
                ReportUnknown(arguments, placed);
                continue;
            }

            Parameter changed = setting.Setting.Apply(arguments, Graph.Parameters[index]);
            if (done.Add((setting.Element.Kind, placed.Parameter)))
            {
                Graph.ReplaceParameter(index, changed);
            }
        }
    }

    private void Add(PlacedLayer layer, int number)
    {
        ElementArguments arguments = new(layer.Element, layer.Place, problems);
        LayerInput[] inputs = [.. layer.Sources.Select(s => values[s])];
        LayerBuilder builder = new(Graph, arguments, layer.Name, number, inputs, layer.Trainable);
        int firstNode = Graph.Nodes.Count;
        int firstParameter = Graph.Parameters.Count;
        if (layer.Definition.Build(builder) is not { } value || builder.Failed)
        {
            return;
        }

        builder.RegularizeActivity(value);

        Graph.AddLayer(new Layer(
            layer.Name,
            layer.Definition.Kind,
            Graph.ShapeOf(value),
            From(Graph.Parameters, firstParameter).Sum(p => p.Shape.Size),
            From(Graph.Nodes, firstNode).Sum(n => n.Operation.MultiplyAdds([.. n.Inputs.Select(Graph.ShapeOf)])),
            value,
            inputs.Select(i => i.Name).ToEquatableArray()));
        values[layer.Name] = new LayerInput(value, $"layer {number.ToString(CultureInfo.InvariantCulture)} '{layer.Name}'", layer.Name);

        // A layer that passes its input on made nothing.
        if (builder.OutputActivation is { } activation && inputs.All(i => i.Value != value))
        {
            makers[value] = new MadeBy(activation, layer);
        }
    }

    /// <summary>The items from an index on, without walking over those before, which would be quadratic in the number of layers.</summary>
    private static IEnumerable<T> From<T>(IReadOnlyList<T> items, int first)
    {
        for (int i = first; i < items.Count; i++)
        {
            yield return items[i];
        }
    }

    private void CheckSizes()
    {
        // Where one layer is too large, or something else is wrong, that is what has to change.
        if (problems.HasErrors)
        {
            return;
        }

        long parameters = Graph.Parameters.Sum(p => p.Shape.Size);
        long computed = Graph.Values.Where(v => v.Role != ValueRole.Parameter).Sum(v => v.Shape.Size);
        if (parameters > Limits.NetworkParameters)
        {
            problems.Add(ProblemIds.NetworkTooLarge, Place.Class, $"{Text(parameters)} parameters", Text(Limits.NetworkParameters));
        }
        else if (computed > Limits.NetworkValues)
        {
            problems.Add(ProblemIds.NetworkTooLarge, Place.Class, $"{Text(computed)} activations for one sample", Text(Limits.NetworkValues));
        }
    }

    private void ReportUnknown(ElementArguments arguments, PlacedSetting placed)
    {
        // The parameters of a layer that a mistake took out, or of a use whose block has one, are not known.
        string parameter = placed.Setting.Parameter;
        int dot = placed.Parameter.LastIndexOf('.');
        if (problems.HasErrors && (dot < 0 || !values.ContainsKey(placed.Parameter.Substring(0, dot))))
        {
            return;
        }

        IEnumerable<string> known = Graph.Parameters
            .Where(p => p.Name.StartsWith(placed.Prefix, StringComparison.Ordinal))
            .Select(p => p.Name.Substring(placed.Prefix.Length));
        string nearest = NearestName.Of(parameter, known);
        arguments.Report(new Problem(
            ProblemIds.UnknownParameter,
            arguments.At("Parameter"),
            [parameter, nearest.Length == 0 ? "no layer here has parameters" : $"did you mean '{nearest}'?"])
        {
            FixData = nearest.Length == 0 ? [] : [new Argument("Name", new TextValue(nearest))],
        });
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What made a value.</summary>
/// <param name="Activation">A member of the <c>Activation</c> enum; <c>Linear</c> for raw scores.</param>
/// <param name="Layer">The layer that applied it.</param>
internal sealed record MadeBy(string Activation, PlacedLayer Layer);
