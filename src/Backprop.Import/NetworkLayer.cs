using Backprop.Runtime;

namespace Backprop.Importing;

/// <summary>A layer of the network with its weights.</summary>
/// <param name="Name">As the caller may call it.</param>
/// <param name="Kind">Keras's class name.</param>
/// <param name="Group">As of a <see cref="SavedLayer"/>.</param>
/// <param name="Tensors">In Keras's order.</param>
internal sealed record NetworkLayer(string Name, string Kind, string Group, IReadOnlyList<NetworkTensor> Tensors)
{
    /// <summary>The layers that have weights, in declaration order; each its own group.</summary>
    public static IReadOnlyList<NetworkLayer> Of(NetworkDescription network)
    {
        ILookup<string, NetworkTensor> tensors = network.Parameters.ToLookup(
            parameter => parameter.Layer, parameter => new NetworkTensor(parameter.Name, parameter.Role, parameter.Shape));
        return
        [
            .. network.Layers.Where(layer => tensors.Contains(layer.Name))
                .Select(layer => new NetworkLayer(layer.Name, layer.Kind, layer.Kind, [.. tensors[layer.Name]])),
        ];
    }

    /// <summary>For example "'out' (Dense; kernel [8, 3], bias [3])".</summary>
    public override string ToString() =>
        $"'{Name}' ({Kind}; {string.Join(", ", Tensors.Select(tensor => $"{tensor.Role} {Words.Of(tensor.Shape)}"))})";
}

/// <summary>A weight of the network.</summary>
/// <param name="Name">For example <c>dense.kernel</c>.</param>
/// <param name="Role">For example <c>kernel</c>.</param>
/// <param name="Shape">Keras's layout.</param>
internal sealed record NetworkTensor(string Name, string Role, IReadOnlyList<int> Shape);
