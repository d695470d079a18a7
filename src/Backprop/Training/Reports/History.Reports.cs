namespace Backprop;

public sealed partial class History
{
    /// <summary>
    /// Writes a page about this training: one HTML file with everything in it, for a browser, a phone or paper. <see cref="TrainingReport"/> says what
    /// it shows, and puts several trainings side by side.
    /// </summary>
    /// <param name="path">The file; its directory exists. A file of that name is replaced as a whole.</param>
    /// <exception cref="CheckpointException">It could not be written; a file of that name that was there before is unchanged.</exception>
    public void SaveReport(string path) => TrainingReport.Save(path, (NetworkName, this));

    /// <summary>Writes the page of <see cref="SaveReport(string)"/>.</summary>
    /// <param name="output">Receives the text; it is not closed.</param>
    public void SaveReport(TextWriter output) => TrainingReport.Write(output, (NetworkName, this));

    /// <summary>The page of <see cref="SaveReport(string)"/> as text: the same for the same history, on every machine and in every culture.</summary>
    public string ToHtml() => TrainingReport.ToHtml((NetworkName, this));
}
