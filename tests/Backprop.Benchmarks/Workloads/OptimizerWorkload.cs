using System.Globalization;
using Backprop.Runtime;

namespace Backprop.Benchmarks.Workloads;

/// <summary>
/// O: the step of each optimizer by itself, on one thread, in nanoseconds for 1000 weights, and how many times as long that is as its limit: the
/// memory traffic of the step, or the divisions and roots, whichever takes longer; with clipping by norm behind reading the gradient, because the norm
/// is complete before the first weight moves. All are measured in the same run.
/// </summary>
/// <remarks>
/// A step reads θ, its gradient and each slot, and writes θ and each slot: with Adam's two slots 4 + 3 numbers of 4 bytes, 28 bytes a weight.
/// With Adam's one division and one root a vector of 16 weights keeps the divider busy for t(÷) + t(√), which on Zen 4 with 512 bits are 10 and 14
/// cycles or so: 24 cycles for 16 weights, 1500 for 1000.
/// </remarks>
internal static class OptimizerWorkload
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.05);
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(0.02);

    /// <summary>The limits, then two lines a step; the table goes to standard error. Single precision.</summary>
    public static IEnumerable<ResultLine> Run(Settings settings)
    {
        Figures division = OptimizerLimits.Division(settings.Repetitions, WarmUp, Least);
        Figures root = OptimizerLimits.Root(settings.Repetitions, WarmUp, Least);
        yield return Line("ns_per_1000", division, "÷");
        yield return Line("ns_per_1000", root, "√");
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ns for 1000: ÷ {division.Median:F0}, √ {root.Median:F0}"));
        Console.Error.WriteLine($"{"optimizer",-12}{"",-10}{"weights",10}{"ns/1000",10}{"memory",10}{"divider",10}{"norm",10}{"of limit",10}");
        foreach (IGrouping<int, OptimizerCase> size in OptimizerCases.All.GroupBy(one => one.Weights))
        {
            Dictionary<int, Figures> memory = [];
            Figures norm = OptimizerLimits.Norm(size.Key, settings.Repetitions, WarmUp, Least);
            yield return Line("ns_per_1000", norm, $"reading a gradient, {size.Key} weights");
            foreach (OptimizerCase one in size)
            {
                if (!memory.TryGetValue(one.Slots, out Figures traffic))
                {
                    traffic = OptimizerLimits.Traffic(one.Weights, one.Slots, settings.Repetitions, WarmUp, Least);
                    memory.Add(one.Slots, traffic);
                    yield return Line("ns_per_1000", traffic, $"traffic of {one.Slots} slots, {one.Weights} weights");
                }

                Figures step = Measured(one, settings.Repetitions);
                double divider = (one.Divisions * division.Median) + (one.Roots * root.Median);
                double before = one.ReadsNorm ? norm.Median : 0;
                Figures times = step.Times(1 / (before + Math.Max(traffic.Median, divider)));
                Console.Error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{one.Optimizer,-12}{one.Variation,-10}{one.Weights,10}{step.Median,10:F0}{traffic.Median,10:F0}{divider,10:F0}{before,10:F0}{times.Median,10:F2}"));
                string net = $"{one.Optimizer} {one.Variation}, {one.Weights} weights";
                yield return Line("ns_per_1000", step, net);
                yield return Line("times_limit", times, net);
            }
        }

        static ResultLine Line(string metric, Figures figures, string net) => new("O", 0, 1, metric, figures, 0, net);
    }

    private static Figures Measured(OptimizerCase one, int repetitions)
    {
        Network<float> network = one.Create();
        network.LearningRate = 1e-6f;
        SyntheticData.Uniform<float>(one.Weights, -0.01, 0.01, 3).CopyTo(network.Gradients.Span);
        return Measure.Seconds(
            steps =>
            {
                for (int i = 0; i < steps; i++)
                {
                    network.ApplyGradients();
                }
            },
            repetitions,
            WarmUp,
            Least).Times(1e12 / one.Weights);
    }
}
