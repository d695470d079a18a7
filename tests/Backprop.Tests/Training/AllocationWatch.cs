namespace Backprop.Tests.Training;

/// <summary>What the thread that trains allocates in the steps of all epochs but the first.</summary>
internal sealed class AllocationWatch : Callback
{
    private long before;

    public int Steps { get; private set; }

    public long Bytes { get; private set; }

    // From the end of one step to the end of the next, the first epoch being the warm-up.
    public override void OnTrainBatchEnd(TrainingRun run)
    {
        long now = GC.GetAllocatedBytesForCurrentThread();
        Bytes += run.Epoch > 1 && run.Step > 1 ? now - before : 0;
        Steps++;
        before = GC.GetAllocatedBytesForCurrentThread();
    }
}
