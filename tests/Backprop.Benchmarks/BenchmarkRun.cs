using Backprop.Benchmarks.Workloads;

namespace Backprop.Benchmarks;

/// <summary>Measures what the settings name, in order.</summary>
internal static class BenchmarkRun
{
    /// <summary>Prints the results; returns 1 if a workload does not exist, without measuring anything.</summary>
    public static int Execute(Settings settings)
    {
        string[] unknown = [.. settings.Workloads.Where(id => !Registry.ContainsKey(id))];
        if (unknown.Length > 0)
        {
            Console.Error.WriteLine($"not built: {string.Join(", ", unknown)} (there are {string.Join(", ", Registry.Keys.Order(StringComparer.Ordinal))})");
            return 1;
        }

        foreach (string id in settings.Workloads)
        {
            foreach (ResultLine line in Registry[id](settings))
            {
                Console.Out.WriteLine(line.ToJson());
            }
        }

        return 0;
    }

    private static readonly Dictionary<string, Func<Settings, IEnumerable<ResultLine>>> Registry = new(StringComparer.Ordinal)
    {
        ["W1"] = TrainingWorkloads.SeedMlp,
        ["W2"] = TrainingWorkloads.ExpmMlp,
        ["W3"] = TrainingWorkloads.LeNet5,
        ["W4"] = TrainingWorkloads.MnistMlp,
        ["W5"] = TrainingWorkloads.BigMlp,
        ["W6"] = PredictionWorkload.Run,
        ["F"] = FitWorkload.Run,
        ["K"] = KernelWorkload.Run,
        ["O"] = OptimizerWorkload.Run,
        ["P"] = PeakWorkload.Run,
        ["S"] = ShapeWorkload.Run,
        ["C"] = ColdStartWorkload.Run,
        ["CP"] = ColdStartWorkload.RunPrepared,
    };
}
