using Backprop.Gen.Expressions;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>In training x + N(0, stddev).</summary>
internal sealed class GaussianNoiseLayer : NoiseLayer
{
    public override string Kind => "GaussianNoise";

    public override string Summary => "in training adds normal noise of mean 0";

    public override int? Build(LayerBuilder layer)
    {
        double deviation = layer.Real("Stddev", null, 0);
        if (layer.Failed || deviation == 0 || !layer.Training)
        {
            return layer.Input;
        }

        int noise = layer.Add(new RandomNormal(0, deviation, layer.RandomKey), layer.Input);
        return layer.Elementwise("gaussian noise", Formula.X + Formula.Variable("noise"), ("x", layer.Input), ("noise", noise));
    }
}
