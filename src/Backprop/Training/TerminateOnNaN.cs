namespace Backprop;

/// <summary>
/// Ends training without an exception when the loss of a step is NaN or infinite. As <c>keras.callbacks.TerminateOnNaN</c>, except that the step
/// is not taken: the weights are those before it.
/// </summary>
/// <remarks>The running epoch ends at once, with the metrics of its steps so far, and is validated as usual.</remarks>
public sealed class TerminateOnNaN : Callback
{
    /// <summary>What was wrong in the last <c>Fit</c>, and where; null if nothing was.</summary>
    public NonFiniteLossException? Cause { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run) => Cause = null;

    /// <inheritdoc/>
    public override bool OnNonFiniteLoss(TrainingRun run, NonFiniteLossException exception)
    {
        Cause = exception;
        run.Stop(exception.Message);
        return true;
    }
}
