using Backprop.Runtime;

namespace Backprop.Tests.Runtime;

public sealed class DoorbellTests
{
    [Fact]
    public void A_thread_sleeps_without_allocating()
    {
        Doorbell bell = new(), asleep = new();
        long allocated = -1;
        Thread waiting = new(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            asleep.Ring();
            bell.Wait();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        waiting.Start();
        asleep.Wait();
        SpinWait.SpinUntil(() => waiting.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
        bell.Ring();
        waiting.Join();
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Rings_that_nobody_has_heard_count_as_one()
    {
        Doorbell bell = new();
        bell.Ring();
        bell.Ring();
        bell.Wait();

        Thread late = new(bell.Wait);
        late.Start();
        Assert.False(late.Join(20));
        bell.Ring();
        late.Join();
    }
}
