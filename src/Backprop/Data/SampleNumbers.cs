namespace Backprop;

/// <summary>
/// Which samples a batch holds: places in the stored data (or in the pass of a stream), which are the same in every pass and do not depend on
/// batches.
/// </summary>
/// <param name="order">The order of the pass, or null for the order of the data.</param>
/// <param name="first">The batch's first place in it.</param>
internal readonly struct SampleNumbers(int[]? order, long first)
{
    /// <summary>The number of sample <paramref name="i"/> of the batch.</summary>
    public long this[int i] => order is null ? first + i : order[first + i];
}
