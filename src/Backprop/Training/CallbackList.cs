namespace Backprop;

/// <summary>Calls all callbacks of a run, in their order.</summary>
internal sealed class CallbackList(IEnumerable<Callback> callbacks, TrainingRun run)
{
    private readonly Callback[] callbacks = [.. callbacks];

    public void TrainBegin()
    {
        foreach (Callback callback in callbacks)
        {
            callback.OnTrainBegin(run);
        }
    }

    public void TrainEnd()
    {
        foreach (Callback callback in callbacks)
        {
            callback.OnTrainEnd(run);
        }
    }

    public void TrainAbort(Exception exception)
    {
        foreach (Callback callback in callbacks)
        {
            callback.OnTrainAbort(run, exception);
        }
    }

    public void EpochBegin()
    {
        foreach (Callback callback in callbacks)
        {
            callback.OnEpochBegin(run);
        }
    }

    public void EpochEnd()
    {
        foreach (Callback callback in callbacks)
        {
            callback.OnEpochEnd(run);
        }
    }

    public void TrainBatchBegin()
    {
        foreach (Callback callback in callbacks)
        {
            callback.OnTrainBatchBegin(run);
        }
    }

    public void TrainBatchEnd()
    {
        foreach (Callback callback in callbacks)
        {
            callback.OnTrainBatchEnd(run);
        }
    }

    /// <summary>Whether a callback takes care of the bad loss; all are asked.</summary>
    public bool NonFiniteLoss(NonFiniteLossException exception)
    {
        bool handled = false;
        foreach (Callback callback in callbacks)
        {
            handled |= callback.OnNonFiniteLoss(run, exception);
        }

        return handled;
    }

    public void TestBegin()
    {
        foreach (Callback callback in callbacks)
        {
            callback.OnTestBegin(run);
        }
    }

    public void TestEnd()
    {
        foreach (Callback callback in callbacks)
        {
            callback.OnTestEnd(run);
        }
    }
}
