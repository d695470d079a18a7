namespace Backprop.Runtime;

public abstract partial class Network<T>
{
    /// <summary>
    /// Fills all memory that carries nothing from one call to the next (workspaces and the shards' own gradient blocks) with a value: tests
    /// put NaN there, which must not show in any result.
    /// </summary>
    internal void FillScratch(T value)
    {
        idleExecution?.FillScratch(value);
        idleSampleWorkspace?.Fill(value);
    }
}
