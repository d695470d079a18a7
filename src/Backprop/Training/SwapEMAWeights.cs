namespace Backprop;

/// <summary>
/// Validates (and with <see cref="SwapOnEpoch"/> saves) with the moving average of the weights, and trains on with the weights themselves. As
/// <c>keras.callbacks.SwapEMAWeights</c>; the optimizer needs <c>UseEma = true</c>.
/// </summary>
/// <param name="swapOnEpoch">
/// Whether the average stays in place until the end of the epoch, so that callbacks behind this one in the list see it there too; else only for
/// the validation.
/// </param>
public sealed class SwapEMAWeights(bool swapOnEpoch = false) : Callback
{
    /// <summary>Whether the average stays in place until the end of the epoch.</summary>
    public bool SwapOnEpoch { get; } = swapOnEpoch;

    /// <inheritdoc/>
    public override void OnTestBegin(TrainingRun run) => Swap(run, true);

    /// <inheritdoc/>
    public override void OnTestEnd(TrainingRun run)
    {
        if (!SwapOnEpoch)
        {
            Swap(run, false);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run)
    {
        if (SwapOnEpoch)
        {
            Swap(run, true);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingRun run) => Swap(run, false);

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingRun run) => Swap(run, false);

    /// <inheritdoc/>
    public override void OnTrainAbort(TrainingRun run, Exception exception) => Swap(run, false);

    private static void Swap(TrainingRun run, bool wanted)
    {
        if (run.AveragedWeightsAreInPlace != wanted)
        {
            run.SwapAveragedWeights();
        }
    }
}
