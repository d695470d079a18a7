namespace Backprop.RandomNetworks.Drawing;

/// <summary>Draws regularizers and constraints, as arguments of layers and as attributes.</summary>
internal static class WeightRuleDrawing
{
    /// <summary>Arguments of a layer whose weights have these roles, as they continue the call.</summary>
    public static string Arguments(Chance chance, bool orthogonal, params string[] roles)
    {
        string written = "";
        foreach (string role in roles)
        {
            if (chance.With(0.1))
            {
                string[] known = orthogonal && role == "Kernel" ? ["L1", "L2", "L1L2", "Orthogonal"] : ["L1", "L2", "L1L2"];
                written += $", {role}Regularizer = Regularizer.{chance.Of(known)}";
            }

            if (role != "Activity" && chance.With(0.08))
            {
                written += $", {role}Constraint = Constraint.{chance.Of("MaxNorm", "MinMaxNorm", "NonNeg", "UnitNorm")}";
            }
        }

        return written;
    }

    /// <summary><c>[Regularize]</c> or <c>[Constrain]</c> for a weight, without brackets.</summary>
    public static string Draw(Chance chance, string parameter, bool matrix)
    {
        string axis = !matrix || chance.With(0.5) ? "" : chance.Of(", Axis = [1]", ", Axis = [-1]", ", Axis = [0, 1]");
        return chance.Between(0, 6) switch
        {
            0 => $"Regularize(\"{parameter}\", Regularizer.L1, L1 = {chance.Number(0, 0.1)})",
            1 => $"Regularize(\"{parameter}\", Regularizer.L2, L2 = {chance.Number(0, 0.1)})",
            2 => $"Regularize(\"{parameter}\", Regularizer.L1L2, L1 = {chance.Number(0, 0.1)})",
            3 => $"Constrain(\"{parameter}\", Constraint.MaxNorm, MaxValue = {chance.Number(0.1, 2)}{axis})",
            4 => $"Constrain(\"{parameter}\", Constraint.MinMaxNorm, MinValue = {chance.Number(0.1, 0.9)}, Rate = {chance.Number(0, 1)}{axis})",
            5 => $"Constrain(\"{parameter}\", Constraint.UnitNorm{axis})",
            _ => $"Constrain(\"{parameter}\", Constraint.NonNeg)",
        };
    }
}
