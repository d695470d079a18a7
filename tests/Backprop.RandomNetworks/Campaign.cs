using System.Diagnostics;
using System.Globalization;
using Backprop.RandomNetworks.Checking;

namespace Backprop.RandomNetworks;

/// <summary>Checks many networks, on all cores, and says how far it is.</summary>
internal static class Campaign
{
    /// <summary>Returns 0 if every network passed.</summary>
    public static int Run(int[] seeds, int together, int derivatives, TextWriter output)
    {
        CheckReport total = new();
        Stopwatch watch = Stopwatch.StartNew();
        Lock one = new();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"networks with the seeds {seeds[0]} to {seeds[^1]}"));
        Parallel.ForEach(seeds.Chunk(together), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, chunk =>
        {
            CheckReport report = NetworkChecks.Generated(chunk, derivatives);
            lock (one)
            {
                total.Add(report);
                foreach (string failure in report.Failures)
                {
                    output.WriteLine(failure);
                }

                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{watch.Elapsed.TotalSeconds,6:F0} s: {total.Networks} networks, {total.Gradients} derivatives, {total.Kinks} kinks, {total.Failures.Count} failures"));
            }
        });

        output.WriteLine();
        output.Write(total.Summary());
        return total.Failures.Count == 0 ? 0 : 1;
    }
}
