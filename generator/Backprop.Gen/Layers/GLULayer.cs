using System.Globalization;
using Backprop.Gen.Diagnostics;

namespace Backprop.Gen.Layers;

/// <summary>Gated linear unit: a · σ(b) with a and b the halves of an axis.</summary>
internal sealed class GLULayer : LayerDefinition
{
    public override string Kind => "GLU";

    public override string Summary => "the first half of an axis times the sigmoid of the second";

    public override int? Build(LayerBuilder layer)
    {
        int rank = layer.InputShape.Rank;
        int axis = layer.Integer("Axis", -1, int.MinValue);
        int own = axis > 0 ? axis - 1 : axis + rank;
        return axis == 0 || own < 0 || own >= rank
            ? layer.Report(ProblemIds.ConcatenateAxis, "Axis", axis.ToString(CultureInfo.InvariantCulture), rank.ToString(CultureInfo.InvariantCulture))
            : layer.GatedLinearUnit(layer.Input, own, "Axis");
    }
}
