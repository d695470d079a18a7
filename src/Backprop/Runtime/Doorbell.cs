using System.Diagnostics;

namespace Backprop.Runtime;

/// <summary>
/// What one thread waits at until another rings. Whoever waits stays awake for a moment, because the next piece of a step comes within
/// microseconds and waking a sleeping thread takes fifty; then it sleeps. Rings that nobody has heard yet count as one.
/// </summary>
internal sealed class Doorbell
{
    private const int Quiet = 0;
    private const int Rung = 1;
    private const int Asleep = -1;

    // A few times what a sleeping thread takes to wake: longer would only heat the machine.
    private static readonly long Patience = Stopwatch.Frequency / 5_000;

    // A monitor: the first sleep at a SemaphoreSlim or an event allocates.
    private readonly object bed = new();
    private int state;

    /// <summary>Lets the waiting thread, or the next that waits, go on.</summary>
    public void Ring()
    {
        if (Interlocked.Exchange(ref state, Rung) == Asleep)
        {
            lock (bed)
            {
                System.Threading.Monitor.Pulse(bed);
            }
        }
    }

    /// <summary>Returns when the bell has rung since the last return.</summary>
    public void Wait()
    {
        long start = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref state) != Rung)
        {
            if (Stopwatch.GetTimestamp() - start > Patience)
            {
                Sleep();
                break;
            }

            Thread.SpinWait(4);
        }

        // With a fence: whoever returns looks for work next, and must not look before a further ring would be kept.
        Interlocked.Exchange(ref state, Quiet);
    }

    private void Sleep()
    {
        lock (bed)
        {
            if (Interlocked.CompareExchange(ref state, Asleep, Quiet) == Quiet)
            {
                while (Volatile.Read(ref state) != Rung)
                {
                    System.Threading.Monitor.Wait(bed);
                }
            }
        }
    }
}
