using System.Numerics;

namespace Backprop.Tests.Numerics;

/// <summary>
/// Elementary functions in fixed point with many binary digits behind the point: exact for the purpose of judging <see cref="float"/> and
/// <see cref="double"/>.
/// </summary>
internal sealed class ExactFunctions
{
    private readonly int digits;
    private readonly BigInteger one;
    private readonly BigInteger ln2;
    private readonly BigInteger pi;

    private ExactFunctions(int digits)
    {
        this.digits = digits;
        one = BigInteger.One << digits;
        ln2 = 2 * Atanh(one / 3);
        pi = 4 * ((4 * Atan(5)) - Atan(239));
    }

    /// <summary>Enough for every float, and for doubles from 10^−40.</summary>
    public static ExactFunctions Narrow { get; } = new(320);

    /// <summary>Enough for every double.</summary>
    public static ExactFunctions Wide { get; } = new(1400);

    public BigInteger One => one;

    public BigInteger FromDouble(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        int exponent = (int)(bits >> 52);
        BigInteger mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        int shift = Math.Max(exponent, 1) - 1075 + digits;
        BigInteger value = shift >= 0 ? mantissa << shift : mantissa >> -shift;
        return x < 0 ? -value : value;
    }

    public BigInteger Exp(BigInteger x)
    {
        BigInteger n = Round(x, ln2);
        BigInteger r = (x - (n * ln2)) >> 16;
        BigInteger term = one;
        BigInteger sum = one;
        for (int k = 1; !term.IsZero; k++)
        {
            term = Multiply(term, r) / k;
            sum += term;
        }

        for (int i = 0; i < 16; i++)
        {
            sum = Multiply(sum, sum);
        }

        return n >= 0 ? sum << (int)n : sum >> (int)-n;
    }

    public BigInteger Log(BigInteger x)
    {
        int n = (int)(x.GetBitLength() - digits - 1);
        BigInteger m = n >= 0 ? x >> n : x << -n;
        return (n * ln2) + (2 * Atanh(Divide(m - one, m + one)));
    }

    public BigInteger Tanh(BigInteger x)
    {
        BigInteger power = Exp(2 * x);
        return Divide(power - one, power + one);
    }

    public BigInteger Sigmoid(BigInteger x) => Divide(one, one + Exp(-x));

    public BigInteger Softplus(BigInteger x) => Log(one + Exp(x));

    public BigInteger Erf(BigInteger x)
    {
        // 2/√π · Σ (−1)^k x^(2k+1) / (k! (2k + 1)).
        BigInteger square = Multiply(x, x);
        BigInteger term = x;
        BigInteger sum = x;
        for (int k = 1; !term.IsZero && term != -1; k++)
        {
            term = -Multiply(term, square) / k;
            sum += term / ((2 * k) + 1);
        }

        return Divide(2 * sum, Sqrt(pi));
    }

    public BigInteger Sin(BigInteger x)
    {
        BigInteger r = x - (Round(x, 2 * pi) * 2 * pi);
        BigInteger square = Multiply(r, r);
        BigInteger term = r;
        BigInteger sum = r;
        for (int k = 2; !term.IsZero && term != -1; k += 2)
        {
            term = -Multiply(term, square) / (k * (k + 1));
            sum += term;
        }

        return sum;
    }

    public BigInteger Cos(BigInteger x) => Sin(x + (pi / 2));

    public BigInteger Multiply(BigInteger a, BigInteger b) => (a * b) >> digits;

    /// <summary>The distance to the exact value in units of its last place as a <see cref="double"/>.</summary>
    public double ErrorInUlps(double actual, BigInteger exact) => Error(actual, exact, 53, -1074);

    /// <summary>The same for the last place of <see cref="float"/>.</summary>
    public double ErrorInUlps(float actual, BigInteger exact) => Error(actual, exact, 24, -149);

    private double Error(double actual, BigInteger exact, int precision, int lowest)
    {
        if (!double.IsFinite(actual))
        {
            return double.PositiveInfinity;
        }

        int unit = Math.Max((int)(BigInteger.Abs(exact).GetBitLength() - digits) - precision, lowest);
        BigInteger difference = BigInteger.Abs(FromDouble(actual) - exact);
        int shift = digits + unit - 20;
        return (double)(shift >= 0 ? difference >> shift : difference << -shift) / (1 << 20);
    }

    private BigInteger Divide(BigInteger a, BigInteger b) => (a << digits) / b;

    private static BigInteger Round(BigInteger x, BigInteger unit)
    {
        BigInteger shifted = x + (unit / 2);
        BigInteger quotient = BigInteger.DivRem(shifted, unit, out BigInteger remainder);
        return remainder < 0 ? quotient - 1 : quotient;
    }

    private BigInteger Atanh(BigInteger x)
    {
        BigInteger square = Multiply(x, x);
        BigInteger power = x;
        BigInteger sum = x;
        for (int k = 3; !power.IsZero && power != -1; k += 2)
        {
            power = Multiply(power, square);
            sum += power / k;
        }

        return sum;
    }

    private BigInteger Atan(int inverse)
    {
        BigInteger power = one / inverse;
        BigInteger sum = power;
        for (int k = 3; !power.IsZero && power != -1; k += 2)
        {
            power = -power / (inverse * inverse);
            sum += power / k;
        }

        return sum;
    }

    private BigInteger Sqrt(BigInteger x)
    {
        BigInteger target = x << digits;
        BigInteger root = BigInteger.One << (int)((target.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger next = (root + (target / root)) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
