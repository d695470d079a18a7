namespace Backprop.Tests.Training;

/// <summary>A clock that stands still, or goes on by a tick whenever somebody looks.</summary>
internal sealed class FakeClock : TimeProvider
{
    private long now;

    public TimeSpan Tick { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        now += Tick.Ticks;
        return now;
    }

    public void Advance(TimeSpan time) => now += time.Ticks;
}
