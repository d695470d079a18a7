namespace Backprop;

/// <summary>
/// What the progress line shows: of a running epoch as much as the terminal is wide, of a finished one everything. The pieces of a line
/// stand two blanks apart.
/// </summary>
/// <param name="run">The training.</param>
/// <param name="terminal">Where it is shown.</param>
internal sealed class ProgressLine(TrainingRun run, Terminal terminal)
{
    private const int WidestBar = 30;
    private const int NarrowestBar = 8;
    private const int Gap = 2;

    private readonly LineBuffer measured = new();

    private enum Piece
    {
        Epoch,
        Steps,
        Remaining,
        Duration,
        Metric,
        Rate,
    }

    /// <summary>How long the epoch has been running.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>How long it has been training, or trained.</summary>
    public TimeSpan TrainingTime { get; set; }

    /// <summary>The line of a running epoch, at most <paramref name="columns"/> wide.</summary>
    public void WriteRunning(LineBuffer line, int columns)
    {
        // Claimed in the order of their use, so that in a narrow terminal the rate goes first, then the bar, then metrics …
        int room = columns + Gap;
        bool epoch = Claim(Piece.Epoch, ref room);
        bool begun = run.Step > 0;
        bool steps = begun && Claim(Piece.Steps, ref room);
        bool loss = begun && Claim(Piece.Metric, ref room);
        bool remaining = begun && run.Steps is not null && Claim(Piece.Remaining, ref room);
        int metrics = loss ? 1 : 0;
        while (loss && run.TryGetMetric(metrics, out _) && Claim(Piece.Metric, ref room, metrics))
        {
            metrics++;
        }

        int bar = run.Steps is null || !begun || room - Gap < NarrowestBar ? 0 : Math.Min(WidestBar, room - Gap);
        room -= bar > 0 ? bar + Gap : 0;
        bool rate = (bar > 0 || run.Steps is null) && begun && Claim(Piece.Rate, ref room);

        line.Clear();
        AddIf(epoch, line, Piece.Epoch);
        AddIf(steps, line, Piece.Steps);
        if (bar > 0)
        {
            line.Append(' ', Gap);
            Bar(line, bar);
        }

        AddIf(remaining, line, Piece.Remaining);
        for (int i = 0; i < metrics; i++)
        {
            AddIf(true, line, Piece.Metric, i);
        }

        AddIf(rate, line, Piece.Rate);
    }

    /// <summary>
    /// All of a finished epoch; where that is wider than <paramref name="columns"/> it continues in an indented line instead of being
    /// wrapped by the terminal.
    /// </summary>
    public void WriteFinished(LineBuffer line, int columns, string newLine)
    {
        line.Clear();
        Write(line, Piece.Epoch, 0);
        int indentation = line.Columns + Gap;
        int start = 0;
        Continue(Piece.Duration, 0, ref start);
        for (int i = 0; i < run.MetricNames.Count; i++)
        {
            if (run.TryGetMetric(i, out _))
            {
                Continue(Piece.Metric, i, ref start);
            }
        }

        Continue(Piece.Rate, 0, ref start);

        void Continue(Piece what, int metric, ref int from)
        {
            if (line.Columns - from + Gap + WidthOf(what, metric) > columns)
            {
                line.Append(newLine);
                from = line.Columns;
                line.Append(' ', indentation - Gap);
            }

            line.Append(' ', Gap);
            Write(line, what, metric);
        }
    }

    private bool Claim(Piece what, ref int room, int metric = 0)
    {
        int needed = Gap + WidthOf(what, metric);
        bool fits = needed <= room;
        room -= fits ? needed : 0;
        return fits;
    }

    private void AddIf(bool wanted, LineBuffer line, Piece what, int metric = 0)
    {
        if (wanted)
        {
            line.Append(' ', line.Length > 0 ? Gap : 0);
            Write(line, what, metric);
        }
    }

    private int WidthOf(Piece what, int metric)
    {
        measured.Clear();
        Write(measured, what, metric);
        return measured.Columns;
    }

    private void Write(LineBuffer line, Piece what, int metric)
    {
        switch (what)
        {
            case Piece.Epoch:
                line.Append("Epoch ");
                line.AppendInteger(run.Epoch, Digits(run.Epochs));
                line.Append("/");
                line.AppendInteger(run.Epochs);
                break;
            case Piece.Steps when run.Steps is { } steps:
                line.AppendInteger(run.Step, Digits(steps));
                line.Append("/");
                line.AppendInteger(steps);
                break;
            case Piece.Steps:
                line.Append("step ");
                line.AppendInteger(run.Step);
                break;
            case Piece.Remaining:
                line.Append("ETA ");
                line.AppendDuration(TrainingTime * ((run.Steps!.Value - run.Step) / (double)run.Step));
                break;
            case Piece.Duration:
                line.AppendDuration(Elapsed);
                break;
            case Piece.Metric:
                line.Append(run.MetricNames[metric]);
                line.Append(": ");
                run.TryGetMetric(metric, out double value);
                line.AppendMetric(value);
                break;
            default:
                line.AppendCount(TrainingTime > TimeSpan.Zero ? run.SamplesSeen / TrainingTime.TotalSeconds : 0);
                line.Append(" samples/s");
                break;
        }
    }

    private void Bar(LineBuffer line, int width)
    {
        int done = (int)Math.Clamp((long)width * run.Step / run.Steps!.Value, 0, width);
        Colored(line, "\e[32m", terminal.Unicode ? '━' : '=', done);
        Colored(line, "\e[2m", terminal.Unicode ? '─' : '.', width - done);
    }

    private void Colored(LineBuffer line, string code, char character, int times)
    {
        if (terminal.Color && times > 0)
        {
            line.AppendCode(code);
            line.Append(character, times);
            line.AppendCode("\e[0m");
        }
        else
        {
            line.Append(character, times);
        }
    }

    private static int Digits(long value)
    {
        int digits = 1;
        for (; value >= 10; value /= 10)
        {
            digits++;
        }

        return digits;
    }
}
