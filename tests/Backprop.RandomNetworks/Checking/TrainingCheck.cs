using Backprop.Gen.Graph;
using Backprop.Gen.Operations;
using Backprop.Gen.Planning;
using Backprop.RandomNetworks.Driving;
using Backprop.RandomNetworks.Interpretation;

namespace Backprop.RandomNetworks.Checking;

/// <summary>Steps of the generated double network against the interpreter's gradients and the optimizer's formulas.</summary>
internal sealed class TrainingCheck(NetworkSubject subject, CheckReport report)
{
    private const int Steps = 3;

    // Errors of a step feed the next one, and an optimizer that divides by the size of the gradient magnifies those of small gradients.
    private const double Tolerance = 1e-7;

    // A gradient that is nothing but rounding has any sign, and Lion follows signs, as does Ftrl where nothing is accumulated at first.
    private const double Noise = 1e-10;
    private static readonly string[] SignFollowers = ["Lion", "Ftrl"];

    public void Check(GeneratedNetwork<double> network)
    {
        network.LoadParameters();
        double[][] weights = [.. subject.Parameters.Select(p => (double[])p.Clone())];
        OptimizerState optimizer = new(subject.Model);
        for (int step = 1; step <= Steps; step++)
        {
            InterpretedBatch reference = new Interpreter(subject.Training).Run(subject.Batch with { Step = step }, weights);
            if (!(reference.Largest < 1e6))
            {
                return;
            }

            network.Network.FillScratch(double.NaN);
            double loss = network.TrainOnBatch();
            optimizer.Apply(weights, reference.Gradient);
            MoveAverages(weights, reference);
            Compare($"loss of step {step}", [loss], [reference.Loss]);
            double[][] actual = network.Parameters();
            if (SignFollowers.Contains(subject.Model.Optimizer.Kind) && DiffersInNoise(actual, weights, reference))
            {
                report.Delicate++;
                return;
            }

            for (int p = 0; p < weights.Length; p++)
            {
                Compare($"{subject.Training.Parameters[p].Name} after step {step} of {subject.Model.Optimizer.Kind}", actual[p], weights[p]);
            }
        }

        if (network.Network.Iterations != Steps)
        {
            report.Fail(subject.Drawn.Seed, $"{network.Network.Iterations} iterations after {Steps} steps");
        }
    }

    /// <summary>Whether weights differ whose gradient is zero but for rounding; all behind such a step differs too.</summary>
    private static bool DiffersInNoise(double[][] actual, double[][] expected, InterpretedBatch reference)
    {
        double largest = Enumerable.Range(0, expected.Length).SelectMany(reference.Gradient).Select(Math.Abs).DefaultIfEmpty(0).Max();
        bool differs = false;
        for (int p = 0; p < expected.Length; p++)
        {
            double[] gradient = reference.Gradient(p);
            for (int i = 0; i < gradient.Length; i++)
            {
                differs |= Math.Abs(gradient[i]) <= Noise * Math.Max(largest, 1) && Math.Abs(actual[p][i] - expected[p][i]) > Tolerance;
            }
        }

        return differs;
    }

    /// <summary>Moving averages follow the statistics of a step that is taken; those of layers that nobody reads are not computed.</summary>
    private void MoveAverages(double[][] weights, InterpretedBatch batch)
    {
        foreach (Node node in Simplification.Apply(subject.Training).Nodes)
        {
            if (node.Operation is BatchMoments moments)
            {
                double[] statistic = batch.Value(node.Output, 0);
                Move(moments.MovingMean, 0);
                Move(moments.MovingVariance, 1);

                void Move(string name, int row)
                {
                    double[] average = weights[subject.Training.Parameters.ToList().FindIndex(p => p.Name == name)];
                    for (int c = 0; c < average.Length; c++)
                    {
                        average[c] = (moments.Momentum * average[c]) + ((1 - moments.Momentum) * statistic[(row * average.Length) + c]);
                    }
                }
            }
        }
    }

    private void Compare(string what, double[] actual, double[] expected)
    {
        double error = Comparison.Error(actual, expected, 1e-3);
        report.Note("double weights and losses in training", error);
        if (!(error <= Tolerance))
        {
            report.Fail(subject.Drawn.Seed, FormattableString.Invariant($"{what} differs from the optimizer's formulas (error {error:E2})"));
        }
    }
}
