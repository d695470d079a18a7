namespace Backprop;

/// <summary>The arguments of a call of <c>Fit</c> that do not depend on the number type; what one of its forms lacks has the value of nothing.</summary>
internal sealed record FitOptions
{
    public required int Epochs { get; init; }

    public required int BatchSize { get; init; }

    public bool Shuffle { get; init; }

    public double ValidationSplit { get; init; }

    public bool Stratify { get; init; }

    public required int ValidationFrequency { get; init; }

    public int? ValidationSteps { get; init; }

    public required int InitialEpoch { get; init; }

    public required int? StepsPerEpoch { get; init; }

    public required int Threads { get; init; }

    /// <summary>What watches, the progress bar not included.</summary>
    public required IReadOnlyList<Callback>? Callbacks { get; init; }

    public required Verbosity Verbosity { get; init; }

    public required CancellationToken Cancellation { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A number makes no sense.</exception>
    public void Check(bool hasValidationData)
    {
        AtLeast(Epochs, 0, "epochs");
        AtLeast(BatchSize, 1, "batchSize");
        AtLeast(ValidationFrequency, 1, "validationFrequency");
        AtLeast(InitialEpoch, 0, "initialEpoch");
        AtLeast(Threads, 1, "degreeOfParallelism");
        AtLeast(StepsPerEpoch ?? 1, 1, "stepsPerEpoch");
        AtLeast(ValidationSteps ?? 1, 1, "validationSteps");
        if (!(ValidationSplit >= 0 && ValidationSplit < 1))
        {
            throw new ArgumentOutOfRangeException(
                "validationSplit", ValidationSplit, "The validation split is the fraction of the samples at the end of the data, from 0 to below 1.");
        }

        if (ValidationSplit > 0 && hasValidationData)
        {
            throw new ArgumentException("Give either validation data or a validation split, not both.", "validationSplit");
        }

        if (Stratify && ValidationSplit == 0)
        {
            throw new ArgumentException("'stratify' says how the validation split is made, and there is none; give a 'validationSplit' too.", "stratify");
        }
    }

    /// <summary>The threads that a call uses: what it asks for, else all processors. The results do not depend on it.</summary>
    public static int ThreadsOf(int? degreeOfParallelism) => degreeOfParallelism ?? Environment.ProcessorCount;

    private static void AtLeast(int value, int least, string name)
    {
        if (value < least)
        {
            throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be at least {least}.");
        }
    }
}
