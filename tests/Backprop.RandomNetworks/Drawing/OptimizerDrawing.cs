namespace Backprop.RandomNetworks.Drawing;

/// <summary>Draws an optimizer with some of its arguments.</summary>
internal static class OptimizerDrawing
{
    /// <summary>The attribute without brackets.</summary>
    /// <param name="chance">What is drawn from.</param>
    /// <param name="scheduled">Whether the learning rate comes from somewhere else.</param>
    public static string Draw(Chance chance, bool scheduled)
    {
        (string kind, (string Name, string Value)[] arguments) = chance.Between(0, 9) switch
        {
            0 => ("SGD", [("Momentum", chance.Number(0, 0.99)), ("Nesterov", chance.Of("true", "false"))]),
            1 => ("RMSprop", [("Rho", chance.Number(0.5, 0.99)), ("Momentum", chance.Number(0, 0.95)), ("Epsilon", "1e-5"), ("Centered", chance.Of("true", "false"))]),
            2 => ("Adagrad", [("InitialAccumulatorValue", chance.Number(0.05, 1)), ("Epsilon", "1e-6")]),
            3 => ("Adam", Adam(chance)),
            4 => ("AdamW", [.. Adam(chance), ("WeightDecay", chance.Number(0, 0.1))]),
            5 => ("Adadelta", [("Rho", chance.Number(0.5, 0.99)), ("Epsilon", "1e-4")]),
            6 => ("Adamax", Beta(chance)),
            7 => ("Nadam", Beta(chance)),
            8 => ("Lion", [("Beta1", chance.Number(0.1, 0.95)), ("Beta2", chance.Number(0.5, 0.99))]),
            _ => ("Ftrl", Ftrl(chance)),
        };

        string[] written =
        [
            .. arguments.Append(("LearningRate", chance.Number(kind == "Ftrl" ? 0.001 : 0, 0.1))).Where(a => chance.With(0.5) && !(scheduled && a.Item1 == "LearningRate")).Select(a => $"{a.Item1} = {a.Item2}"),
            .. Options(chance, kind == "AdamW"),
        ];
        return written.Length == 0 ? kind : $"{kind}({string.Join(", ", written)})";
    }

    private static IEnumerable<string> Options(Chance chance, bool decays)
    {
        if (chance.With(0.3))
        {
            yield return $"{chance.Of("ClipNorm", "ClipValue", "GlobalClipNorm")} = {chance.Number(0.01, 2)}";
        }

        if (!decays && chance.With(0.3))
        {
            yield return $"WeightDecay = {chance.Number(0.001, 0.5)}";
        }

        if (chance.With(0.2))
        {
            yield return "UseEma = true";
            if (chance.With(0.5))
            {
                yield return $"EmaMomentum = {chance.Number(0, 1)}";
            }

            if (chance.With(0.5))
            {
                yield return $"EmaOverwriteFrequency = {chance.Of("1", "2")}";
            }
        }

        if (chance.With(0.2))
        {
            yield return $"GradientAccumulationSteps = {chance.Of("2", "3")}";
        }
    }

    private static (string, string)[] Adam(Chance chance) => [.. Beta(chance), ("AMSGrad", chance.Of("true", "false"))];

    private static (string, string)[] Ftrl(Chance chance) =>
    [
        ("LearningRatePower", chance.Of("0", "-1", "-0.5", "-0.7")),
        ("InitialAccumulatorValue", chance.Of("0", "0.1", "1")),
        ("L1RegularizationStrength", chance.Number(0, 0.2)),
        ("L2RegularizationStrength", chance.Number(0, 0.2)),
        ("L2ShrinkageRegularizationStrength", chance.Number(0, 0.2)),
        ("Beta", chance.Number(0, 1)),
    ];

    private static (string, string)[] Beta(Chance chance) =>
        [("Beta1", chance.Number(0, 0.95)), ("Beta2", chance.Number(0.5, 0.99)), ("Epsilon", "1e-6")];
}
