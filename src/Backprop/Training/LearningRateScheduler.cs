namespace Backprop;

/// <summary>Sets the learning rate before every epoch. As <c>keras.callbacks.LearningRateScheduler</c>, but epochs count from 1.</summary>
/// <remarks>A rate that is negative or not finite ends training with the exception of <see cref="TrainingRun.LearningRate"/>.</remarks>
/// <param name="schedule">The rate of an epoch from its number (from 1) and the rate so far.</param>
public sealed class LearningRateScheduler(Func<int, double, double> schedule) : Callback
{
    private readonly Func<int, double, double> schedule = schedule ?? throw new ArgumentNullException(nameof(schedule));

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingRun run) => run.LearningRate = schedule(run.Epoch, run.LearningRate);
}
