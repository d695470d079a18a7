using System.Numerics;
using Backprop.Gen.Graph;
using Backprop.RandomNetworks.Driving;
using Backprop.RandomNetworks.Interpretation;

namespace Backprop.RandomNetworks.Checking;

/// <summary>Generated code against the interpreter: the double network closely, the float network as far as float can tell.</summary>
internal sealed class ReferenceCheck(NetworkSubject subject, CheckReport report)
{
    /// <summary>Double differs from the interpreter only in the order of sums, in fused multiply-adds, and in elementary functions good to a few ulps.</summary>
    private static readonly Limits Double = new("double", Tolerance: 1e-9, Floor: 1e-3, RoundingNoise.Roundoff<double>());

    /// <summary>Float has hundreds of roundings of 6e-8, magnified by losses such as −ln p.</summary>
    private static readonly Limits Single = new("float", Tolerance: 1e-4, Floor: 1e-2, RoundingNoise.Roundoff<float>());

    /// <summary>A decision that hangs on less than this may go the other way in float.</summary>
    private const double SingleMargin = 1e-4;

    private readonly Reference training = new(subject, subject.Training);
    private readonly Reference prediction = new(subject, subject.Model.Inference);
    private readonly Reference fromOutputs = new(subject, subject.FromOutputs);

    public void CheckDouble(GeneratedNetwork<double> network) => Check(Double, network, report);

    /// <summary>A difference in float counts only where every decision is clear: else float may take another branch, and all behind it differs.</summary>
    public void CheckSingle(GeneratedNetwork<float> network)
    {
        CheckReport single = new();
        Check(Single, network, single);
        if (single.Failures.Count > 0 && BranchTracker.Run(subject.Model.Training, subject.Batch, subject.Parameters).Margin < SingleMargin)
        {
            report.Delicate++;
            return;
        }

        report.Add(single);
    }

    private void Check<T>(Limits limits, GeneratedNetwork<T> network, CheckReport to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string type = limits.Type;
        network.LoadParameters();
        Compare($"{type} loss of ComputeGradients", [network.ComputeGradients()], training, b => [b.Loss], limits, to);
        CompareGradients($"{type} gradient of ComputeGradients", network.Gradients(), training, limits, to);
        Compare($"{type} loss of TestOnBatch", [network.TestOnBatch()], prediction, b => [b.Loss], limits, to);
        network.Predict();
        CompareOutputs($"{type} output of Predict", network, prediction, limits, to);
        network.Forward();
        CompareOutputs($"{type} output of Forward", network, training, limits, to);
        network.Backward();
        CompareGradients($"{type} gradient of Backward", network.Gradients(), fromOutputs, limits, to);
    }

    private void CompareOutputs<T>(string what, GeneratedNetwork<T> network, Reference reference, Limits limits, CheckReport to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int o = 0; o < network.Outputs.Length; o++)
        {
            int output = o;
            Compare(what, GeneratedNetwork<T>.ToDoubles(network.Outputs[o]), reference, b => b.Output(output), limits, to);
        }
    }

    private void CompareGradients(string what, double[][] gradients, Reference reference, Limits limits, CheckReport to)
    {
        // A gradient's rounding errors come from the gradients that flow through the whole network, not from its own size.
        double largest = Enumerable.Range(0, gradients.Length).SelectMany(reference.Exact.Gradient).Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (int p = 0; p < gradients.Length; p++)
        {
            int parameter = p;
            Compare(what, gradients[p], reference, b => b.Gradient(parameter), limits, to, $" of {subject.Training.Parameters[p].Name}", 0.1 * largest);
        }
    }

    private void Compare(
        string what,
        double[] actual,
        Reference reference,
        Func<InterpretedBatch, double[]> result,
        Limits limits,
        CheckReport to,
        string detail = "",
        double floor = 0)
    {
        double[] expected = result(reference.Exact);
        double error = Comparison.Error(actual, expected, Math.Max(limits.Floor, floor));
        if (error > limits.Tolerance)
        {
            // Rarely needed: what cancels is no more accurate than the roundings of what it cancels with.
            double noise = RoundingNoise.Of(expected, result(reference.Deviating(limits.Roundoff)));
            error = Comparison.Error(actual, expected, Math.Max(limits.Floor, Math.Max(floor, noise / limits.Tolerance)));
        }

        to.Note(what, error);
        if (!(error <= limits.Tolerance))
        {
            int worst = Enumerable.Range(0, Math.Min(actual.Length, expected.Length))
                .OrderByDescending(i => double.IsNaN(actual[i]) ? double.PositiveInfinity : Math.Abs(actual[i] - expected[i])).FirstOrDefault();
            to.Fail(subject.Drawn.Seed, FormattableString.Invariant(
                $"{what}{detail}[{worst}] is {actual.ElementAtOrDefault(worst):R}, in the interpreter {expected.ElementAtOrDefault(worst):R} (error {error:E2})"));
        }
    }

    /// <summary>How closely a precision follows the interpreter.</summary>
    /// <param name="Type">The element type.</param>
    /// <param name="Tolerance">The largest relative difference.</param>
    /// <param name="Floor">Values below this are compared absolutely.</param>
    /// <param name="Roundoff">The relative error of one rounding.</param>
    private sealed record Limits(string Type, double Tolerance, double Floor, double Roundoff);

    /// <summary>A graph in the interpreter: as it is, and with the roundings of a precision.</summary>
    private sealed class Reference(NetworkSubject subject, NetworkGraph graph)
    {
        private readonly Dictionary<double, InterpretedBatch> deviating = [];

        public InterpretedBatch Exact { get; } = subject.Interpret(graph);

        public InterpretedBatch Deviating(double roundoff)
        {
            if (!deviating.TryGetValue(roundoff, out InterpretedBatch? batch))
            {
                deviating.Add(roundoff, batch = RoundingNoise.Interpret(subject, graph, roundoff));
            }

            return batch;
        }
    }
}
