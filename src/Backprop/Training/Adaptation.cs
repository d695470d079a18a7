using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>One pass over data for the layers that take their statistics from it; the weights are set when all of it was seen.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class Adaptation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkDescription network;
    private readonly AdaptableDescription[] layers;
    private readonly RunningMoments<T>[] moments;

    /// <param name="network">Whose layers they are.</param>
    /// <param name="layer">The name of the only one, or null for all.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it has no statistics of its own.</exception>
    /// <exception cref="InvalidOperationException">The network has none, or one of them does not read an input.</exception>
    public Adaptation(NetworkDescription network, string? layer)
    {
        this.network = network;
        layers = layer is null ? [.. network.Adaptables] : [Find(layer)];
        if (layers.Length == 0)
        {
            throw new InvalidOperationException(
                $"Network {network.Name} has no layer that is adapted to data; declare [Normalization] without Mean and Variance behind an input.");
        }

        if (Array.Find(layers, adapted => adapted.Input < 0) is { } inner)
        {
            throw new InvalidOperationException(
                $"Layer '{inner.Layer}' of network {network.Name} does not read an input of the network, so that no data tells its mean and variance. "
                + "Move it right behind the input, give it Mean and Variance, or load its weights"
                + (network.Adaptables.FirstOrDefault(other => other.Input >= 0) is { } other
                    ? $"; other layers are adapted one by one, with 'layer:', as layer: \"{other.Layer}\"."
                    : "."));
        }

        moments = [.. layers.Select(adapted => new RunningMoments<T>(adapted.Shape, adapted.Axes))];
    }

    /// <summary>Looks at the samples of a batch.</summary>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public void Add(in DataBatch<T> batch)
    {
        for (int i = 0; i < batch.Count; i++)
        {
            for (int l = 0; l < layers.Length; l++)
            {
                ReadOnlySpan<T> sample = batch.Input(layers[l].Input, i);
                if (moments[l].Add(sample) is >= 0 and int element)
                {
                    throw new ArgumentException(
                        $"Sample {batch.Numbers[i]} (from 0) has {sample[element]} in element {element} of input '{network.Inputs[layers[l].Input].Name}', "
                        + $"so that layer '{layers[l].Layer}' cannot be adapted; leave the sample out or replace the number.");
                }
            }
        }
    }

    /// <summary>Sets the weights.</summary>
    /// <param name="parameters">The parameter block.</param>
    /// <exception cref="ArgumentException">A mean or a variance is too large for the network's precision; no weight is changed.</exception>
    public void Apply(Span<T> parameters)
    {
        T[][] means = [.. moments.Select(moment => new T[moment.Mean.Length])];
        T[][] variances = [.. means.Select(mean => new T[mean.Length])];
        for (int l = 0; l < layers.Length; l++)
        {
            for (int e = 0; e < means[l].Length; e++)
            {
                means[l][e] = Rounded(moments[l].Mean[e], "mean", l, e);
                variances[l][e] = Rounded(moments[l].VarianceOf(e), "variance", l, e);
            }
        }

        for (int l = 0; l < layers.Length; l++)
        {
            means[l].CopyTo(parameters[layers[l].Mean..]);
            variances[l].CopyTo(parameters[layers[l].Variance..]);
        }
    }

    private AdaptableDescription Find(string layer)
    {
        if (network.Adaptables.FirstOrDefault(adapted => adapted.Layer == layer) is { } found)
        {
            return found;
        }

        throw new ArgumentException(
            network.Layers.FirstOrDefault(known => known.Name == layer) is { } other
                ? $"Layer '{layer}' of network {network.Name} ({other.Kind}) has no mean and variance that are adapted to data; [Normalization] without numbers has."
                : $"Network {network.Name} has no layer '{layer}' that is adapted to data; {NearestNames.Suggest(layer, network.Adaptables.Select(adapted => adapted.Layer))}.",
            nameof(layer));
    }

    private T Rounded(double value, string what, int layer, int entry)
    {
        T rounded = T.CreateTruncating(value);
        return T.IsFinite(rounded)
            ? rounded
            : throw new ArgumentException(
                $"The {what} of entry {entry} of layer '{layers[layer].Layer}' is too large for {typeof(T).Name}; bring the data of input "
                + $"'{network.Inputs[layers[layer].Input].Name}' to smaller numbers.");
    }
}
