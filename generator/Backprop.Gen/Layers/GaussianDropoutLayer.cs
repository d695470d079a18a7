using Backprop.Gen.Expressions;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>In training x · N(1, √(rate / (1 − rate))): noise with the mean and the variance of dropout (N. Srivastava et al., 2014).</summary>
internal sealed class GaussianDropoutLayer : NoiseLayer
{
    public override string Kind => "GaussianDropout";

    public override string Summary => "in training multiplies by normal noise of mean 1 and dropout's variance";

    public override int? Build(LayerBuilder layer)
    {
        double rate = Rate(layer);
        if (layer.Failed || rate == 0 || !layer.Training)
        {
            return layer.Input;
        }

        int noise = layer.Add(new RandomNormal(1, Math.Sqrt(rate / (1 - rate)), layer.RandomKey), layer.Input);
        return layer.Elementwise("gaussian dropout", Formula.X * Formula.Variable("noise"), ("x", layer.Input), ("noise", noise));
    }
}
