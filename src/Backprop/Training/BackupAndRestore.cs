namespace Backprop;

/// <summary>
/// Keeps a checkpoint while training runs, and lets a run that was killed go on where the checkpoint is: start the same program again. As
/// <c>keras.callbacks.BackupAndRestore</c>.
/// </summary>
/// <remarks>
/// <para>
/// The resumed run ends with the weights, to the last bit, that the run would have had: what is trained on, dropout and schedules follow from
/// seed, epoch and step. The network, the data and the arguments of <c>Fit</c> must be the same; a file of another network is refused. The
/// history of a resumed run begins where it was resumed, and the metrics of an interrupted epoch are those of its rest. What other callbacks
/// remember (as the patience of <see cref="EarlyStopping"/>) begins anew.
/// </para>
/// <para>A file is replaced as a whole: whenever the process is killed, there is the old one or the new one.</para>
/// </remarks>
public sealed class BackupAndRestore : Callback
{
    /// <summary>Says where the checkpoint is, and how often it is written.</summary>
    /// <param name="path">The file; its directory exists.</param>
    /// <param name="saveEverySteps">Save behind every so many steps of an epoch too, and not only behind every epoch.</param>
    /// <param name="deleteCheckpoint">Whether the file is removed when training ends.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of steps below 1.</exception>
    public BackupAndRestore(string path, int? saveEverySteps = null, bool deleteCheckpoint = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (saveEverySteps is { } steps)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1, nameof(saveEverySteps));
        }

        FilePath = path;
        SaveEverySteps = saveEverySteps;
        DeleteCheckpoint = deleteCheckpoint;
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>Steps from one checkpoint within an epoch to the next, or null for none within an epoch.</summary>
    public int? SaveEverySteps { get; }

    /// <summary>Whether the file is removed when training ends.</summary>
    public bool DeleteCheckpoint { get; }

    /// <summary>Whether the last <c>Fit</c> went on from a checkpoint.</summary>
    public bool Restored { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run)
    {
        Restored = File.Exists(FilePath);
        if (Restored)
        {
            run.ResumeFrom(FilePath);
        }
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(TrainingRun run)
    {
        if (SaveEverySteps is { } steps && run.Step % steps == 0)
        {
            run.SaveCheckpoint(FilePath, epochIsDone: false);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run) => run.SaveCheckpoint(FilePath, epochIsDone: true);

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingRun run)
    {
        if (DeleteCheckpoint)
        {
            File.Delete(FilePath);
        }
    }
}
