using System.Globalization;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>gamma (x − mean) / √(variance + ε) + beta over all positions and a group of channels (Y. Wu and K. He, 2018).</summary>
internal sealed class GroupNormalizationLayer : SampleNormalizationLayer
{
    public override string Kind => "GroupNormalization";

    public override string Summary => "mean 0 and variance 1 over all positions and a group of channels, then gamma · x + beta";

    public override bool Normalizes => true;

    // With a channel a group this is instance normalization.
    public override bool CancelsBias(Element element) => element["Groups"] is IntegerValue { Number: -1 };

    public override int? Build(LayerBuilder layer)
    {
        int channels = layer.InputShape.Last;
        int groups = layer.Integer("Groups", 32, -1);
        groups = groups == -1 ? channels : groups;
        double epsilon = layer.Real("Epsilon", 1e-3, 0);
        if (groups == 0 || channels % groups != 0)
        {
            return layer.Report(ProblemIds.ArgumentRange, layer.Has("Groups") ? "Groups" : null, "Groups", Text(groups), $"-1 or a divisor of the {Text(channels)} channels of the input");
        }

        if (layer.Failed)
        {
            return null;
        }

        Shape view = Shape.Of(layer.InputShape.Leading, groups, channels / groups);
        int grouped = layer.Add(new Reshape(view), layer.Input);
        int y = Normalize(layer, grouped, Normalization.Standard, Shape.Of(1, groups, 1), epsilon);
        return ScaleAndShift(layer, layer.Add(new Reshape(layer.InputShape), y), Shape.Of(channels));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
