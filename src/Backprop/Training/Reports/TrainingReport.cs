using System.Text;

namespace Backprop;

/// <summary>
/// A training, or several side by side, as one HTML page without scripts and without anything from elsewhere: it reads well on a phone, on a
/// screen in light and in dark, and on paper.
/// </summary>
/// <remarks>
/// <para>
/// For each training: whether the network over-fits, in words and as a mark in the chart (the epoch with the smallest validation loss, where it rises
/// by 5 % or more until the last epoch); losses and metrics of training and validation; learning rate; gradient norm of each layer; the layers;
/// settings and seed; the epochs. With several trainings a table and charts that compare them come first.
/// </para>
/// <para>
/// Curves of very many epochs are thinned so that the page stays small: of every stretch the smallest and the largest value are drawn. The table of
/// more than 250 epochs shows every n-th, the best and the last.
/// </para>
/// </remarks>
public static class TrainingReport
{
    /// <summary>Writes the page to a file.</summary>
    /// <param name="path">The file; its directory exists. A file of that name is replaced as a whole.</param>
    /// <param name="runs">The trainings with the names that the page calls them.</param>
    /// <exception cref="ArgumentException">There is no training, or two have the same name.</exception>
    /// <exception cref="CheckpointException">It could not be written; a file of that name that was there before is unchanged.</exception>
    public static void Save(string path, params ReadOnlySpan<(string Name, History History)> runs)
    {
        ReportRun[] checkedRuns = Check(runs);
        AtomicFile.Write(path, stream =>
        {
            using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            ReportPage.Write(text, checkedRuns);
        });
    }

    /// <summary>Writes the page.</summary>
    /// <param name="output">Receives the text; it is not closed.</param>
    /// <param name="runs">The trainings with the names that the page calls them.</param>
    /// <exception cref="ArgumentException">There is no training, or two have the same name.</exception>
    public static void Write(TextWriter output, params ReadOnlySpan<(string Name, History History)> runs)
    {
        ArgumentNullException.ThrowIfNull(output);
        ReportPage.Write(output, Check(runs));
    }

    /// <summary>The page as text: the same for the same histories, on every machine and in every culture.</summary>
    /// <param name="runs">The trainings with the names that the page calls them.</param>
    /// <exception cref="ArgumentException">There is no training, or two have the same name.</exception>
    public static string ToHtml(params ReadOnlySpan<(string Name, History History)> runs)
    {
        using var text = new StringWriter();
        ReportPage.Write(text, Check(runs));
        return text.ToString();
    }

    private static ReportRun[] Check(ReadOnlySpan<(string Name, History History)> runs)
    {
        if (runs.IsEmpty)
        {
            throw new ArgumentException("A report needs at least one training.", nameof(runs));
        }

        var result = new ReportRun[runs.Length];
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < runs.Length; i++)
        {
            ArgumentException.ThrowIfNullOrEmpty(runs[i].Name, nameof(runs));
            ArgumentNullException.ThrowIfNull(runs[i].History, nameof(runs));
            result[i] = names.Add(runs[i].Name)
                ? new(runs[i].Name, runs[i].History)
                : throw new ArgumentException($"Two trainings are called '{runs[i].Name}'; give one of them another name.", nameof(runs));
        }

        return result;
    }
}
