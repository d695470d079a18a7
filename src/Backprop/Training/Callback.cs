namespace Backprop;

/// <summary>
/// Something that watches a training and may interfere: override what you want to hear. The order of calls is Keras's; callbacks are called
/// in the order in which they are listed, on the thread that called <c>Fit</c>.
/// </summary>
/// <remarks>
/// <para>
/// The calls for a batch happen in every step, so they should not allocate. Epochs and steps are numbered from 1 (Keras passes them from 0).
/// </para>
/// <para>An exception from a callback ends the training and reaches the caller of <c>Fit</c>.</para>
/// </remarks>
public abstract class Callback
{
    /// <summary>Before the first epoch.</summary>
    public virtual void OnTrainBegin(TrainingRun run)
    {
    }

    /// <summary>Behind the last epoch, also when a callback stopped the training; not when an exception or a cancellation did.</summary>
    public virtual void OnTrainEnd(TrainingRun run)
    {
    }

    /// <summary>
    /// Instead of <see cref="OnTrainEnd"/> when training ends by an exception or by its cancellation token: the place to close files. The
    /// exception continues to the caller of <c>Fit</c>.
    /// </summary>
    public virtual void OnTrainAbort(TrainingRun run, Exception exception)
    {
    }

    /// <summary>Before the first step of an epoch.</summary>
    public virtual void OnEpochBegin(TrainingRun run)
    {
    }

    /// <summary>Behind an epoch and its validation: all metrics of the epoch are there.</summary>
    public virtual void OnEpochEnd(TrainingRun run)
    {
    }

    /// <summary>Before a training step.</summary>
    public virtual void OnTrainBatchBegin(TrainingRun run)
    {
    }

    /// <summary>Behind a training step: the metrics are those of the epoch so far.</summary>
    public virtual void OnTrainBatchEnd(TrainingRun run)
    {
    }

    /// <summary>
    /// The loss of a training step is NaN or infinite, and the step was not taken. Where a callback returns true, training ends behind the steps so
    /// far; else the exception ends it.
    /// </summary>
    /// <param name="run">The training.</param>
    /// <param name="exception">What is wrong, and where.</param>
    public virtual bool OnNonFiniteLoss(TrainingRun run, NonFiniteLossException exception) => false;

    /// <summary>Before the validation at the end of an epoch.</summary>
    public virtual void OnTestBegin(TrainingRun run)
    {
    }

    /// <summary>Behind the validation at the end of an epoch.</summary>
    public virtual void OnTestEnd(TrainingRun run)
    {
    }
}
