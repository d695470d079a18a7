namespace Backprop;

/// <summary>A callback made of delegates, each of which may be left out. As <c>keras.callbacks.LambdaCallback</c>.</summary>
/// <param name="onTrainBegin">Before the first epoch.</param>
/// <param name="onTrainEnd">Behind the last epoch.</param>
/// <param name="onEpochBegin">Before the first step of an epoch.</param>
/// <param name="onEpochEnd">Behind an epoch and its validation.</param>
/// <param name="onTrainBatchBegin">Before a training step.</param>
/// <param name="onTrainBatchEnd">Behind a training step.</param>
/// <param name="onTestBegin">Before the validation at the end of an epoch.</param>
/// <param name="onTestEnd">Behind the validation at the end of an epoch.</param>
public sealed class LambdaCallback(
    Action<TrainingRun>? onTrainBegin = null,
    Action<TrainingRun>? onTrainEnd = null,
    Action<TrainingRun>? onEpochBegin = null,
    Action<TrainingRun>? onEpochEnd = null,
    Action<TrainingRun>? onTrainBatchBegin = null,
    Action<TrainingRun>? onTrainBatchEnd = null,
    Action<TrainingRun>? onTestBegin = null,
    Action<TrainingRun>? onTestEnd = null) : Callback
{
    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run) => onTrainBegin?.Invoke(run);

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingRun run) => onTrainEnd?.Invoke(run);

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingRun run) => onEpochBegin?.Invoke(run);

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run) => onEpochEnd?.Invoke(run);

    /// <inheritdoc/>
    public override void OnTrainBatchBegin(TrainingRun run) => onTrainBatchBegin?.Invoke(run);

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(TrainingRun run) => onTrainBatchEnd?.Invoke(run);

    /// <inheritdoc/>
    public override void OnTestBegin(TrainingRun run) => onTestBegin?.Invoke(run);

    /// <inheritdoc/>
    public override void OnTestEnd(TrainingRun run) => onTestEnd?.Invoke(run);
}
