namespace Backprop;

/// <summary>
/// Shows where a training is: in a terminal one line that is redrawn at most ten times a second and stays behind the epoch; in a log file
/// or in CI one line for each epoch, without control characters. <c>Fit</c> adds one itself, as its <c>verbosity</c> says.
/// </summary>
/// <remarks>
/// With <c>NO_COLOR</c> in the environment there are no colours. A terminal that is too narrow gets fewer figures, never a wrapped line. A
/// bar among the callbacks takes the place of <c>Fit</c>'s own; list it last, so that what other callbacks do is shown.
/// </remarks>
public sealed class ProgressBar : Callback
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly TextWriter output;
    private readonly TimeProvider time;
    private readonly Terminal terminal;
    private readonly bool redraws;
    private readonly LineBuffer line = new();
    private ProgressLine? content;
    private long epochStart;
    private long trainingEnd;
    private long lastDrawn;
    private int drawnColumns;

    /// <summary>Shows a training on the console.</summary>
    /// <param name="verbosity">Whether lines are redrawn; by default where the console is an interactive terminal.</param>
    public ProgressBar(Verbosity verbosity = Verbosity.Auto)
        : this(Console.Out, Terminal.OfConsole(), verbosity, TimeProvider.System)
    {
    }

    /// <summary>Writes a line for each epoch to a log.</summary>
    /// <param name="output">Receives the text; it is flushed behind each line and not closed.</param>
    /// <param name="verbosity">What is written; by default <see cref="Verbosity.Line"/>.</param>
    /// <param name="time">The clock; by default the system's.</param>
    public ProgressBar(TextWriter output, Verbosity verbosity = Verbosity.Auto, TimeProvider? time = null)
        : this(output, Terminal.None, verbosity, time ?? TimeProvider.System)
    {
    }

    internal ProgressBar(TextWriter output, Terminal terminal, Verbosity verbosity, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(output);
        this.output = output;
        this.terminal = terminal;
        this.time = time;
        Verbosity = verbosity == Verbosity.Auto ? (terminal.Interactive ? Verbosity.Bar : Verbosity.Line) : verbosity;
        redraws = Verbosity == Verbosity.Bar;
    }

    /// <summary>What it writes; never <see cref="Verbosity.Auto"/>.</summary>
    public Verbosity Verbosity { get; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run)
    {
        content = new(run, terminal);
        drawnColumns = 0;
        lastDrawn = time.GetTimestamp();
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingRun run)
    {
        epochStart = time.GetTimestamp();
        trainingEnd = epochStart;
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(TrainingRun run)
    {
        trainingEnd = time.GetTimestamp();
        if (redraws && time.GetElapsedTime(lastDrawn, trainingEnd) >= Pause)
        {
            lastDrawn = trainingEnd;
            SetTimes(trainingEnd);
            content!.WriteRunning(line, UsableColumns());
            Draw();
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run)
    {
        if (Verbosity == Verbosity.None)
        {
            return;
        }

        Erase();
        SetTimes(time.GetTimestamp());
        content!.WriteFinished(line, redraws ? UsableColumns() : int.MaxValue, output.NewLine);
        line.WriteTo(output);
        output.WriteLine();
        output.Flush();
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingRun run)
    {
        if (Verbosity != Verbosity.None && run.StopReason is { } reason)
        {
            output.WriteLine($"Training {reason}.");
            output.Flush();
        }
    }

    /// <inheritdoc/>
    public override void OnTrainAbort(TrainingRun run, Exception exception)
    {
        if (drawnColumns > 0)
        {
            // Whatever is printed about the exception begins in a line of its own.
            output.WriteLine();
            output.Flush();
            drawnColumns = 0;
        }
    }

    /// <summary>The callbacks of a run with the bar that its verbosity asks for, unless there is one already.</summary>
    internal static IReadOnlyList<Callback> AddTo(IReadOnlyList<Callback> callbacks, Verbosity verbosity) =>
        verbosity == Verbosity.None || callbacks.Any(callback => callback is ProgressBar)
            ? callbacks
            : [.. callbacks, new ProgressBar(verbosity)];

    // A character in the last column would make some terminals begin another line.
    private int UsableColumns() => Math.Max(1, terminal.Columns() - 1);

    private void SetTimes(long now)
    {
        content!.Elapsed = time.GetElapsedTime(epochStart, now);
        content.TrainingTime = time.GetElapsedTime(epochStart, trainingEnd);
    }

    private void Draw()
    {
        // Blanks instead of an erase code: they work everywhere.
        int columns = line.Columns;
        line.Append(' ', Math.Min(drawnColumns, UsableColumns()) - columns);
        output.Write('\r');
        line.WriteTo(output);
        output.Flush();
        drawnColumns = columns;
    }

    private void Erase()
    {
        if (drawnColumns > 0)
        {
            line.Clear();
            line.Append(' ', Math.Min(drawnColumns, UsableColumns()));
            output.Write('\r');
            line.WriteTo(output);
            output.Write('\r');
            drawnColumns = 0;
        }
    }
}
