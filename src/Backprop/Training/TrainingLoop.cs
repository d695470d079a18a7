using System.Diagnostics;
using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>One call of <c>Fit</c>: epochs of steps, validations between them, and callbacks around everything. A step allocates nothing.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class TrainingLoop<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network<T> network;
    private readonly FitOptions options;
    private readonly BatchSource<T> training;
    private readonly BatchSource<T>? validation;
    private readonly MetricSet<T> metrics;
    private readonly BatchRunner<T> trainingRunner;
    private readonly BatchRunner<T>? validationRunner;
    private readonly LayerGradients<T> gradients;
    private readonly NetworkRun<T> run;
    private readonly CallbackList callbacks;
    private long pass;

    public TrainingLoop(
        Network<T> network,
        FitOptions options,
        BatchSource<T> training,
        BatchSource<T>? validation,
        MetricSet<T> metrics)
    {
        this.network = network;
        this.options = options;
        this.training = training;
        this.validation = validation;
        this.metrics = metrics;
        trainingRunner = new(network, metrics, training.BatchSize, options.Threads);
        validationRunner = validation is null ? null : new(network, metrics, validation.BatchSize, options.Threads);
        string[] names = [.. metrics.Names, .. validation is null ? [] : metrics.Names.Select(name => $"val_{name}")];
        MetricGoal[] goals = [.. metrics.Goals, .. validation is null ? [] : metrics.Goals];
        gradients = new(network);
        run = new(network, gradients, names, goals)
        {
            NetworkName = network.Description.Name,
            Epochs = options.Epochs,
            InitialEpoch = options.InitialEpoch,
            BatchSize = training.BatchSize,
            Steps = options.StepsPerEpoch ?? training.StepsPerPass,
            Samples = SamplesOfEpoch(),
            HasValidation = validation is not null,
            History = new(network.Description, SettingsOf(validation), names, goals, gradients.Layers),
            Epoch = options.InitialEpoch,
            Position = new(options.InitialEpoch, 0),
        };
        callbacks = new([.. ProgressBar.AddTo(options.Callbacks ?? [], options.Verbosity), new MeteredTraining()], run);
    }

    /// <summary>Trains.</summary>
    public History Run()
    {
        try
        {
            callbacks.TrainBegin();
            training.Reseed(network.Seed);
            run.History.Settings = run.History.Settings with { Seed = network.Seed };
            GoToFirstBatch();
            for (int epoch = run.Position.Epochs + 1; epoch <= options.Epochs && run.StopReason is null; epoch++)
            {
                RunEpoch(epoch);
            }

            run.History.StopReason = run.StopReason;
            run.AdoptAveragedWeights();
            callbacks.TrainEnd();
            return run.History;
        }
        catch (Exception exception)
        {
            callbacks.TrainAbort(exception);
            throw;
        }
    }

    private void RunEpoch(int epoch)
    {
        long start = Stopwatch.GetTimestamp();
        run.Epoch = epoch;
        run.Step = 0;
        run.SamplesSeen = 0;
        run.BeginEpoch(start);
        metrics.Reset();
        callbacks.EpochBegin();
        PassOver(epoch == run.Position.Epochs + 1 ? run.Position.Steps : 0);

        while (NextBatch(out DataBatch<T> batch) && Step(batch))
        {
        }

        run.EndSteps();
        gradients.Measure(run.Step > 0);
        if (validation is not null && epoch % options.ValidationFrequency == 0)
        {
            Validate(validation, validationRunner!);
        }

        run.EpochTime = Stopwatch.GetElapsedTime(start);
        run.History.Add(run);
        callbacks.EpochEnd();
    }

    /// <summary>One training step; false where a bad loss ends the training, so that there was none.</summary>
    private bool Step(in DataBatch<T> batch)
    {
        ThrowIfCancelled();
        run.Step++;
        callbacks.TrainBatchBegin();
        try
        {
            trainingRunner.Train(batch, new(run.Epoch, run.Step));
        }
        catch (NonFiniteLossException exception)
        {
            if (!callbacks.NonFiniteLoss(exception))
            {
                throw;
            }

            run.Stop(exception.Message);
            run.Step--;
            return false;
        }

        run.SamplesSeen += batch.Count;
        run.MeasureLater(metrics, metrics.Names.Length);
        callbacks.TrainBatchEnd();
        return true;
    }

    private void Validate(BatchSource<T> source, BatchRunner<T> runner)
    {
        callbacks.TestBegin();
        metrics.Reset();
        source.Start(0, options.Cancellation);
        for (int step = 0; step != options.ValidationSteps && Take(source, out DataBatch<T> batch); step++)
        {
            ThrowIfCancelled();
            runner.Evaluate(batch);
        }

        source.End();

        metrics.CopyTo(run.Measure(metrics.Names.Length, metrics.Names.Length));
        callbacks.TestEnd();
    }

    // Without stepsPerEpoch an epoch is a pass over the data. With it, as in Keras, the passes follow each other without regard to epochs.
    private bool NextBatch(out DataBatch<T> batch)
    {
        if (options.StepsPerEpoch is not { } steps)
        {
            if (run.Step == 0)
            {
                training.Start(pass++, options.Cancellation);
            }

            return Take(training, out batch);
        }

        batch = default;
        return run.Step != steps && TakeFromPasses(out batch);
    }

    private bool TakeFromPasses(out DataBatch<T> batch)
    {
        if (!Take(training, out batch))
        {
            training.Start(++pass, options.Cancellation);
            return Take(training, out batch);
        }

        return true;
    }

    // A token that asks to stop while a batch is waited for is the same as one that does so between two steps.
    private bool Take(BatchSource<T> source, out DataBatch<T> batch)
    {
        try
        {
            return source.TryNext(out batch);
        }
        catch (OperationCanceledException) when (options.Cancellation.IsCancellationRequested)
        {
            throw Cancelled();
        }
    }

    private void GoToFirstBatch()
    {
        pass = run.Position.Epochs;
        if (options.StepsPerEpoch is { } steps)
        {
            long done = (long)run.Position.Epochs * steps;
            (pass, long skipped) = training.StepsPerPass is { } perPass ? Math.DivRem(done, perPass) : (0, done);
            training.Start(pass, options.Cancellation);
            for (long i = 0; i < skipped && TakeFromPasses(out _); i++)
            {
                ThrowIfCancelled();
            }
        }
    }

    /// <summary>Goes behind the steps of an interrupted epoch.</summary>
    private void PassOver(int steps)
    {
        while (run.Step < steps)
        {
            if (!NextBatch(out DataBatch<T> batch))
            {
                throw new InvalidOperationException(
                    $"The checkpoint was taken behind step {steps} of epoch {run.Epoch}, but this epoch has {run.Step} steps: the data or the arguments are not "
                    + "those of the interrupted training, which so cannot go on.");
            }

            run.Step++;
            run.SamplesSeen += batch.Count;
        }
    }

    private TrainingSettings SettingsOf(BatchSource<T>? tests) => new()
    {
        Epochs = options.Epochs,
        InitialEpoch = options.InitialEpoch,
        BatchSize = training.BatchSize,
        Shuffle = options.Shuffle,
        StepsPerEpoch = options.StepsPerEpoch,
        Samples = training.SamplesPerPass,
        ValidationSamples = tests?.SamplesPerPass,
        ValidationFrequency = options.ValidationFrequency,
        Seed = network.Seed,
        Precision = typeof(T) == typeof(float) ? Precision.Single : Precision.Double,
    };

    private long? SamplesOfEpoch()
    {
        if (options.StepsPerEpoch is not { } steps)
        {
            return training.SamplesPerPass;
        }

        // Which epochs contain the shorter last batch depends on the epoch.
        return training.SamplesPerPass % training.BatchSize == 0 ? (long)steps * training.BatchSize : null;
    }

    private void ThrowIfCancelled()
    {
        if (options.Cancellation.IsCancellationRequested)
        {
            throw Cancelled();
        }
    }

    private TrainingCanceledException Cancelled() => new(run.History, run.Epoch, run.Step, options.Cancellation);
}
