namespace Backprop.RandomNetworks.Drawing;

/// <summary>Draws layers that regularize: noise in training, and penalties.</summary>
internal static class NoiseDrawing
{
    public static Source Draw(Scope scope, Source from, bool mustBeNamed)
    {
        Chance chance = scope.Chance;
        string rate = chance.Of("0", "0.1", "0.25", "0.5", "0.9");
        string call = chance.Between(0, 6) switch
        {
            0 or 1 => $"Dropout({rate}",
            2 => $"AlphaDropout({rate}",
            3 => $"GaussianDropout({rate}",
            4 => $"GaussianNoise({chance.Number(0, 1.5)}",
            5 when from.Rank is 2 or 3 => $"SpatialDropout{(from.Rank == 2 ? "1" : "2")}D({rate}",
            _ => Penalty(chance),
        };
        return scope.Add(call, from.Shape, [from], mustBeNamed);
    }

    private static string Penalty(Chance chance) => chance.Between(0, 3) switch
    {
        0 => $"ActivityRegularization(L1 = {chance.Number(0, 0.1)}",
        1 => $"ActivityRegularization(L2 = {chance.Number(0, 0.1)}",
        2 => $"ActivityRegularization(L1 = {chance.Number(0, 0.1)}, L2 = {chance.Number(0, 0.1)}",
        _ => "ActivityRegularization(",
    };
}
