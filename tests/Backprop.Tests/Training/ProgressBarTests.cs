using System.Text.RegularExpressions;

namespace Backprop.Tests.Training;

public sealed class ProgressBarTests
{
    private static readonly TimeSpan StepTime = TimeSpan.FromMilliseconds(40);

    [Fact]
    public void A_log_gets_one_line_for_each_epoch_without_control_characters()
    {
        using var log = new StringWriter { NewLine = "\n" };
        var clock = new FakeClock();
        Train(new ProgressBar(log, time: clock), clock, epochs: 3);

        Assert.Equal(
            """
            Epoch 1/3  1.1 s  loss: 9.5000  val_loss: 0.1000  125 samples/s
            Epoch 2/3  1.1 s  loss: 29.50  val_loss: 0.2000  125 samples/s
            Epoch 3/3  1.1 s  loss: 49.50  val_loss: 0.3000  125 samples/s

            """,
            log.ToString());
    }

    [Fact]
    public void A_terminal_gets_a_line_that_is_redrawn_and_stays()
    {
        var clock = new FakeClock();
        using var screen = new Screen(100);
        var frames = new List<string>();
        Train(new(screen, Terminal(100), Verbosity.Auto, clock), clock, epochs: 1, _ => frames.Add(screen.Rows[^1]));

        Assert.Equal("", frames[1]);
        Assert.Equal("Epoch 1/1   3/20  ━━━━──────────────────────────  ETA 680 ms  loss: 1.0000  125 samples/s", frames[2]);
        Assert.Equal(frames[2], frames[4]);
        Assert.Equal("Epoch 1/1   6/20  ━━━━━━━━━─────────────────────  ETA 560 ms  loss: 2.5000  125 samples/s", frames[5]);
        Assert.Equal(["Epoch 1/1  1.1 s  loss: 9.5000  val_loss: 0.1000  125 samples/s", ""], screen.Rows);
        Assert.False(screen.Wrapped);
        Assert.True(screen.Codes > 0);
    }

    [Fact]
    public void It_is_redrawn_at_most_ten_times_a_second()
    {
        var clock = new FakeClock();
        using var screen = new Screen(100);
        Train(new(screen, Terminal(100), Verbosity.Auto, clock), clock, epochs: 100, stepTime: TimeSpan.FromMilliseconds(1));

        // 100 epochs of 20 steps of 1 ms and 300 ms of validation, of which nothing is drawn: a line each, and hardly a redraw.
        Assert.Equal(101, screen.Rows.Length);
        Assert.InRange(screen.Redraws, 0, 32_000 / 100 * 3);

        using var busy = new Screen(100);
        Train(new(busy, Terminal(100), Verbosity.Auto, clock), clock, epochs: 1, stepTime: TimeSpan.FromSeconds(1));
        Assert.InRange(busy.Redraws, 20, 22);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(80)]
    [InlineData(60)]
    [InlineData(50)]
    [InlineData(40)]
    [InlineData(30)]
    [InlineData(20)]
    [InlineData(12)]
    public void In_a_narrow_terminal_it_shows_less_and_never_wraps(int columns)
    {
        var clock = new FakeClock();
        using var screen = new Screen(columns);
        var frames = new List<string>();
        Train(new(screen, Terminal(columns), Verbosity.Auto, clock), clock, epochs: 12, _ => frames.Add(screen.Rows[^1]));

        Assert.All(frames, frame => Assert.InRange(frame.Length, 0, columns - 1));
        if (columns >= 40)
        {
            Assert.False(screen.Wrapped);
            Assert.Contains(frames, frame => frame.Contains("loss: 1.0000"));
            string all = string.Join(' ', screen.Rows);
            Assert.Equal(12, Regex.Count(all, " val_loss: "));
            Assert.Equal(12, Regex.Count(all, " samples/s"));
        }
    }

    [Fact]
    public void A_finished_epoch_that_is_too_wide_continues_in_an_indented_line()
    {
        var clock = new FakeClock();
        using var screen = new Screen(50);
        Train(new(screen, Terminal(50), Verbosity.Auto, clock), clock, epochs: 1);
        Assert.Equal(["Epoch 1/1  1.1 s  loss: 9.5000  val_loss: 0.1000", "           125 samples/s", ""], screen.Rows);
    }

    [Fact]
    public void A_terminal_that_becomes_narrower_is_not_wrapped()
    {
        var clock = new FakeClock();
        int columns = 120;
        using var screen = new Screen(50);
        Screen wide = new(120);
        var bar = new ProgressBar(new Pair(wide, screen, () => columns > 50), Terminal(0) with { Columns = () => columns }, Verbosity.Auto, clock);
        Train(bar, clock, epochs: 1, run => columns = run.Step > 10 ? 50 : 120);
        Assert.False(screen.Wrapped);
        Assert.False(wide.Wrapped);
        Assert.Contains(screen.Rows, row => row.Contains("loss"));
    }

