namespace Backprop;

/// <summary>A training as a page shows it.</summary>
/// <param name="Name">What the page calls it.</param>
/// <param name="History">What it brought.</param>
internal sealed record ReportRun(string Name, History History)
{
    /// <summary>Whether it over-fits.</summary>
    public Overfitting Verdict { get; } = Overfitting.Of(History);

    /// <summary>The metrics without "val_", "loss" first.</summary>
    public IEnumerable<string> Metrics => History.Names.Where(name => !IsValidation(name));

    /// <summary>The series of one metric: that of training and, if there was validation, that.</summary>
    public IEnumerable<string> SeriesOf(string metric) =>
        ((string[])[metric, $"val_{metric}"]).Where(History.Contains);

    private bool IsValidation(string name) => name.StartsWith("val_", StringComparison.Ordinal) && History.Contains(name[4..]);
}
