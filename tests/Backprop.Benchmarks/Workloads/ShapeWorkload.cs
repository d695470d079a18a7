using System.Globalization;
using Backprop.Benchmarks.Networks;
using Backprop.Runtime;

namespace Backprop.Benchmarks.Workloads;

/// <summary>
/// S: training steps of networks whose sizes and batches no vector divides, beside their neighbours with round ones, in GFLOP/s of needed work. A
/// neighbour has each size, and the batch, rounded to the nearest power of two.
/// </summary>
internal static class ShapeWorkload
{
    /// <summary>Three lines a case: its rate, its neighbour's and their ratio; the table goes to standard error.</summary>
    public static IEnumerable<ResultLine> Run(Settings settings)
    {
        OddMlp odd = new();
        RoundMlp round = new();
        OneToOne one = new();
        OddWaist waist = new();
        RoundWaist roundWaist = new();
        OddBelly belly = new();
        RoundBelly roundBelly = new();
        Case[] cases =
        [
            new("37-53-29-7", 24, odd, odd.TrainOnBatch, "32-64-32-8", 32, round, round.TrainOnBatch),
            new("37-53-29-7", 17, odd, odd.TrainOnBatch, "32-64-32-8", 16, round, round.TrainOnBatch),
            new("37-53-29-7", 1, odd, odd.TrainOnBatch, "32-64-32-8", 1, round, round.TrainOnBatch),
            new("1-1", 24, one, one.TrainOnBatch, "1-1", 32, one, one.TrainOnBatch),
            new("1000-1-1000", 24, waist, waist.TrainOnBatch, "1024-1-1024", 32, roundWaist, roundWaist.TrainOnBatch),
            new("1000-1-1000", 17, waist, waist.TrainOnBatch, "1024-1-1024", 16, roundWaist, roundWaist.TrainOnBatch),
            new("1000-1-1000", 1, waist, waist.TrainOnBatch, "1024-1-1024", 1, roundWaist, roundWaist.TrainOnBatch),
            new("3-4096-3", 24, belly, belly.TrainOnBatch, "4-4096-4", 32, roundBelly, roundBelly.TrainOnBatch),
            new("3-4096-3", 17, belly, belly.TrainOnBatch, "4-4096-4", 16, roundBelly, roundBelly.TrainOnBatch),
            new("3-4096-3", 1, belly, belly.TrainOnBatch, "4-4096-4", 1, roundBelly, roundBelly.TrainOnBatch),
        ];
        Console.Error.WriteLine($"{"network",-14}{"batch",6}{"GFLOP/s",10}   {"neighbour",-14}{"batch",6}{"GFLOP/s",10}{"ratio",8}");
        foreach (Case c in cases)
        {
            (Figures own, long allocated) = Measured(c.Model, c.Step, c.Batch, settings);
            (Figures other, long allocatedBeside) = Measured(c.RoundModel, c.RoundStep, c.RoundBatch, settings);
            double ratio = own.Median / other.Median;
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{c.Name,-14}{c.Batch,6}{own.Median,10:F2}   {c.RoundName,-14}{c.RoundBatch,6}{other.Median,10:F2}{ratio,8:F2}"));
            yield return new("S", c.Batch, settings.Threads, "gflops", own, allocated, c.Name);
            yield return new("S", c.RoundBatch, settings.Threads, "gflops", other, allocatedBeside, $"{c.RoundName} beside {c.Name}");
            yield return new("S", c.Batch, settings.Threads, "of_neighbour", new(ratio, ratio, ratio), allocated, c.Name);
        }
    }

    private static (Figures Rate, long Allocated) Measured(Network<float> model, TrainingStep step, int batch, Settings settings)
    {
        model.DegreeOfParallelism = settings.Threads;
        float[] inputs = SyntheticData.Uniform<float>(batch * model.Description.Inputs[0].Size, -1, 1, 1);
        float[] targets = SyntheticData.Uniform<float>(batch * model.Description.Outputs[0].Size, -1, 1, 2);
        Figures seconds = Measure.Seconds(
            steps =>
            {
                for (int i = 0; i < steps; i++)
                {
                    step(inputs, targets);
                }
            },
            settings.Repetitions,
            warmUp: TimeSpan.FromSeconds(0.5),
            least: TimeSpan.FromSeconds(0.1));
        return (seconds.Rate(1e-9 * batch * TrainingWorkloads.NeededFlops(model)), Measure.Allocations(() => step(inputs, targets)));
    }

    private delegate double TrainingStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, ReadOnlySpan<float> sampleWeights = default);

    private sealed record Case(
        string Name, int Batch, Network<float> Model, TrainingStep Step, string RoundName, int RoundBatch, Network<float> RoundModel, TrainingStep RoundStep);
}
