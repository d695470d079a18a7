using System.Diagnostics;
using System.Numerics;

namespace Backprop.Runtime;

public abstract partial class Network<T>
{
    /// <summary>Trains on batches that are made while training runs; else as <c>Fit</c> on a data set.</summary>
    /// <remarks>
    /// The stream decides the batches and their order. Weights of classes are sample weights of its batches (<see cref="DataSet{T}.WithClassWeights"/>).
    /// </remarks>
    /// <param name="data">The batches.</param>
    /// <param name="epochs">The number of the last epoch: so many epochs, less <paramref name="initialEpoch"/>.</param>
    /// <param name="stepsPerEpoch">
    /// Steps that make an epoch, if not one pass over the data; as in Keras the next epoch goes on where this one ended. A stream without end needs it.
    /// </param>
    /// <param name="validation">Batches for validation, each time in prediction mode; <see cref="DataStream{T}.From(DataSet{T}, int, bool)"/> makes some of a data set.</param>
    /// <param name="validationFrequency">Epochs from one validation to the next.</param>
    /// <param name="validationSteps">The most batches of a validation; by default a whole pass. Every validation begins a new pass.</param>
    /// <param name="callbacks">What watches or controls the training, for example <see cref="EarlyStopping"/>.</param>
    /// <param name="metrics">
    /// What is measured beside the loss; by default the accuracy of every output with a cross-entropy. Empty for nothing.
    /// </param>
    /// <param name="initialEpoch">Epochs that are done already. Batches that belong to them are made and passed over.</param>
    /// <param name="degreeOfParallelism">The most threads; by default the machine's processors. The results do not depend on it. A thread that makes batches is not counted.</param>
    /// <param name="verbosity">What is printed.</param>
    /// <param name="augment">Random changes of the training samples, in their order; they see copies.</param>
    /// <param name="cancellationToken">Stops training between two steps, and the waiting for a batch.</param>
    /// <returns>The metrics of every epoch.</returns>
    /// <exception cref="ArgumentException">The data does not fit the network, or an argument makes no sense.</exception>
    /// <exception cref="InvalidOperationException">A pass has no batches, or a resumed training has passed over all of them.</exception>
    /// <exception cref="NonFiniteLossException">
    /// The loss of a step is NaN or infinite; the weights and the optimizer's state are those before this step.
    /// </exception>
    /// <exception cref="TrainingCanceledException">
    /// The token asked to stop; the weights are those behind the last finished step, and the exception has the history.
    /// </exception>
    public History Fit(
        DataStream<T> data,
        int epochs = 1,
        int? stepsPerEpoch = null,
        DataStream<T>? validation = null,
        int validationFrequency = 1,
        int? validationSteps = null,
        IReadOnlyList<Callback>? callbacks = null,
        IReadOnlyList<Metric<T>>? metrics = null,
        int initialEpoch = 0,
        int? degreeOfParallelism = null,
        Verbosity verbosity = Verbosity.Auto,
        IReadOnlyList<Augmentation<T>>? augment = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var options = new FitOptions
        {
            Epochs = epochs,
            BatchSize = data.BatchSize,
            ValidationFrequency = validationFrequency,
            ValidationSteps = validationSteps,
            InitialEpoch = initialEpoch,
            StepsPerEpoch = stepsPerEpoch,
            Threads = FitOptions.ThreadsOf(degreeOfParallelism),
            Callbacks = callbacks,
            Verbosity = verbosity,
            Cancellation = cancellationToken,
        };
        options.Check(validation is not null);
        CheckTrainable();
        using BatchSource<T> training = data.Open(Description, "the training data", Seed, augment ?? []);
        using BatchSource<T>? tests = validation?.Open(Description, "the validation data", Seed, []);
        return Train(options, training, tests, metrics);
    }

    /// <summary>The loss and the metrics over the batches of a stream, in prediction mode (no dropout); the weights stay.</summary>
    /// <param name="data">The batches.</param>
    /// <param name="steps">The most batches; by default a whole pass. A stream without end needs it.</param>
    /// <param name="metrics">
    /// What is measured beside the loss; by default the accuracy of every output with a cross-entropy. Empty for nothing.
    /// </param>
    /// <param name="degreeOfParallelism">The most threads; by default the machine's processors. The results do not depend on it.</param>
    /// <param name="cancellationToken">Stops between two batches, and the waiting for one.</param>
    /// <exception cref="ArgumentException">The data does not fit the network, or an argument makes no sense.</exception>
    /// <exception cref="InvalidOperationException">The stream has no batches.</exception>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    public Evaluation Evaluate(
        DataStream<T> data,
        int? steps = null,
        IReadOnlyList<Metric<T>>? metrics = null,
        int? degreeOfParallelism = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps ?? 1, 1, nameof(steps));
        CheckTrainable();
        using BatchSource<T> source = data.Open(Description, "the data", Seed, []);
        return Evaluate(source, steps, metrics, degreeOfParallelism, cancellationToken);
    }

    // A thread makes the changes, where the training may use more than one.
    private BatchSource<T> Augment(BatchSource<T> source, IReadOnlyList<Augmentation<T>> changes, int threads) =>
        PrefetchedBatches<T>.Ahead(threads > 1 ? 2 : 0, held => new AugmentedBatches<T>(source, changes, Description, Seed, held));

    private History Train(FitOptions options, BatchSource<T> training, BatchSource<T>? validation, IReadOnlyList<Metric<T>>? metrics) =>
        new TrainingLoop<T>(this, options, training, validation, new(Description, metrics)).Run();

    private Evaluation Evaluate(
        BatchSource<T> source, int? steps, IReadOnlyList<Metric<T>>? metrics, int? degreeOfParallelism, CancellationToken cancellationToken)
    {
        int threads = FitOptions.ThreadsOf(degreeOfParallelism);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, nameof(degreeOfParallelism));
        long start = Stopwatch.GetTimestamp();
        var measured = new MetricSet<T>(Description, metrics);
        var runner = new BatchRunner<T>(this, measured, source.BatchSize, threads);
        measured.Reset();
        source.Start(0, cancellationToken);
        long samples = 0;
        for (int step = 0; step != steps && source.TryNext(out DataBatch<T> batch); step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            runner.Evaluate(batch);
            samples += batch.Count;
        }

        double[] values = new double[measured.Names.Length];
        measured.CopyTo(values);
        return new(measured.Names, values, samples, Stopwatch.GetElapsedTime(start));
    }
}
