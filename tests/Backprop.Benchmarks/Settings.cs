using System.CommandLine;

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
        var workloads = new Argument<string[]>("WORKLOAD") { Arity = ArgumentArity.OneOrMore, Description = "W1, W2, W4, W5, W6 or P" };
        var threads = new Option<int>("--threads") { DefaultValueFactory = _ => 1, Description = "The most threads to use" };
        var batch = new Option<int?>("--batch") { Description = "Samples in a batch; by default those of the benchmark list" };
        var precise = new Option<bool>("--double") { Description = "Double instead of single precision" };
        var repetitions = new Option<int>("--repetitions") { DefaultValueFactory = _ => 7, Description = "Counted repetitions, at least 5 for a figure that counts" };
        var command = new RootCommand("Prints one JSON line a result on standard output.") { workloads, threads, batch, precise, repetitions };
        command.SetAction(parsed => execute(new(
            parsed.GetRequiredValue(workloads),
            AtLeastOne(parsed.GetValue(threads), threads),
            parsed.GetValue(batch) is { } size ? AtLeastOne(size, batch) : null,
            parsed.GetValue(precise),
            AtLeastOne(parsed.GetValue(repetitions), repetitions))));
        return command;
    }

    private static int AtLeastOne(int value, Option option) =>
        value > 0 ? value : throw new BenchmarkException($"{option.Name} is {value}; it must be at least 1");
}
