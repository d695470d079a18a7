using Backprop.Gen.Expressions;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>
/// Dropout that keeps mean 0 and variance 1 behind SELU (G. Klambauer et al., 2017): with probability rate an element becomes α′, SELU's limit,
/// then everything is scaled by a and shifted by b.
/// </summary>
internal sealed class AlphaDropoutLayer : NoiseLayer
{
    // SELU's scale times alpha, negated.
    private const double Limit = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717;

    public override string Kind => "AlphaDropout";

    public override string Summary => "in training sets a random part of its input to the limit of SELU and keeps mean and variance";

    public override int? Build(LayerBuilder layer)
    {
        double rate = Rate(layer);
        if (layer.Failed || rate == 0 || !layer.Training)
        {
            return layer.Input;
        }

        double a = 1 / Math.Sqrt((1 - rate) * (1 + (rate * Limit * Limit)));
        double b = -a * Limit * rate;
        int mask = layer.Add(new RandomMask(rate, layer.RandomKey, layer.InputShape), layer.Input);
        Expression kept = (Formula.X * a) + b;
        return layer.Elementwise(
            "alpha dropout", Formula.IfGreater(Formula.Variable("mask"), 0, kept, (a * Limit) + b), ("x", layer.Input), ("mask", mask));
    }
}
