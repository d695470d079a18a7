using System.CommandLine;
using System.Globalization;

namespace Backprop.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Workloads">Their ids, in order.</param>
/// <param name="Threads">The most threads to use.</param>
/// <param name="Batch">The batch size, or null for those of the benchmark list.</param>
/// <param name="Double">Whether to measure double-precision networks.</param>
/// <param name="Repetitions">Counted repetitions of each measurement.</param>
internal sealed record Settings(IReadOnlyList<string> Workloads, int Threads, int? Batch, bool Double, int Repetitions)
{
    /// <summary>The command line; <paramref name="execute"/> does the work and returns the exit code.</summary>
    public static RootCommand Command(Func<Settings, int> execute)
    {
        var workloads = new Argument<string[]>("WORKLOAD") { Arity = ArgumentArity.OneOrMore, Description = "W1, W2, W3, W4, W5, W6, C, CP, F, K, O, P or S" };
        Option<int> threads = Count("--threads", 1, "The most threads to use");
        Option<int> batch = Count("--batch", 0, "Samples in a batch; by default those of the benchmark list");
        var precise = new Option<bool>("--double") { Description = "Double instead of single precision" };
        Option<int> repetitions = Count("--repetitions", 7, "Counted repetitions, at least 5 for a figure that counts");
        var command = new RootCommand("Prints one JSON line a result on standard output.") { workloads, threads, batch, precise, repetitions };
        command.SetAction(parsed => execute(new(
            parsed.GetRequiredValue(workloads),
            parsed.GetValue(threads),
            parsed.GetValue(batch) is > 0 and int size ? size : null,
            parsed.GetValue(precise),
            parsed.GetValue(repetitions))));
        return command;
    }

    private static Option<int> Count(string name, int preset, string description)
    {
        var option = new Option<int>(name) { HelpName = "N", Description = description };
        if (preset > 0)
        {
            option.DefaultValueFactory = _ => preset;
        }

        option.Validators.Add(result =>
        {
            // A value that is no number has its error already.
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out int number) && number < 1)
            {
                result.AddError($"{name} is a number of at least 1.");
            }
        });
        return option;
    }
}
