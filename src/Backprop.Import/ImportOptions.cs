namespace Backprop;

/// <summary>How the layers of a file and those of a network are brought together.</summary>
public record ImportOptions
{
    /// <summary>
    /// Pairs of a layer of the file and a layer of the network, for example <c>("dense_1", "hidden")</c>; layers without a pair are matched
    /// by themselves. The file's layers are called as <see cref="ImportReport"/> and the messages of errors call them; the parts of a
    /// <c>SeparableConv2D</c>, which PyTorch keeps as two layers, are <c>name.depthwise</c> and <c>name.pointwise</c>.
    /// </summary>
    public IReadOnlyList<(string File, string Network)> Layers { get; init; } = [];

    /// <summary>Layers of the file that are not wanted, as a head that is learned anew.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>
    /// Whether every weight of the network must come from the file and every weight of the file must have a place in the network; true by
    /// default. Else what fits is taken, and the report tells which.
    /// </summary>
    public bool Strict { get; init; } = true;
}
