namespace Backprop;

/// <summary>
/// <c>Fit</c> was stopped by its cancellation token, between two steps: the weights, the optimizer's state and the number of iterations
/// are those behind the last finished step, so the network can be used, saved and trained on.
/// </summary>
public sealed class TrainingCanceledException : OperationCanceledException
{
    internal TrainingCanceledException(History history, int epoch, int step, CancellationToken token)
        : base($"Training was cancelled in epoch {epoch} behind step {step}; the weights are those behind that step.", token) => History = history;

    /// <summary>The finished epochs.</summary>
    public History History { get; }
}
