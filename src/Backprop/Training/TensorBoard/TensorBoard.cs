using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// Writes event files that TensorBoard shows: <c>tensorboard --logdir logs</c>. As <c>keras.callbacks.TensorBoard</c>.
/// </summary>
/// <remarks>
/// <para>
/// As Keras does, the curves of training go to the directory <c>train</c> below the log directory and those of validation to <c>validation</c>, under
/// the same names, so that they share a chart: <c>epoch_loss</c>, <c>epoch_accuracy</c> and all other metrics; <c>epoch_learning_rate</c>, η of the
/// next step; with <see cref="WriteStepsPerSecond"/> <c>epoch_steps_per_second</c>; with <see cref="UpdateFrequency"/> <c>batch_loss</c> and so on, the
/// metrics of the epoch so far. A histogram of every weight is <c>dense/kernel/histogram</c>, of its gradient in the last step
/// <c>dense/kernel/gradient/histogram</c>.
/// </para>
/// <para>
/// The number of an epoch is that of this library, from 1 (Keras counts from 0), that of a step the number of steps since the first epoch. What a
/// metric did not measure in an epoch is not written. Every epoch is in the file when it ends; each <c>Fit</c> begins files of its own, and files of
/// other trainings in the directory stay.
/// </para>
/// <para>Not written: graphs, images, profiles and embeddings.</para>
/// </remarks>
public sealed class TensorBoard : Callback
{
    private readonly TimeProvider time;
    private readonly WeightHistogram histogram = new();
    private EventFile? training;
    private EventFile? validation;
    private Curve[] curves = [];
    private Tensor[] tensors = [];
    private long steps;

    /// <summary>Says where to write, and what.</summary>
    /// <param name="logDir">The log directory; it is created if need be. One for each training lets TensorBoard compare them.</param>
    /// <param name="histogramFrequency">Epochs from one histogram of weights and gradients to the next; 0 for none.</param>
    /// <param name="updateFrequency">Steps from one record of the running epoch's metrics to the next; null for none within an epoch.</param>
    /// <param name="writeStepsPerSecond">Whether to write how many steps a second an epoch trained.</param>
    /// <param name="time">The clock, by which files are named and events are stamped; by default the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of epochs, or a number of steps below 1.</exception>
    public TensorBoard(
        string logDir = "logs", int histogramFrequency = 0, int? updateFrequency = null, bool writeStepsPerSecond = false, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(logDir);
        ArgumentOutOfRangeException.ThrowIfNegative(histogramFrequency);
        if (updateFrequency is { } frequency)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(frequency, 1, nameof(updateFrequency));
        }

        LogDirectory = logDir;
        HistogramFrequency = histogramFrequency;
        UpdateFrequency = updateFrequency;
        WriteStepsPerSecond = writeStepsPerSecond;
        this.time = time ?? TimeProvider.System;
    }

    /// <summary>The log directory.</summary>
    public string LogDirectory { get; }

    /// <summary>Epochs from one histogram of each tensor to the next, or 0.</summary>
    public int HistogramFrequency { get; }

    /// <summary>Steps from one record within an epoch to the next, or null.</summary>
    public int? UpdateFrequency { get; }

    /// <summary>Whether the speed is written.</summary>
    public bool WriteStepsPerSecond { get; }

    /// <inheritdoc/>
    /// <exception cref="IOException">The files cannot be written.</exception>
    public override void OnTrainBegin(TrainingRun run)
    {
        Close();
        steps = 0;
        curves = [.. run.MetricNames.Select(name => Curve.Of(name, run))];
        tensors = [.. run.Tensors.Select(Tensor.Of)];
        training = new(Path.Combine(LogDirectory, "train"), time);
        validation = run.HasValidation ? new(Path.Combine(LogDirectory, "validation"), time) : null;
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(TrainingRun run)
    {
        steps = run.Steps is { } perEpoch ? ((run.Epoch - 1) * perEpoch) + run.Step : steps + 1;
        if (UpdateFrequency is not { } frequency || steps % frequency != 0)
        {
            return;
        }

        for (int i = 0; i < curves.Length; i++)
        {
            if (!curves[i].IsValidation && run.TryGetMetric(i, out double value))
            {
                training!.Scalar(curves[i].BatchTag, steps, value);
            }
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run)
    {
        for (int i = 0; i < curves.Length; i++)
        {
            if (run.TryGetMetric(i, out double value))
            {
                (curves[i].IsValidation ? validation : training)!.Scalar(curves[i].EpochTag, run.Epoch, value);
            }
        }

        training!.Scalar("epoch_learning_rate", run.Epoch, run.LearningRate);
        if (WriteStepsPerSecond && run.TrainingTime > TimeSpan.Zero)
        {
            training.Scalar("epoch_steps_per_second", run.Epoch, run.Step / run.TrainingTime.TotalSeconds);
        }

        if (HistogramFrequency > 0 && run.Epoch % HistogramFrequency == 0)
        {
            WriteHistograms(run, training);
        }

        training.Flush();
        validation?.Flush();
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingRun run) => Close();

    /// <inheritdoc/>
    public override void OnTrainAbort(TrainingRun run, Exception exception) => Close();

    private void WriteHistograms(TrainingRun run, EventFile file)
    {
        foreach (Tensor tensor in tensors)
        {
            run.Look(tensor.Description, gradient: false, histogram);
            Write(tensor.WeightTag);
            if (tensor.Description.Trainable && run.Step > 0)
            {
                run.Look(tensor.Description, gradient: true, histogram);
                Write(tensor.GradientTag);
            }
        }

        void Write(string tag)
        {
            if (histogram.Count > 0)
            {
                file.Histogram(tag, run.Epoch, histogram);
            }
        }
    }

    private void Close()
    {
        training?.Dispose();
        validation?.Dispose();
        training = null;
        validation = null;
    }

    private sealed record Curve(bool IsValidation, string EpochTag, string BatchTag)
    {
        public static Curve Of(string name, TrainingRun run)
        {
            bool validation = name.StartsWith("val_", StringComparison.Ordinal) && run.HasValidation && run.MetricNames.Contains(name[4..]);
            return validation ? new(true, $"epoch_{name[4..]}", "") : new(false, $"epoch_{name}", $"batch_{name}");
        }
    }

    private sealed record Tensor(ParameterDescription Description, string WeightTag, string GradientTag)
    {
        public static Tensor Of(ParameterDescription tensor)
        {
            // TensorBoard groups by what stands before the first slash: the layer.
            string name = tensor.Role.Length > 0 ? $"{tensor.Layer}/{tensor.Role}" : tensor.Layer;
            return new(tensor, $"{name}/histogram", $"{name}/gradient/histogram");
        }
    }
}
