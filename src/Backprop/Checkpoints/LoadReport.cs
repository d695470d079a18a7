namespace Backprop;

/// <summary>What <c>Load</c> took from a file, and what it did not.</summary>
/// <param name="Taken">The names of the tensors that were loaded.</param>
/// <param name="Missing">Tensors of the network that the file does not have, or has in another shape; they keep their values.</param>
/// <param name="Unknown">Tensors of the file that the network does not have.</param>
/// <param name="Differences">A sentence for each that was not taken, at most 50.</param>
public sealed record LoadReport(
    IReadOnlyList<string> Taken, IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown, IReadOnlyList<string> Differences)
{
    /// <summary>For example "2 of 4 tensors were loaded", with a line for each difference.</summary>
    public override string ToString() =>
        string.Join("\n  ", Differences.Prepend($"{Taken.Count} of {Taken.Count + Missing.Count} tensors were loaded"));
}
