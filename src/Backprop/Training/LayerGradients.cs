using System.Numerics;
using System.Runtime.CompilerServices;
using Backprop.Runtime;

namespace Backprop;

/// <summary>How long the gradient of each layer is. Squares are added in double, once an epoch.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class LayerGradients<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network<T> network;
    private readonly (int Layer, ParameterDescription Tensor)[] tensors;
    private readonly double[] norms;

    public LayerGradients(Network<T> network)
    {
        this.network = network;
        ParameterDescription[] trainable = [.. network.Description.Parameters.Where(parameter => parameter.Trainable)];
        Layers = [.. trainable.Select(tensor => tensor.Layer).Distinct(StringComparer.Ordinal)];
        tensors = [.. trainable.Select(tensor => (Array.IndexOf(Layers, tensor.Layer), tensor))];
        norms = new double[Layers.Length];
    }

    /// <summary>The layers with trainable weights, in the order of the parameter block.</summary>
    public string[] Layers { get; }

    /// <summary>One norm for each of <see cref="Layers"/>, as of the last <see cref="Measure"/>.</summary>
    public ReadOnlySpan<double> Norms => norms;

    /// <summary>Takes the norms of the gradients that the last step left.</summary>
    /// <param name="anyStep">False where there was none: the norms are NaN.</param>
    public void Measure(bool anyStep)
    {
        if (!anyStep)
        {
            Array.Fill(norms, double.NaN);
            return;
        }

        Array.Clear(norms);
        Span<T> gradient = network.Gradients.Span;
        foreach ((int layer, ParameterDescription tensor) in tensors)
        {
            norms[layer] += SumOfSquares(gradient.Slice(tensor.Offset, tensor.Length));
        }

        for (int layer = 0; layer < norms.Length; layer++)
        {
            norms[layer] = Math.Sqrt(norms[layer]);
        }
    }

    private static double SumOfSquares(Span<T> gradient)
    {
        int whole = gradient.Length & ~15;
        double sum = whole == 0 ? 0 : SquareSum.Of(ref gradient[0], ref Unsafe.NullRef<T>(), T.One, whole);
        foreach (T value in gradient[whole..])
        {
            double g = double.CreateChecked(value);
            sum += g * g;
        }

        return sum;
    }
}
