namespace Backprop.RandomNetworks.Drawing;

/// <summary>Draws <c>[Initialize]</c> for a weight.</summary>
internal static class InitializerDrawing
{
    /// <summary>The attribute without brackets.</summary>
    public static string Draw(Chance chance, string parameter, bool matrix)
    {
        string arguments = chance.Between(0, matrix ? 6 : 4) switch
        {
            0 => $"Initializer.Constant, Value = {chance.Number(-1, 1)}",
            1 => $"Initializer.RandomNormal, Mean = {chance.Number(-1, 1)}, Stddev = {chance.Number(0, 1)}",
            2 => $"Initializer.RandomUniform, MinValue = {chance.Number(-1, 0)}, MaxValue = {chance.Number(0, 1)}",
            3 => $"Initializer.TruncatedNormal, Stddev = {chance.Number(0, 1)}, Seed = 7",
            4 => $"Initializer.VarianceScaling, Scale = {chance.Number(0.1, 2)}, Mode = FanMode.{chance.Of(Enum.GetNames<FanMode>())}, "
                + $"Distribution = VarianceDistribution.{chance.Of(Enum.GetNames<VarianceDistribution>())}",
            5 => $"Initializer.Identity, Gain = {chance.Number(-1, 2)}",
            _ => $"Initializer.Orthogonal, Gain = {chance.Number(0.1, 2)}",
        };
        return $"Initialize(\"{parameter}\", {arguments})";
    }
}
