using Backprop.Gen.Graph;

namespace Backprop.RandomNetworks.Interpretation;

/// <summary>All values of a batch.</summary>
/// <param name="graph">What was run.</param>
/// <param name="batch">On what.</param>
/// <param name="shared">By value: parameters and their gradients.</param>
/// <param name="samples">By sample and value.</param>
internal sealed class InterpretedBatch(NetworkGraph graph, SampleBatch batch, double[][] shared, double[][][] samples)
{
    // Of the weights as they were: training changes them in place.
    private readonly double penalties = graph.Parameters.Sum(p => WeightSemantics.Penalty(p, shared[p.Value]));

    /// <summary>Σ over outputs of loss weight · Σ over samples of sample weight / count · loss, and penalties.</summary>
    public double Loss
    {
        get
        {
            double total = 0;
            foreach (OutputPort output in graph.Outputs)
            {
                if (output.Loss is { } loss)
                {
                    for (int s = 0; s < batch.Count; s++)
                    {
                        total += loss.Weight * (batch.Weights?[s] ?? 1) / batch.Count * samples[s][loss.Value][0];
                    }
                }
            }

            // What layers add is a sum over the samples; what weights add is there once.
            return total + graph.Penalties.Sum(p => samples.Sum(s => s[p.Value][0])) + penalties;
        }
    }

    /// <summary>Σ output · ∂L/∂output: the loss whose gradient <c>Backpropagation.OfOutputs</c> computes.</summary>
    public double OutputProduct
    {
        get
        {
            double total = 0;
            for (int o = 0; o < graph.Outputs.Count; o++)
            {
                total += Output(o).Zip(batch.OutputGradients[o], (y, dy) => y * dy).Sum();
            }

            return total;
        }
    }

    /// <summary>The largest magnitude of any value; infinite if one is not a number.</summary>
    public double Largest
    {
        get
        {
            double largest = 0;
            foreach (double[][] sample in samples)
            {
                foreach (double[]? value in sample)
                {
                    foreach (double element in value ?? [])
                    {
                        largest = double.IsFinite(element) ? Math.Max(largest, Math.Abs(element)) : double.PositiveInfinity;
                    }
                }
            }

            return largest;
        }
    }

    /// <summary>An output of all samples, one behind the other.</summary>
    public double[] Output(int output) => [.. samples.SelectMany(s => s[graph.Outputs[output].Value])];

    /// <summary>The elements of a value in one sample.</summary>
    public double[] Value(int value, int sample) => samples[sample][value];

    /// <summary>∂L/∂parameter; zeros for a parameter that nothing flows back to.</summary>
    public double[] Gradient(int parameter)
    {
        Parameter of = graph.Parameters[parameter];
        Value? gradient = graph.Values.FirstOrDefault(v => v.Role == ValueRole.ParameterGradient && v.Name == "∂" + of.Name);
        double[] summed = gradient is null ? new double[of.Shape.Size] : shared[gradient.Id];

        // Without a loss the gradient is that of what the caller does with the outputs.
        return graph.Outputs.All(o => o.Loss is null) ? summed : [.. summed.Zip(WeightSemantics.Gradient(of, shared[of.Value]), (a, b) => a + b)];
    }
}
