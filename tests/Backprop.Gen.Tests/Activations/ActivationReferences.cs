namespace Backprop.Gen.Tests.Activations;

/// <summary>
/// The closed forms of Keras's activations in double, written without the library's expressions: as defined where that is accurate, else
/// with the case distinction that keeps it accurate.
/// </summary>
internal static class ActivationReferences
{
    public static IReadOnlyDictionary<string, Func<double, double>> All { get; } = new Dictionary<string, Func<double, double>>
    {
        ["ReLU"] = x => x > 0 ? x : 0,
        ["ReLU6"] = x => Math.Clamp(x, 0, 6),
        ["LeakyReLU"] = x => x >= 0 ? x : 0.2 * x,
        ["ELU"] = x => x > 0 ? x : Expm1(x),
        ["SELU"] = x => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Expm1(x)),
        ["CELU"] = x => Math.Max(x, 0) + Math.Min(0, Expm1(Math.Min(x, 0))),
        ["GELU"] = x => x * NormalDistribution(x),
        ["GELUTanh"] = x => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),
        ["SiLU"] = x => x / (1 + Math.Exp(-x)),
        ["HardSiLU"] = x => x * Math.Clamp(x + 3, 0, 6) / 6,
        ["HardSigmoid"] = x => Math.Clamp(x + 3, 0, 6) / 6,
        ["HardTanh"] = x => Math.Clamp(x, -1, 1),
        ["HardShrink"] = x => Math.Abs(x) > 0.5 ? x : 0,
        ["SoftShrink"] = x => x > 0.5 ? x - 0.5 : x < -0.5 ? x + 0.5 : 0,
        ["Tanh"] = Math.Tanh,
        ["TanhShrink"] = x => x - Math.Tanh(x),
        ["Sigmoid"] = x => 1 / (1 + Math.Exp(-x)),
        ["LogSigmoid"] = x => x < -700 ? x : -Log1p(Math.Exp(-x)),
        ["Softplus"] = x => x > 700 ? x : Log1p(Math.Exp(x)),
        ["Softsign"] = x => x < 0 ? x / (1 - x) : x / (1 + x),
        ["Squareplus"] = x => x > 0 ? (x + Math.Sqrt((x * x) + 4)) / 2 : 2 / (Math.Sqrt((x * x) + 4) - x),
        ["Mish"] = x => x * Math.Tanh(x > 700 ? x : Log1p(Math.Exp(x))),
        ["Exponential"] = Math.Exp,
    };

    // Taylor's series near zero; the difference elsewhere.
    private static double Expm1(double x)
    {
        if (Math.Abs(x) > 0.3)
        {
            return Math.Exp(x) - 1;
        }

        double sum = 0;
        double term = 1;
        for (int n = 1; n < 20; n++)
        {
            term *= x / n;
            sum += term;
        }

        return sum;
    }

    // 2 artanh(x / (2 + x)), by its series near zero.
    private static double Log1p(double x)
    {
        if (Math.Abs(x) > 0.3)
        {
            return Math.Log(1 + x);
        }

        double z = x / (2 + x);
        double sum = 0;
        for (int n = 31; n > 0; n -= 2)
        {
            sum = (sum * z * z) + (2.0 / n);
        }

        return sum * z;
    }

    /// <summary>The integral of the density, by Simpson's rule: ½ plus that from 0 to x, or that of the tail where it is small.</summary>
    private static double NormalDistribution(double x)
    {
        if (x > 2)
        {
            return 1 - NormalDistribution(-x);
        }

        const int Steps = 40_000;
        double from = x < -2 ? x - 12 : 0;
        double h = (x - from) / Steps;
        double sum = 0;
        for (int i = 0; i <= Steps; i++)
        {
            double u = from + (i * h);
            sum += (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-u * u / 2);
        }

        return (x < -2 ? 0 : 0.5) + (sum * h / 3 / Math.Sqrt(2 * Math.PI));
    }
}
