namespace Backprop.Gen.Expressions;

/// <summary>The scalar functions that <see cref="Math"/> lacks, in double, within a few units in the last place.</summary>
internal static class ScalarFunctions
{
    /// <summary>e^a − 1. The rounding errors of e^a cancel in (u − 1) / ln u (W. Kahan).</summary>
    public static double Expm1(double a)
    {
        double u = Math.Exp(a);
        if (u == 1)
        {
            return a;
        }

        return Math.Abs(a) < 1 ? (u - 1) * a / Math.Log(u) : u - 1;
    }

    /// <summary>ln(1 + a). The rounding error of 1 + a cancels in ln u / (u − 1) (W. Kahan).</summary>
    public static double Log1p(double a)
    {
        double u = 1 + a;
        if (u == 1)
        {
            return a;
        }

        return Math.Abs(a) < 1 ? Math.Log(u) * (a / (u - 1)) : Math.Log(u);
    }

    /// <summary>1 / (1 + e^−a), without overflow.</summary>
    public static double Sigmoid(double a)
    {
        double e = Math.Exp(-Math.Abs(a));
        return (a < 0 ? e : 1) / (1 + e);
    }

    /// <summary>ln(1 + e^a), without overflow.</summary>
    public static double Softplus(double a) => Math.Max(a, 0) + Log1p(Math.Exp(-Math.Abs(a)));

    /// <summary>The error function (Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.6 and 7.1.14).</summary>
    public static double Erf(double a)
    {
        double x = Math.Abs(a);
        if (double.IsNaN(a) || x > 6)
        {
            // 1 − erf 6 is 2·10⁻¹⁷, less than half a unit in the last place of 1.
            return double.IsNaN(a) ? a : Math.Sign(a);
        }

        double erf = x < 2.5 ? ErfSeries(x) : 1 - ErfcFraction(x);
        return a < 0 ? -erf : erf;
    }

    // 2/√π e^(−x²) Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1)): all terms have the same sign, so nothing cancels.
    private static double ErfSeries(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * 1e-18; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    // e^(−x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …)))), from the inside out.
    private static double ErfcFraction(double x)
    {
        double fraction = x;
        for (int n = 60; n > 0; n--)
        {
            fraction = x + (n / 2.0 / fraction);
        }

        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * fraction);
    }
}
