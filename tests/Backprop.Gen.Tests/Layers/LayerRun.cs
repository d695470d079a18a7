using Backprop.Gen.Graph;
using Backprop.Gen.Tests.Graph;
using Backprop.RandomNetworks.Interpretation;

namespace Backprop.Gen.Tests.Layers;

/// <summary>Layers on numbers: what they make of them, in training and in prediction, by the interpreter.</summary>
internal static class LayerRun
{
    /// <summary>The output of the layers between <c>[Input]</c> and the loss, all samples one behind the other.</summary>
    /// <param name="layers">Inputs and layers without brackets.</param>
    /// <param name="samples">How many samples the inputs are.</param>
    /// <param name="training">Whether noise is active.</param>
    /// <param name="parameters">The weights by the names of their roles; the others are zero.</param>
    /// <param name="inputs">One array an input.</param>
    public static double[] Output(string layers, int samples, bool training, Dictionary<string, double[]> parameters, params double[][] inputs) =>
        Run(layers, samples, training, parameters, inputs).Output(0);

    /// <summary>All values of the batch; the targets are zero.</summary>
    public static InterpretedBatch Run(string layers, int samples, bool training, Dictionary<string, double[]> parameters, params double[][] inputs)
    {
        NetworkModel model = Built.Model($"[Network(Precision = Precision.Double), {layers}] {Built.Ending}");
        NetworkGraph graph = training ? model.Training : model.Inference;
        double[][] weights =
        [
            .. graph.Parameters.Select(p => parameters.GetValueOrDefault(p.Name[(p.Name.LastIndexOf('.') + 1)..], new double[p.Shape.Size])),
        ];
        double[] targets = new double[samples * graph.Outputs[0].Shape.Size];
        return new Interpreter(graph).Run(new SampleBatch(samples, inputs, [targets], null, []), weights);
    }
}
