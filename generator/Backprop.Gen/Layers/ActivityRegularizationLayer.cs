using Backprop.Gen.Expressions;

namespace Backprop.Gen.Layers;

/// <summary>Its input, unchanged; adds L1 Σ |x| + L2 Σ x² over the whole batch to the loss.</summary>
internal sealed class ActivityRegularizationLayer : LayerDefinition
{
    public override string Kind => "ActivityRegularization";

    public override string Summary => "its input, unchanged; adds L1 times its magnitudes and L2 times its squares to the loss";

    public override int? Build(LayerBuilder layer)
    {
        double l1 = layer.Real("L1", 0, 0);
        double l2 = layer.Real("L2", 0, 0);
        if (!layer.Failed && (l1 != 0 || l2 != 0))
        {
            layer.Penalize(layer.Input, (Formula.Abs(Formula.X) * l1) + (Formula.X * Formula.X * l2));
        }

        return layer.Input;
    }
}
