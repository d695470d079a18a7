using System.Runtime.CompilerServices;

namespace Backprop.Initializers;

/// <summary>
/// Normal numbers from uniform ones by the inverse of the distribution function. Only +, −, ·, / and √ are used, which IEEE 754
/// rounds in one way, so that every machine draws the same weights.
/// </summary>
internal static class NormalDistribution
{
    // Φ(−2), and Φ(2) − Φ(−2).
    private const double BelowTwo = 0.022750131948179207;
    private const double BetweenTwo = 0.95449973610364159;

    /// <summary>Φ⁻¹(p) for p between 0 and 1, both excluded: algorithm AS 241, PPND16 (M. J. Wichura, 1988; relative error about 10^−16).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Quantile(double p)
    {
        double q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            double t = 0.180625 - (q * q);
            return q * Ratio(
                t,
                [3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
                    4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3],
                [1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
                    2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3]);
        }

        double r = Math.Sqrt(-Log(q < 0 ? p : 1 - p));
        double tail = r <= 5
            ? Ratio(
                r - 1.6,
                [1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
                    1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4],
                [1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
                    1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9])
            : Ratio(
                r - 5,
                [6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
                    2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7],
                [1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
                    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15]);
        return q < 0 ? -tail : tail;
    }

    /// <summary>The quantile of the normal distribution between −2 and 2: as if numbers beyond were drawn again.</summary>
    public static double TruncatedQuantile(double p) => Quantile(BelowTwo + (p * BetweenTwo));

    private static double Ratio(double x, ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator)
    {
        double a = numerator[7];
        double b = denominator[7];
        for (int i = 6; i >= 0; i--)
        {
            a = (a * x) + numerator[i];
            b = (b * x) + denominator[i];
        }

        return a / b;
    }

    /// <summary>ln x for a normal x below 1 as fdlibm computes it (Sun Microsystems, 1993).</summary>
    private static double Log(double x)
    {
        ulong shifted = BitConverter.DoubleToUInt64Bits(x) + 0x00095F619980C433;
        int k = (int)(shifted >> 52) - 1023;
        double f = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(x) - ((ulong)k << 52)) - 1;
        double s = f / (2 + f);
        double z = s * s;
        double w = z * z;
        double even = w * (3.999999999940941908e-01 + (w * (2.222219843214978396e-01 + (w * 1.531383769920937332e-01))));
        double odd = z * (6.666666666666735130e-01
            + (w * (2.857142874366239149e-01 + (w * (1.818357216161805012e-01 + (w * 1.479819860511658591e-01))))));
        double square = 0.5 * f * f;
        return (k * 6.93147180369123816490e-01) - (square - ((s * (square + even + odd)) + (k * 1.90821492927058770002e-10)) - f);
    }
}
