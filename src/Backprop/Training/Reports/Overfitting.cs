using System.Globalization;

namespace Backprop;

/// <summary>What the validation loss says of a training, in one sentence.</summary>
/// <param name="Kind">Whether that is good.</param>
/// <param name="Epoch">The epoch with the smallest validation loss where it rises clearly behind it; 0 else.</param>
/// <param name="Sentence">In words.</param>
internal sealed record Overfitting(OverfittingKind Kind, int Epoch, string Sentence)
{
    /// <summary>A rise of less than a twentieth is what chance does to a validation loss.</summary>
    private const double Clear = 0.05;

    public static Overfitting Of(History history)
    {
        if (!history.Contains("val_loss"))
        {
            return new(OverfittingKind.Unknown, 0, "There was no validation data, so nothing here can show over-fitting.");
        }

        IReadOnlyList<double> losses = history["val_loss"];
        int last = Enumerable.Range(0, losses.Count).LastOrDefault(i => !double.IsNaN(losses[i]), -1);
        int bestEpoch = history.BestEpochBy("val_loss");
        if (last < 0 || bestEpoch == 0)
        {
            return new(OverfittingKind.Unknown, 0, "No validation loss was measured, so nothing here can show over-fitting.");
        }

        int best = RunFigures.IndexOf(history, bestEpoch);
        string begin = $"Validation loss is smallest in epoch {Number(bestEpoch)} ({Figures.Metric(losses[best])})";
        if (best == last)
        {
            return new(OverfittingKind.None, 0, $"{begin}, the last in which it was measured: there is no over-fitting here.");
        }

        double rise = Math.Abs(losses[best]) > 0 ? (losses[last] - losses[best]) / Math.Abs(losses[best]) : losses[last] > 0 ? double.PositiveInfinity : 0;
        string until = $"until epoch {Number(history.Epochs[last])}";
        if (!(rise >= Clear))
        {
            return new(OverfittingKind.None, 0, $"{begin} and rises by no more than {Percent(rise)} {until}: there is no over-fitting to speak of.");
        }

        IReadOnlyList<double> training = history["loss"];
        string rises = double.IsFinite(losses[last]) && double.IsFinite(rise) ? $"rises by {Percent(rise)} {until}" : $"rises to {Figures.Metric(losses[last])} {until}";
        return training[last] <= training[best] || double.IsNaN(training[last])
            ? new(OverfittingKind.Overfits, bestEpoch, $"{begin} and {rises}: over-fitting.")
            : new(OverfittingKind.Overfits, bestEpoch, $"{begin} and {rises}, and so does the training loss: training drifts away rather than over-fits.");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    // A no-break space between number and unit.
    private static string Percent(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio * 100:0.#}\u00A0%");
}
