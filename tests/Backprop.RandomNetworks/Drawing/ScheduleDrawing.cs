namespace Backprop.RandomNetworks.Drawing;

/// <summary>Draws a schedule of the learning rate whose rate is not zero in the first steps.</summary>
internal static class ScheduleDrawing
{
    /// <summary>The attribute without brackets.</summary>
    public static string Draw(Chance chance)
    {
        string initial = chance.Of("0.003", "0.01", "0.05", "0.1");
        string flag = chance.Of("true", "false");
        string steps = chance.Of("5", "10", "1000");
        return chance.Between(0, 6) switch
        {
            0 => $"ExponentialDecay({initial}, {chance.Of("1", "2", "10")}, {chance.Number(0.1, 1)}, Staircase = {flag})",
            1 => $"InverseTimeDecay({initial}, {chance.Of("1", "2", "10")}, {chance.Number(0.1, 1)}, Staircase = {flag})",
            2 => $"PiecewiseConstantDecay([{chance.Of("0", "1")}, 2], [{initial}, {chance.Of("0.003", "0.01", "0.05", "0.1")}, {chance.Of("0.003", "0.01", "0.05", "0.1")}])",
            3 => $"PolynomialDecay({initial}, {chance.Of("1", "2", "10")}, Power = {chance.Of("0.5", "1", "2")}, EndLearningRate = 0.002, Cycle = {flag})",
            4 => $"CosineDecay({initial}, {steps}, Alpha = {chance.Number(0, 1)}{(chance.With(0.5) ? "" : $", WarmupTarget = {chance.Of("0.003", "0.01", "0.05", "0.1")}, WarmupSteps = {chance.Of("0", "2")}")})",
            5 => $"CosineDecayRestarts({initial}, {steps}, TMul = {chance.Of("1", "1.5", "2")}, MMul = {chance.Number(0.5, 1)}, Alpha = {chance.Number(0, 1)})",
            _ => $"OneCycle({initial}, {steps}, PctStart = 0.5, AnnealStrategy = Annealing.{chance.Of("Cos", "Linear")})",
        };
    }
}
