using Backprop.Runtime;

namespace Backprop.Importing;

/// <summary>How a library names and lays out the weights of a layer.</summary>
internal abstract class WeightLayout
{
    /// <summary>The network's layers as the library would cut them, each with the group that the library's files tell.</summary>
    public abstract IReadOnlyList<NetworkLayer> LayersOf(NetworkDescription network);

    /// <summary>The tensors of a layer of the file and those of the network that they become.</summary>
    public abstract PairedLayer Pair(SavedLayer saved, NetworkLayer layer);
}

/// <summary>A layer of the file beside one of the network.</summary>
/// <param name="Pairs">What can be taken.</param>
/// <param name="Differences">A sentence for each tensor that cannot.</param>
/// <param name="Fits">Whether the shapes go together; then what is left is a question to the caller.</param>
internal sealed record PairedLayer(IReadOnlyList<PairedTensor> Pairs, IReadOnlyList<string> Differences, bool Fits);

/// <summary>A tensor of the file, the weight that it becomes, and how.</summary>
internal sealed record PairedTensor(SavedTensor Saved, NetworkTensor Weight, Rearrangement Order);
