namespace Backprop.Gen.Layers;

/// <summary>The base of layers that disturb their input at random in training and pass it on in prediction.</summary>
internal abstract class NoiseLayer : LayerDefinition
{
    /// <summary>The share of what is dropped, from 0 to below 1.</summary>
    protected static double Rate(LayerBuilder layer) => layer.Real("Rate", null, 0, 1, maximumExcluded: true);
}
