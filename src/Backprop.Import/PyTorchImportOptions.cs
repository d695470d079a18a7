namespace Backprop;

/// <summary>How the layers of a file of PyTorch and those of a network are brought together.</summary>
public sealed record PyTorchImportOptions : ImportOptions
{
    /// <summary>
    /// In which order the original flattens maps into a vector. Networks here are channels last: a <c>Flatten</c> behind a map [h, w, c] puts
    /// the channels innermost. A convolutional model of PyTorch flattens [c, h, w], channels outermost, and the weights of the layers behind are
    /// permuted if that is said here. Null, the default, refuses a network in which it would matter.
    /// </summary>
    public FlattenOrder? FlattenOrder { get; init; }

    /// <summary>
    /// For layers whose input was flattened where that cannot be seen (a <c>Reshape</c>, wiring with <c>From</c>): the name of the layer in the
    /// network, and the shape of the map without the batch, channels last, as [h, w, c] or [steps, c]. An empty shape says that nothing was flattened.
    /// </summary>
    public IReadOnlyList<(string Layer, int[] Shape)> FlattenedShapes { get; init; } = [];
}
