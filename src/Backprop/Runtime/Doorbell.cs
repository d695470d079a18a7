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

    private readonly SemaphoreSlim bed = new(0);
    private int state;

    /// <summary>Lets the waiting thread, or the next that waits, go on.</summary>
    public void Ring()
    {
        if (Interlocked.Exchange(ref state, Rung) == Asleep)
        {
            bed.Release();
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
                if (Interlocked.CompareExchange(ref state, Asleep, Quiet) == Quiet)
                {
                    bed.Wait();
                }

                break;
            }

            Thread.SpinWait(4);
        }

        Volatile.Write(ref state, Quiet);
    }
}
