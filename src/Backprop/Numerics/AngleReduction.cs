namespace Backprop.Numerics;

/// <summary>
/// The sine of angles of many turns: x · 2/π modulo 4, with only those bits of 2/π that matter (M. H. Payne, R. N. Hanek: "Radian reduction for
/// trigonometric functions", SIGNUM Newsletter 18, 1983). Rare, so it works on one number.
/// </summary>
internal static class AngleReduction
{
    // 64 zeros, then the binary digits of 2/π behind the point.
    private static ReadOnlySpan<ulong> TwoOverPi =>
    [
        0, 0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561,
        0xB7246E3A424DD2E0, 0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484, 0xE99C7026B45F7E41,
        0x3991D639835339F4, 0x9C845F8BBDF9283B, 0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7,
        0x4F463F669E5FEA2D, 0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB,
    ];

    /// <summary>sin(x + quarters · π/2) for |x| of at least 1; NaN for an infinite x.</summary>
    public static double Sin(double x, int quarters)
    {
        if (!double.IsFinite(x))
        {
            return double.NaN;
        }

        (int quadrant, double r) = Reduce(Math.Abs(x));

        // sin(−x + q · π/2) = sin(−(quadrant · π/2 + r) + q · π/2).
        return x < 0
            ? OfQuadrant(quarters - quadrant, -r)
            : OfQuadrant(quarters + quadrant, r);
    }

    private static double OfQuadrant(int quadrant, double r) =>
        ScalarDouble.GetLane(DoubleFunctions.OfQuadrant(ScalarDouble.Broadcast(quadrant), ScalarDouble.Broadcast(r)), 0);

    /// <summary>The nearest multiple of π/2 modulo 4, and the remainder.</summary>
    private static (int Quadrant, double Remainder) Reduce(double x)
    {
        // x = m · 2^e. A digit of 2/π with weight 2^−k adds a multiple of 4 to x · 2/π where e − k ≥ 2, so the digits begin at k = e − 1, and 192 of
        // them leave more than 120 behind the point.
        ulong bits = BitConverter.DoubleToUInt64Bits(x);
        int e = (int)(bits >> 52) - 1075;
        ulong m = (bits & 0xFFFFFFFFFFFFFul) | 0x10000000000000ul;
        int start = e - 2 + 64;
        ulong w0 = Digits(start);
        ulong w1 = Digits(start + 64);
        ulong w2 = Digits(start + 128);

        // m · w modulo 2^192, in units of 2^−190 quarter turns.
        UInt128 low = (UInt128)m * w2;
        UInt128 middle = ((UInt128)m * w1) + (low >> 64);
        UInt128 top = ((UInt128)(m * w0) << 64) + middle;
        ulong rest = (ulong)low;

        int quadrant = (int)(top >> 126);
        Int128 fraction = (Int128)((top << 2) | (rest >> 62));
        if (fraction < 0)
        {
            quadrant++;
        }

        return (quadrant & 3, (double)fraction * (Math.PI / 2) * 2.938735877055719e-39);
    }

    private static ulong Digits(int start)
    {
        int word = start >> 6;
        int shift = start & 63;
        ulong high = TwoOverPi[word] << shift;
        return shift == 0 ? high : high | (TwoOverPi[word + 1] >> (64 - shift));
    }
}
