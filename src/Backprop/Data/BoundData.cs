using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>A data set's arrays in the order of a network's ports, checked against their sizes.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class BoundData<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Binds the arrays; see <see cref="DataBinding{T}"/> for the checks.</summary>
    public BoundData(DataSet<T> data, NetworkDescription network, string role)
    {
        var binding = new DataBinding<T>(data, network, role);
        DataColumn<T>?[] inputs = binding.MatchInputs();
        Targets = binding.MatchTargets();
        Inputs = [.. inputs.Select(input => input!.Value.Values)];
        InputSizes = [.. network.Inputs.Select(input => input.Size)];
        OutputSizes = [.. network.Outputs.Select(output => output.Size)];
        TargetSizes = [.. network.Outputs.Select(output => output.TargetSize)];
        Weights = data.SampleWeights;
        Rows = data.Rows;
        StoredCount = binding.CountSamples(inputs, Targets);
        Count = Rows?.Length ?? StoredCount;
        binding.CheckNotEmpty(Count);
        binding.CheckLabels(Targets);
    }

    /// <summary>Takes arrays that are in the order of the ports and have their sizes.</summary>
    public BoundData(NetworkDescription network, ReadOnlyMemory<T>[] inputs, DataColumn<T>?[] targets, ReadOnlyMemory<T> weights, int count)
    {
        Inputs = inputs;
        Targets = targets;
        InputSizes = [.. network.Inputs.Select(input => input.Size)];
        OutputSizes = [.. network.Outputs.Select(output => output.Size)];
        TargetSizes = [.. network.Outputs.Select(output => output.TargetSize)];
        Weights = weights;
        StoredCount = count;
        Count = count;
    }

    /// <summary>The samples of each input.</summary>
    public ReadOnlyMemory<T>[] Inputs { get; }

    /// <summary>The targets of each output; null for one without a loss.</summary>
    public DataColumn<T>?[] Targets { get; }

    /// <summary>Elements of one sample of each input.</summary>
    public int[] InputSizes { get; }

    /// <summary>Elements of one sample of each output.</summary>
    public int[] OutputSizes { get; }

    /// <summary>Target elements of one sample of each output.</summary>
    public int[] TargetSizes { get; }

    /// <summary>One factor for each sample's loss, or empty.</summary>
    public ReadOnlyMemory<T> Weights { get; }

    /// <summary>The rows of a view, or null for all.</summary>
    public int[]? Rows { get; }

    /// <summary>Samples in the arrays.</summary>
    public int StoredCount { get; }

    /// <summary>Samples of the data set.</summary>
    public int Count { get; }
}