    [Fact]
    public void Colours_and_drawn_lines_are_used_only_where_they_arrive()
    {
        var clock = new FakeClock();
        using var screen = new Screen(100);
        var frames = new List<string>();
        Train(
            new(screen, Terminal(100) with { Color = false, Unicode = false }, Verbosity.Auto, clock),
            clock,
            epochs: 1,
            _ => frames.Add(screen.Rows[^1]));

        Assert.Equal(0, screen.Codes);
        Assert.Contains("  =========.....................  ", frames[5]);
        Assert.All(screen.ToString(), character => Assert.InRange(character, '\n', '~'));
    }

    [Fact]
    public void An_unknown_number_of_steps_is_counted()
    {
        var clock = new FakeClock();
        var buffer = new LineBuffer();
        var network = new EchoNetwork(EchoNetwork.Values("y", 1));
        var run = new NetworkRun<double>(network, new(network), ["loss"], [MetricGoal.Minimize])
        {
            NetworkName = "",
            Epochs = 5,
            InitialEpoch = 0,
            BatchSize = 1,
            Steps = null,
            Samples = null,
            HasValidation = false,
            History = new(network.Description, new() { Epochs = 5, BatchSize = 1 }, [], [], []),
            Epoch = 2,
            Step = 123,
            SamplesSeen = 3000,
        };
        run.Measure(0, 1)[0] = 1e-7;
        using var text = new StringWriter();

        new ProgressLine(run, Terminal(90)) { TrainingTime = TimeSpan.FromSeconds(2) }.WriteRunning(buffer, 79);
        buffer.WriteTo(text);

        Assert.Equal("Epoch 2/5  step 123  loss: 1.000e-07  1500 samples/s", text.ToString());
    }

    [Fact]
    public void It_says_why_training_ended_early()
    {
        var clock = new FakeClock();
        using var log = new StringWriter { NewLine = "\n" };
        Train(new ProgressBar(log, time: clock), clock, epochs: 9, run => run.Stop("stopped because I said so"));
        Assert.Equal(["Training stopped because I said so.", ""], log.ToString().Split('\n')[1..]);
    }

    [Fact]
    public void An_exception_begins_in_a_line_of_its_own()
    {
        var clock = new FakeClock();
        using var screen = new Screen(100);
        Assert.Throws<TimeoutException>(() => Train(
            new(screen, Terminal(100), Verbosity.Auto, clock), clock, epochs: 9, run => _ = run.Step == 5 ? throw new TimeoutException() : 0));
        Assert.Equal(2, screen.Rows.Length);
        Assert.StartsWith("Epoch 1/9   3/20", screen.Rows[0]);
        Assert.Equal("", screen.Rows[1]);
    }

    [Fact]
    public void Fit_adds_one_unless_there_is_one_or_none_is_wanted()
    {
        using var log = new StringWriter();
        var mine = new ProgressBar(log);
        var other = new EarlyStopping("loss");
        Assert.Equal([other], ProgressBar.AddTo([other], Verbosity.None));
        Assert.Equal([mine, other], ProgressBar.AddTo([mine, other], Verbosity.Bar));
        Assert.Equal(Verbosity.Line, Assert.IsType<ProgressBar>(ProgressBar.AddTo([other], Verbosity.Line)[^1]).Verbosity);
        Assert.Equal(Verbosity.Line, mine.Verbosity);
        Assert.Equal(Verbosity.Bar, new ProgressBar(log, Terminal(80), Verbosity.Auto, TimeProvider.System).Verbosity);
    }

    // 20 steps of 5 samples with losses 0, 1, 2 …; validation takes 0.3 s and finds a tenth of the epoch's number.
    private static void Train(ProgressBar bar, FakeClock clock, int epochs, Action<TrainingRun>? behindStep = null, TimeSpan? stepTime = null)
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1)) { TrainingLoss = steps => steps, TestLoss = steps => steps / 200.0 };
        var data = new DataSet<double>(new double[100], new double[100]);
        var timing = new Timing { Clock = clock, StepTime = stepTime ?? StepTime };
        network.Fit(data, epochs, 5, validation: data, callbacks: [timing, bar, new Probe(behindStep)]);
    }

    private static Terminal Terminal(int columns) => new(Interactive: true, Color: true, Unicode: true, () => columns);

    private sealed class Timing : Callback
    {
        public required FakeClock Clock { get; init; }

        public required TimeSpan StepTime { get; init; }

        public override void OnTrainBatchEnd(TrainingRun run) => Clock.Advance(StepTime);

        public override void OnTestEnd(TrainingRun run) => Clock.Advance(TimeSpan.FromMilliseconds(300));
    }

    private sealed class Probe(Action<TrainingRun>? behindStep) : Callback
    {
        public override void OnTrainBatchEnd(TrainingRun run) => behindStep?.Invoke(run);
    }

    private sealed class Pair(TextWriter first, TextWriter second, Func<bool> isFirst) : StringWriter
    {
        private TextWriter Target => isFirst() ? first : second;

        public override void Write(char value) => Target.Write(value);

        public override void Write(char[] buffer, int index, int count) => Target.Write(buffer, index, count);

        public override void WriteLine() => Target.WriteLine();
    }
}
