namespace Backprop;

/// <summary>What was brought in from a file, and what was not.</summary>
/// <param name="Taken">Each weight that was set, in the order of the network's layers.</param>
/// <param name="Missing">Weights of the network that the file has nothing for; they keep their values.</param>
/// <param name="LeftOver">Tensors of the file that have no place in the network and were not ignored by the caller.</param>
/// <param name="Differences">A sentence for each reason; empty if everything was taken.</param>
public sealed record ImportReport(
    IReadOnlyList<ImportedTensor> Taken, IReadOnlyList<string> Missing, IReadOnlyList<string> LeftOver, IReadOnlyList<string> Differences)
{
    /// <summary>For example "4 of 6 weights were brought in", with a line for each of them and for each difference.</summary>
    public override string ToString() => string.Join(
        "\n  ",
        Taken.Select(tensor => tensor.ToString()).Concat(Differences)
            .Prepend($"{Taken.Count} of {Taken.Count + Missing.Count} weights were brought in"));
}
