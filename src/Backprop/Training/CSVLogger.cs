using System.Globalization;
using System.Text;

namespace Backprop;

/// <summary>
/// Writes a line of figures to a CSV file behind every epoch. As <c>keras.callbacks.CSVLogger</c>, with the learning rate in a column of its own.
/// </summary>
/// <remarks>
/// Columns: <c>epoch</c> (from 1), <c>learning_rate</c> (of the next step), then the run's metrics. Numbers are written in full and the same in every
/// culture; a metric that was not measured is <c>NA</c>. Every line is on its way to the disk when the epoch ends.
/// </remarks>
public sealed class CSVLogger : Callback
{
    private StreamWriter? file;

    /// <summary>Names the file; it is opened when training begins.</summary>
    /// <param name="path">The file; its directory exists.</param>
    /// <param name="separator">Between two values; not empty.</param>
    /// <param name="append">Whether to continue a file, which then gets no second header, instead of replacing it.</param>
    public CSVLogger(string path, string separator = ",", bool append = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(separator);
        FilePath = path;
        Separator = separator;
        Append = append;
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>What stands between two values.</summary>
    public string Separator { get; }

    /// <summary>Whether a file is continued.</summary>
    public bool Append { get; }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public override void OnTrainBegin(TrainingRun run)
    {
        Close();
        var stream = new FileStream(FilePath, Append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read);
        bool empty = stream.Length == 0;
        file = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        if (empty)
        {
            file.WriteLine(string.Join(Separator, ["epoch", "learning_rate", .. run.MetricNames]));
            file.Flush();
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run)
    {
        IEnumerable<string> metrics = run.MetricNames.Select((_, i) => run.TryGetMetric(i, out double value) ? Text(value) : "NA");
        file!.WriteLine(string.Join(Separator, [run.Epoch.ToString(CultureInfo.InvariantCulture), Text(run.LearningRate), .. metrics]));
        file.Flush();
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingRun run) => Close();

    /// <inheritdoc/>
    public override void OnTrainAbort(TrainingRun run, Exception exception) => Close();

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private void Close()
    {
        file?.Dispose();
        file = null;
    }
}
