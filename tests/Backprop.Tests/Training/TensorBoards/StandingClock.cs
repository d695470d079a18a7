namespace Backprop.Tests.Training.TensorBoards;

/// <summary>A clock at which it is always the same time of the same day.</summary>
internal sealed class StandingClock : TimeProvider
{
    public static readonly DateTimeOffset Now = new(2026, 11, 25, 4, 0, 0, 250, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
