using System.Globalization;

namespace Backprop;

/// <summary>Where in <c>Fit</c> a training is.</summary>
/// <param name="Epochs">Epochs that are done.</param>
/// <param name="Steps">Steps of the running epoch that are done.</param>
internal readonly record struct TrainingPosition(int Epochs, int Steps);

/// <summary>What a checkpoint holds beside tensors, as a text in the file's metadata; numbers with all their bits.</summary>
/// <param name="Iterations">Batches trained on.</param>
/// <param name="Seed">The network's seed.</param>
/// <param name="LearningRate">The rate, where no schedule gives it.</param>
/// <param name="AveragesInPlace">Whether weights and averages are exchanged.</param>
/// <param name="Position">Where in <c>Fit</c> it was taken.</param>
internal readonly record struct TrainingState(long Iterations, ulong Seed, double LearningRate, bool AveragesInPlace, TrainingPosition Position)
{
    private static readonly string[] Names = ["iterations", "seed", "rate", "averaged", "epochs", "steps"];

    /// <summary>The text, for example <c>iterations=7 seed=1 rate=3f50624dd2f1a9fc averaged=0 epochs=1 steps=0</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"iterations={Iterations} seed={Seed} rate={BitConverter.DoubleToUInt64Bits(LearningRate):x16} averaged={(AveragesInPlace ? 1 : 0)} epochs={Position.Epochs} steps={Position.Steps}");

    /// <summary>Reads the text.</summary>
    /// <exception cref="CheckpointException">There is none, or it is not of that form.</exception>
    public static TrainingState Parse(string? text)
    {
        if (text is null)
        {
            throw new CheckpointException("The file holds weights and no state of a training; load it with Load, or write it with SaveCheckpoint.");
        }

        string[] parts = text.Split(' ');
        string[] values = [.. parts.Zip(Names, (part, name) => part.StartsWith(name + "=", StringComparison.Ordinal) ? part[(name.Length + 1)..] : "")];
        if (parts.Length != Names.Length
            || !long.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out long iterations)
            || !ulong.TryParse(values[1], NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            || !ulong.TryParse(values[2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong rate)
            || BitConverter.UInt64BitsToDouble(rate) is not (>= 0 and <= double.MaxValue)
            || values[3] is not ("0" or "1")
            || !int.TryParse(values[4], NumberStyles.None, CultureInfo.InvariantCulture, out int epochs)
            || !int.TryParse(values[5], NumberStyles.None, CultureInfo.InvariantCulture, out int steps))
        {
            throw new CheckpointException("The state of the training in the file is damaged.");
        }

        return new(iterations, seed, BitConverter.UInt64BitsToDouble(rate), values[3] == "1", new(epochs, steps));
    }
}
