namespace Backprop.Gen.Schedules;

/// <summary>Every schedule.</summary>
internal static class ScheduleRegistry
{
    public static IReadOnlyList<ScheduleDefinition> All { get; } =
    [
        new ExponentialDecaySchedule(),
        new PiecewiseConstantDecaySchedule(),
        new PolynomialDecaySchedule(),
        new InverseTimeDecaySchedule(),
        new CosineDecaySchedule(),
        new CosineDecayRestartsSchedule(),
        new OneCycleSchedule(),
    ];

    /// <summary>The schedule of Keras's class name, or null.</summary>
    public static ScheduleDefinition? Find(string kind) => All.FirstOrDefault(s => s.Kind == kind);
}
