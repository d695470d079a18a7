using System.Globalization;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>The same elements under another shape; one dimension may be −1 and is inferred.</summary>
internal sealed class ReshapeLayer : LayerDefinition
{
    public override string Kind => "Reshape";

    public override string Summary => "the same elements under another shape; one dimension may be -1";

    public override int? Build(LayerBuilder layer)
    {
        if (layer.Integers("TargetShape") is not { } target)
        {
            return null;
        }

        long size = layer.InputShape.Size;
        long known = 1;
        int open = -1;
        for (int i = 0; i < target.Count; i++)
        {
            if (target[i] == -1 && open >= 0)
            {
                return layer.Report(ProblemIds.TwoInferredDimensions, "TargetShape", i);
            }

            if (target[i] == -1)
            {
                open = i;
            }
            else if (target[i] < 1)
            {
                return layer.Report(
                    ProblemIds.ArgumentRange, "TargetShape", i,
                    "TargetShape", target[i].ToString(CultureInfo.InvariantCulture), "at least 1, or -1 once");
            }
            else
            {
                known = Math.Min(known * target[i], Limits.ValueSize * 2);
            }
        }

        bool fits = target.Count > 0 && (open >= 0 ? size % known == 0 : size == known);
        if (!fits)
        {
            return layer.Report(ProblemIds.ReshapeSize, "TargetShape", layer.Name, size.ToString(CultureInfo.InvariantCulture),
                "[" + string.Join(", ", target.Select(d => d.ToString(CultureInfo.InvariantCulture))) + "]");
        }

        Shape shape = Shape.Of([.. target.Select(d => d == -1 ? (int)(size / known) : (int)d)]);
        return shape == layer.InputShape ? layer.Input : layer.Add(new Reshape(shape), layer.Input);
    }
}
