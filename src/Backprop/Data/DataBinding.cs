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
        DataColumn<T>?[] matched = Take(data.Inputs, PortMatching.Inputs([.. data.Inputs.Select(column => column.Name)], network, role));
        for (int i = 0; i < matched.Length; i++)
        {
            if (matched[i]!.Value.AreLabels)
            {
                throw Bad($"gives labels (integers) to input '{network.Inputs[i].Name}', which reads numbers; convert them to {typeof(T).Name}");
            }

            CheckShape(matched[i]!.Value, network.Inputs[i].Shape, $"input '{network.Inputs[i].Name}'");
        }

        return matched;
    }

    /// <summary>The array of each output that has a loss; null for the others.</summary>
    public DataColumn<T>?[] MatchTargets()
    {
        DataColumn<T>?[] matched = Take(data.Targets, PortMatching.Targets([.. data.Targets.Select(column => column.Name)], network, role));
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

            if (matched[o] is { } target)
            {
                // Labels choose along the last axis, so that they have the others.
                IReadOnlyList<int> shape = target.AreLabels ? [.. output.Shape.SkipLast(1)] : output.Shape;
                bool single = output.TargetSize == 1 && target.Shape is { } given && given.All(length => length == 1);
                CheckShape(single ? target with { Shape = null } : target, shape, $"output '{output.Name}'");
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

    private void CheckShape(DataColumn<T> column, IReadOnlyList<int> expected, string port)
    {
        if (column.Shape is { } shape && !shape.SequenceEqual(expected))
        {
            throw Bad(
                $"has samples of shape [{string.Join(", ", shape)}] for {port}, which is declared with [{string.Join(", ", expected)}]; "
                + "reshape the data, or declare the network for it");
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

    private static DataColumn<T>?[] Take(IReadOnlyList<DataColumn<T>> columns, int[] places) =>
        [.. places.Select(place => place < 0 ? (DataColumn<T>?)null : columns[place])];

    private ArgumentException Bad(string what) => new($"{role} {what}.");
}
