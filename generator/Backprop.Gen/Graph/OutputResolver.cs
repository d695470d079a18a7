using System.Globalization;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;

namespace Backprop.Gen.Graph;

/// <summary>
/// Finds the outputs and gives each its loss: the layers that <c>[Output]</c> names, else those that losses name, else the last layer.
/// </summary>
internal sealed class OutputResolver(NetworkDeclaration declaration, Wiring network, IReadOnlyDictionary<string, int> layerOrder, ProblemList problems)
{
    private readonly List<NetworkOutput> outputs = [];

    /// <summary>Whether an output is not known because of a mistake, so that a loss may well name it.</summary>
    private bool incomplete;

    public IReadOnlyList<NetworkOutput> Resolve()
    {
        ElementArguments[] losses = [.. Of(ElementCategory.Loss)];
        ElementArguments[] declared = [.. Of(ElementCategory.Output)];
        if (declared.Length > 0)
        {
            ReadOutputs(declared);
        }
        else if (losses.Any(l => l.Has("Output")))
        {
            ReadNamesOfLosses(losses);
        }
        else
        {
            AddLastLayer();
        }

        CheckCount();
        foreach (ElementArguments loss in losses)
        {
            Assign(loss);
        }

        if (losses.Length == 0)
        {
            problems.Add(ProblemIds.NoLoss, Place.Class);
        }

        return outputs;
    }

    private IEnumerable<ElementArguments> Of(ElementCategory category)
    {
        for (int i = 0; i < declaration.Elements.Count; i++)
        {
            if (declaration.Elements[i].Category == category)
            {
                yield return new ElementArguments(declaration.Elements[i], new Place(null, i, null, -1), problems);
            }
        }
    }

    private void ReadOutputs(IEnumerable<ElementArguments> declared)
    {
        foreach (ElementArguments arguments in declared)
        {
            if (arguments.Texts("Layers") is not { Count: > 0 } names)
            {
                if (!arguments.Failed)
                {
                    arguments.Report(ProblemIds.ArgumentMissing, "Layers", "Layers");
                }

                incomplete = true;
                continue;
            }

            for (int i = 0; i < names.Count; i++)
            {
                if (Find(arguments, "Layers", i, names[i], ProblemIds.UnknownOutputLayer) is not { } layer)
                {
                    incomplete = true;
                }
                else if (outputs.Any(o => o.Layer == layer))
                {
                    arguments.Report(ProblemIds.DuplicateName, "Layers", i, names[i]);
                }
                else
                {
                    outputs.Add(new NetworkOutput(names[i], layer, arguments.At("Layers", i)));
                }
            }
        }
    }

    private void ReadNamesOfLosses(IEnumerable<ElementArguments> losses)
    {
        foreach (ElementArguments loss in losses.Where(l => l.Has("Output")))
        {
            string? name = loss.Text("Output");
            if (name is null || Find(loss, "Output", -1, name, ProblemIds.UnknownLossOutput) is not { } layer)
            {
                incomplete = true;
            }
            else if (outputs.All(o => o.Layer != layer))
            {
                outputs.Add(new NetworkOutput(name, layer, loss.At("Output")));
            }
        }

        outputs.Sort((a, b) => layerOrder[a.Layer].CompareTo(layerOrder[b.Layer]));
    }

    private void AddLastLayer()
    {
        int last = declaration.Elements.ToList().FindLastIndex(e => e.Category is ElementCategory.Layer or ElementCategory.Use);
        if (network.Output is null || last < 0)
        {
            incomplete = true;
            return;
        }

        // A use as the last item is the output under its own name.
        string name = network.Items[network.Items.Count - 1].Names[0];
        outputs.Add(new NetworkOutput(name, network.Output, new Place(null, last, null, -1)));
    }

    private string? Find(ElementArguments arguments, string argument, int item, string name, string problem)
    {
        if (network.Scope.TryFindLayer(name, out string? layer))
        {
            return layer;
        }

        string nearest = network.Scope.NearestLayer(name);
        if (nearest.Length > 0)
        {
            arguments.Report(new Problem(problem, arguments.At(argument, item), [name, nearest])
            {
                FixData = [new Argument("Name", new TextValue(nearest))],
            });
        }

        return null;
    }

    private void CheckCount()
    {
        int inputs = declaration.Elements.Count(e => e.Category == ElementCategory.Input);
        int judged = declaration.Elements.Count(e => e.Category == ElementCategory.Loss);
        if (outputs.Count > Limits.Ports)
        {
            problems.Add(ProblemIds.TooManyPorts, outputs[Limits.Ports].Place, $"{Text(outputs.Count)} outputs", Text(Limits.Ports));
        }
        else if (inputs <= Limits.Ports && inputs + outputs.Count + judged > Limits.Arguments)
        {
            problems.Add(
                ProblemIds.TooManyPorts, Place.Class,
                $"{Text(inputs)} inputs, {Text(outputs.Count)} outputs and {Text(judged)} targets", Text(Limits.Arguments) + " together");
        }
    }

    private void Assign(ElementArguments loss)
    {
        int index = loss.Has("Output") ? IndexOf(loss) : OnlyOutput(loss);
        if (index < 0)
        {
            return;
        }

        if (outputs[index].Loss is not null)
        {
            loss.Report(ProblemIds.SeveralLosses, "Output", outputs[index].Name);
            return;
        }

        outputs[index] = outputs[index] with { Loss = loss };
    }

    private int OnlyOutput(ElementArguments loss)
    {
        if (outputs.Count > 1 || (outputs.Count == 1 && incomplete))
        {
            loss.Report(ProblemIds.ArgumentMissing, "Output", "Output");
        }

        return outputs.Count == 1 && !incomplete ? 0 : -1;
    }

    private int IndexOf(ElementArguments loss)
    {
        // Where no [Output] stands, the name was looked up, and reported, before.
        if (loss.Failed || loss.Text("Output") is not { } name)
        {
            return -1;
        }

        network.Scope.TryFindLayer(name, out string? layer);
        int index = outputs.FindIndex(o => o.Layer == layer || o.Name == name);
        if (index < 0 && !incomplete && outputs.Count > 0)
        {
            string nearest = NearestName.Of(name, outputs.Select(o => o.Name));
            loss.Report(new Problem(ProblemIds.UnknownLossOutput, loss.At("Output"), [name, nearest])
            {
                FixData = [new Argument("Name", new TextValue(nearest))],
            });
        }

        return index;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
