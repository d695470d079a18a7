using System.Text.RegularExpressions;
using Backprop.Runtime;

namespace Backprop.Importing;

/// <summary>Keras: the layouts are the network's own; the tensors of a layer have numbers instead of names, in the order in which it makes them.</summary>
internal sealed partial class KerasLayout : WeightLayout
{
    /// <summary>Group and file name of a kind of layer: <c>Conv2DTranspose</c> is <c>conv2d_transpose</c>, as in Keras's <c>to_snake_case</c>.</summary>
    public static string GroupOf(string kind) => SecondWord().Replace(FirstWord().Replace(kind, "$1_$2"), "$1_$2").ToLowerInvariant();

    /// <inheritdoc/>
    public override IReadOnlyList<NetworkLayer> LayersOf(NetworkDescription network) =>
        [.. NetworkLayer.Of(network).Select(layer => layer with { Group = GroupOf(layer.Kind) })];

    /// <inheritdoc/>
    public override PairedLayer Pair(SavedLayer saved, NetworkLayer layer)
    {
        if (saved.Tensors.Count != layer.Tensors.Count)
        {
            return new(
                [],
                [
                    $"{saved} of the file has {saved.Tensors.Count} tensors, but {layer} of the network has {layer.Tensors.Count}; "
                    + "declare the layer with the same UseBias, Scale and Center as in Keras",
                ],
                Fits: false);
        }

        List<PairedTensor> pairs = [];
        List<string> differences = [];
        foreach ((SavedTensor tensor, NetworkTensor weight) in saved.Tensors.Zip(layer.Tensors))
        {
            // Keras's PReLU may share its alpha along axes; the network has one for each element. One mean of everything is a scalar there.
            Rearrangement? order = tensor.Shape.SequenceEqual(weight.Shape) ? Rearrangement.None(weight.Shape)
                : layer.Kind == "PReLU" ? Rearrangement.Repetition(tensor.Shape, weight.Shape)
                : layer.Kind == "Normalization" && tensor.Shape.Count == 0 && weight.Shape is [1] ? Rearrangement.None(weight.Shape)
                : null;
            if (order is null)
            {
                differences.Add(
                    $"'{tensor.Name}' of the file is {Words.Of(tensor.Shape)}, but '{weight.Name}' of the network is {Words.Of(weight.Shape)}; "
                    + "declare the layer with the sizes of the original, or pair other layers in Layers");
            }
            else
            {
                pairs.Add(new(tensor, weight, order));
            }
        }

        return new(pairs, differences, differences.Count == 0);
    }

    [GeneratedRegex("(.)([A-Z][a-z]+)", RegexOptions.CultureInvariant)]
    private static partial Regex FirstWord();

    [GeneratedRegex("([a-z])([A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex SecondWord();
}
