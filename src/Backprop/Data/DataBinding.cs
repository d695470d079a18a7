using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// Finds a data set's array for each port of a network and checks lengths and labels; every complaint names the port and both sizes.
/// </summary>
/// <param name="data">The data set.</param>
/// <param name="network">The network it shall feed.</param>
/// <param name="role">What the data is for, at the beginning of a message: "The training data".</param>
internal sealed class DataBinding<T>(DataSet<T> data, NetworkDescription network, string role)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The array of each input.</summary>
    public DataColumn<T>?[] MatchInputs()
    {
        DataColumn<T>?[] matched = Match(data.Inputs, [.. network.Inputs.Select(input => input.Name)], _ => true, "input");
        for (int i = 0; i < matched.Length; i++)
        {
            if (matched[i]!.Value.AreLabels)
            {
                throw Bad($"gives labels (integers) to input '{network.Inputs[i].Name}', which reads numbers; convert them to {typeof(T).Name}");
            }
        }

        return matched;
    }

    /// <summary>The array of each output that has a loss; null for the others.</summary>
    public DataColumn<T>?[] MatchTargets()
    {
        DataColumn<T>?[] matched = Match(
            data.Targets, [.. network.Outputs.Select(output => output.Name)], o => network.Outputs[o].Target != TargetKind.None, "output");
        for (int o = 0; o < matched.Length; o++)
        {
            OutputDescription output = network.Outputs[o];
            if (matched[o] is { } column && column.AreLabels != (output.Target == TargetKind.Labels))
            {
                throw Bad(column.AreLabels
                    ? $"gives labels (integers) to output '{output.Name}', whose loss {output.Loss} compares it with {output.TargetSize} numbers "
                        + "a sample; give it numbers (for classes: one-hot), or declare [SparseCategoricalCrossentropy]"
                    : $"gives numbers to output '{output.Name}', whose loss {output.Loss} compares it with labels; give it an array of int");
            }
        }

        return matched;
    }

    /// <summary>The samples in the arrays, which must be the same in all of them.</summary>
    public int CountSamples(DataColumn<T>?[] inputs, DataColumn<T>?[] targets)
    {
        int count = -1;
        string reference = "";
        for (int i = 0; i < inputs.Length; i++)
        {
            InputDescription input = network.Inputs[i];
            Agree(inputs[i]!.Value.Length, input.Size, $"input '{input.Name}'", ref count, ref reference);
        }

        for (int o = 0; o < targets.Length; o++)
        {
            if (targets[o] is { } column)
            {
                OutputDescription output = network.Outputs[o];
                string what = column.AreLabels ? "labels" : "target";
                Agree(column.Length, output.TargetSize, $"the {what} of output '{output.Name}'", ref count, ref reference);
            }
        }

        if (data.StoredCount >= 0 && data.StoredCount != count)
        {
            throw Bad(
                $"counts {data.StoredCount} samples, but {reference} has elements for {count}; "
                + "give the data set the right 'count:' or arrays of the right length");
        }

        if (!data.SampleWeights.IsEmpty && data.SampleWeights.Length != count)
        {
            throw Bad($"has {data.SampleWeights.Length} sample weights for {count} samples");
        }

        return count;
    }

    /// <summary>There must be something to do.</summary>
    public void CheckNotEmpty(int count)
    {
        if (count == 0)
        {
            throw Bad("has no samples; it needs at least one");
        }
    }

    /// <summary>Every label must be one of the output's classes: better said here than in the middle of an epoch.</summary>
    public void CheckLabels(DataColumn<T>?[] targets)
    {
        for (int o = 0; o < targets.Length; o++)
        {
            if (targets[o] is not { AreLabels: true } column)
            {
                continue;
            }

            OutputDescription output = network.Outputs[o];
            int classes = output.Size / output.TargetSize;
            ReadOnlySpan<int> labels = column.Labels.Span;
            for (int i = 0; i < labels.Length; i++)
            {
                if ((uint)labels[i] >= (uint)classes)
                {
                    throw Bad(
                        $"has label {labels[i]} in sample {i / output.TargetSize}, "
                        + $"but output '{output.Name}' has {classes} classes: 0 to {classes - 1}");
                }
            }
        }
    }

    private void Agree(int length, int size, string what, ref int count, ref string reference)
    {
        if (length % size != 0)
        {
            throw Bad($"has {length} elements for {what}, which is not a multiple of the {size} elements of one sample");
        }

        int samples = length / size;
        if (count >= 0 && samples != count)
        {
            throw Bad(
                $"has {samples} samples for {what} ({length} elements, {size} a sample) but {count} for {reference}; "
                + "every array must hold the same samples");
        }

        count = samples;
        reference = what;
    }

    private DataColumn<T>?[] Match(IReadOnlyList<DataColumn<T>> columns, string[] ports, Func<int, bool> wanted, string kind)
    {
        var matched = new DataColumn<T>?[ports.Length];
        int[] order = [.. Enumerable.Range(0, ports.Length).Where(wanted)];
        bool named = columns.Count > 0 && columns.All(column => column.Name is not null);
        if (!named && columns.Any(column => column.Name is not null))
        {
            throw Bad($"names some of its {kind}s and not others; name all or none");
        }

        if (!named && columns.Count != order.Length)
        {
            string list = string.Join(", ", order.Select(i => $"'{ports[i]}'"));
            throw Bad($"has {columns.Count} {Plural(kind, columns.Count)} but network {network.Name} wants {order.Length}: {list}");
        }

        for (int i = 0; i < columns.Count; i++)
        {
            int port = named ? Find(columns[i].Name!, ports, kind) : order[i];
            if (matched[port] is not null)
            {
                throw Bad($"has {kind} '{ports[port]}' twice");
            }

            if (!wanted(port))
            {
                throw Bad($"has a target for output '{ports[port]}', which has no loss; leave it out or declare a loss for that output");
            }

            matched[port] = columns[i];
        }

        foreach (int port in order)
        {
            if (matched[port] is null)
            {
                throw Bad($"lacks {(kind == "input" ? "the input" : "a target for output")} '{ports[port]}' of network {network.Name}");
            }
        }

        return matched;
    }

    private int Find(string name, string[] ports, string kind)
    {
        int port = Array.IndexOf(ports, name);
        return port >= 0
            ? port
            : throw Bad($"names {kind} '{name}', which network {network.Name} does not have; {NearestNames.Suggest(name, ports)}");
    }

    private static string Plural(string kind, int count) => kind switch
    {
        "input" => count == 1 ? "input" : "inputs",
        _ => count == 1 ? "target" : "targets",
    };

    private ArgumentException Bad(string what) => new($"{role} {what}.");
}
