using Backprop.Gen.Expressions;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>In training sets each element to zero with probability rate and scales the others by 1 / (1 − rate); in prediction the identity.</summary>
internal sealed class DropoutLayer : NoiseLayer
{
    public override string Kind => "Dropout";

    public override string Summary => "in training zeroes a random part of its input and scales the rest";

    public override int? Build(LayerBuilder layer)
    {
        double rate = Rate(layer);
        if (layer.Failed || rate == 0 || !layer.Training)
        {
            return layer.Input;
        }

        int mask = layer.Add(new RandomMask(rate, layer.RandomKey, layer.InputShape), layer.Input);
        return layer.Elementwise("dropout", Formula.X * Formula.Variable("mask"), ("x", layer.Input), ("mask", mask));
    }
}
