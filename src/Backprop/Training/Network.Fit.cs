using System.Runtime.CompilerServices;

namespace Backprop.Runtime;

public abstract partial class Network<T>
{
    /// <summary>Trains on a data set for some epochs, with Keras's semantics.</summary>
    /// <remarks>
    /// <para>
    /// Every epoch visits every sample once, in batches; the last batch is smaller where the batch size does not divide the samples. The loss
    /// and the metrics of an epoch are gathered while it trains, as Keras reports them: the mean of the batches' losses before their steps,
    /// each counting with its number of samples. With sample weights the loss of a batch is Σ weight · loss / samples.
    /// </para>
    /// <para>
    /// The same network, data, seed and arguments give the same bits on any number of threads. Epoch e is shuffled by the network's seed
    /// and e alone, so a training that goes on with <paramref name="initialEpoch"/> sees the order that it would have seen.
    /// </para>
    /// <para>A step in the steady state allocates nothing.</para>
    /// </remarks>
    /// <param name="data">The samples.</param>
    /// <param name="epochs">The number of the last epoch: so many epochs, less <paramref name="initialEpoch"/>.</param>
    /// <param name="batchSize">Samples in a step.</param>
    /// <param name="shuffle">Whether each epoch visits the samples in a new random order.</param>
    /// <param name="validationSplit">
    /// The fraction of the samples that is held back for validation: the last ones of <paramref name="data"/>, before any shuffling.
    /// </param>
    /// <param name="validation">Samples for validation, instead of a split.</param>
    /// <param name="validationFrequency">Epochs from one validation to the next.</param>
    /// <param name="callbacks">What watches or controls the training, for example <see cref="EarlyStopping"/>.</param>
    /// <param name="metrics">
    /// What is measured beside the loss; by default the accuracy of every output with a cross-entropy. Empty for nothing.
    /// </param>
    /// <param name="initialEpoch">Epochs that are done already.</param>
    /// <param name="stepsPerEpoch">
    /// Steps that make an epoch, if not one pass over the data; as in Keras the next epoch goes on where this one ended.
    /// </param>
    /// <param name="degreeOfParallelism">The most threads; by default the machine's processors. The results do not depend on it.</param>
    /// <param name="verbosity">What is printed.</param>
    /// <param name="classWeights">
    /// Weights of the classes in the loss of training, not of validation: <see cref="DataSet{T}.WithClassWeights"/>. For networks with one output.
    /// </param>
    /// <param name="stratify">
    /// Whether <paramref name="validationSplit"/> holds back the same share of every class (<see cref="DataSet{T}.StratifiedSplit"/>) instead of the last
    /// samples. Which ones depends on the labels alone, so that networks with different seeds are validated alike.
    /// </param>
    /// <param name="augment">
    /// Random changes of the training samples, in their order, for example <see cref="RandomFlip{T}"/>; they see copies, and validation sees the samples
    /// as they are.
    /// </param>
    /// <param name="cancellationToken">Stops training between two steps.</param>
    /// <returns>The metrics of every epoch.</returns>
    /// <exception cref="ArgumentException">The data does not fit the network, or an argument makes no sense.</exception>
    /// <exception cref="NonFiniteLossException">
    /// The loss of a step is NaN or infinite; the weights and the optimizer's state are those before this step.
    /// </exception>
    /// <exception cref="TrainingCanceledException">
    /// The token asked to stop; the weights are those behind the last finished step, and the exception has the history.
    /// </exception>
    [OverloadResolutionPriority(1)] // Fit(new(x, y)) means a data set.
    public History Fit(
        DataSet<T> data,
        int epochs = 1,
        int batchSize = 32,
        bool shuffle = true,
        double validationSplit = 0,
        DataSet<T>? validation = null,
        int validationFrequency = 1,
        IReadOnlyList<Callback>? callbacks = null,
        IReadOnlyList<Metric<T>>? metrics = null,
        int initialEpoch = 0,
        int? stepsPerEpoch = null,
        int? degreeOfParallelism = null,
        Verbosity verbosity = Verbosity.Auto,
        IReadOnlyDictionary<int, double>? classWeights = null,
        bool stratify = false,
        IReadOnlyList<Augmentation<T>>? augment = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var options = new FitOptions
        {
            Epochs = epochs,
            BatchSize = batchSize,
            Shuffle = shuffle,
            ValidationSplit = validationSplit,
            Stratify = stratify,
            ValidationFrequency = validationFrequency,
            InitialEpoch = initialEpoch,
            StepsPerEpoch = stepsPerEpoch,
            Threads = FitOptions.ThreadsOf(degreeOfParallelism),
            Callbacks = callbacks,
            Verbosity = verbosity,
            Cancellation = cancellationToken,
        };
        options.Check(validation is not null);
        CheckTrainable();
        var bound = new BoundData<T>(data, Description, "The training data");
        if (validationSplit > 0)
        {
            (data, validation) = stratify
                ? data.StratifiedSplitOf(validationSplit, bound.Count, bound.StoredCount, seed: 0)
                : data.SplitOf(validationSplit, bound.Count, bound.StoredCount);
            bound = new(data, Description, "The training data");
        }

        if (classWeights is not null)
        {
            bound = new(data.WeightedByClass(classWeights, bound.StoredCount), Description, "The training data");
        }

        AugmentedBatches<T>.Check(augment ?? [], Description);
        var samples = new ArrayBatches<T>(bound, batchSize, shuffle ? Seed : null);
        using BatchSource<T> training = augment is { Count: > 0 } ? Augment(samples, augment, options.Threads) : samples;
        using ArrayBatches<T>? tests = validation is null
            ? null
            : new(new(validation, Description, "The validation data"), batchSize, null);
        return Train(options, training, tests, metrics);
    }

    /// <summary>The loss and the metrics over a data set, in prediction mode (no dropout); the weights stay.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="batchSize">Samples that run at once. The result depends on it by rounding only; large batches use more threads.</param>
    /// <param name="metrics">
    /// What is measured beside the loss; by default the accuracy of every output with a cross-entropy. Empty for nothing.
    /// </param>
    /// <param name="degreeOfParallelism">The most threads; by default the machine's processors. The results do not depend on it.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <exception cref="ArgumentException">The data does not fit the network, or an argument makes no sense.</exception>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    [OverloadResolutionPriority(1)]
    public Evaluation Evaluate(
        DataSet<T> data,
        int batchSize = 32,
        IReadOnlyList<Metric<T>>? metrics = null,
        int? degreeOfParallelism = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        CheckTrainable();
        using var source = new ArrayBatches<T>(new(data, Description, "The data"), batchSize, null);
        return Evaluate(source, null, metrics, degreeOfParallelism, cancellationToken);
    }

    private void CheckTrainable()
    {
        if (Description.Outputs.All(output => output.Target == TargetKind.None))
        {
            throw new InvalidOperationException(
                $"Network {Description.Name} has no loss, so there is nothing to measure or to make small; "
                + "declare one, for example [MeanSquaredError].");
        }
    }
}
