namespace Backprop;

/// <summary>
/// A weights file cannot be used or cannot be written. When loading, no weight of the network was touched; when saving, a file of that
/// name that was there before is unchanged.
/// </summary>
public sealed class CheckpointException : IOException
{
    /// <summary>Says what is wrong.</summary>
    public CheckpointException(string message)
        : base(message) => Differences = [];

    /// <summary>Says what is wrong and what caused it.</summary>
    public CheckpointException(string message, Exception? innerException)
        : base(message, innerException) => Differences = [];

    /// <summary>Says what is wrong, difference by difference, and what caused it.</summary>
    public CheckpointException(string message, IReadOnlyList<string> differences, Exception? innerException = null)
        : base(message, innerException) => Differences = differences ?? [];

    /// <summary>
    /// Where the file has other tensors than the network: a sentence for each missing, unknown or differently shaped one (at most
    /// 50). Empty if something else is wrong.
    /// </summary>
    public IReadOnlyList<string> Differences { get; }

    /// <summary>The same complaint with the name of the file in front.</summary>
    internal CheckpointException At(string path) => new($"'{path}': {Message}", Differences, InnerException);
}
