using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>The file columns of a network's inputs and targets, opened and checked against its sizes.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class FileBinding<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkDescription network;
    private readonly string role;
    private readonly List<MappedColumn<T>> opened = [];
    private readonly MappedColumn<T>[] inputs;
    private readonly MappedColumn<T>?[] targets;
    private readonly int[] inputSizes;
    private readonly int[] targetSizes;
    private readonly int[] classes;

    /// <param name="inputs">A column for each input.</param>
    /// <param name="targets">A column for each output with a loss.</param>
    /// <param name="network">The network.</param>
    /// <param name="role">Whose data it is, at the beginning of a sentence.</param>
    public FileBinding(IReadOnlyList<FileColumn> inputs, IReadOnlyList<FileColumn> targets, NetworkDescription network, string role)
    {
        this.network = network;
        this.role = role;
        inputSizes = [.. network.Inputs.Select(input => input.Size)];
        targetSizes = [.. network.Outputs.Select(output => output.TargetSize)];
        classes = [.. network.Outputs.Select(output => output.Target == TargetKind.Labels ? output.Size / output.TargetSize : 0)];
        try
        {
            int[] ofInputs = PortMatching.Inputs([.. inputs.Select(column => column.Name)], network, role);
            int[] ofTargets = PortMatching.Targets([.. targets.Select(column => column.Name)], network, role);
            this.inputs = [.. ofInputs.Select((column, i) => Open(inputs[column], inputSizes[i], $"input '{network.Inputs[i].Name}'"))];
            this.targets = [.. ofTargets.Select((column, o) => column < 0 ? null : OpenTarget(targets[column], o))];
            Count = CountSamples();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Samples.</summary>
    public int Count { get; }

    /// <summary>Reads a sample into a place of a buffer.</summary>
    public void Read(long sample, BatchBuffer<T> buffer, int place)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i].Read(sample, buffer.Inputs[i].AsSpan(place * inputSizes[i], inputSizes[i]));
        }

        for (int o = 0; o < targets.Length; o++)
        {
            int size = targetSizes[o];
            if (buffer.Labels[o] is { } labels)
            {
                targets[o]!.ReadLabels(sample, labels.AsSpan(place * size, size), classes[o]);
            }
            else if (buffer.Values[o] is { } values)
            {
                targets[o]!.Read(sample, values.AsSpan(place * size, size));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (MappedColumn<T> column in opened)
        {
            column.Dispose();
        }
    }

    private MappedColumn<T> OpenTarget(FileColumn column, int o)
    {
        OutputDescription output = network.Outputs[o];
        string what = $"the {(classes[o] > 0 ? "labels" : "target")} of output '{output.Name}'";
        if (classes[o] > 0 && (column.Element is FileElement.Single or FileElement.Double || column.Scale != 1))
        {
            throw new ArgumentException(
                $"{role} reads {what} in '{column.Path}' as {column.Element} numbers times {column.Scale}, but loss {output.Loss} compares it with labels: Byte or Int32, without a scale.");
        }

        return Open(column, output.TargetSize, what);
    }

    private MappedColumn<T> Open(FileColumn column, int elements, string what)
    {
        var mapped = new MappedColumn<T>(column, elements, what, role);
        opened.Add(mapped);
        return mapped;
    }

    private int CountSamples()
    {
        MappedColumn<T> reference = opened[0];
        foreach (MappedColumn<T> column in opened)
        {
            if (column.Count != reference.Count)
            {
                throw new ArgumentException(
                    $"{role} has {column.Count} samples as {column.What}, but {reference.Count} as {reference.What}; every column must hold the same samples.");
            }
        }

        return reference.Count <= Array.MaxLength
            ? (int)reference.Count
            : throw new ArgumentException($"{role} has {reference.Count} samples as {reference.What}; at most {Array.MaxLength} can be put into an order.");
    }
}
