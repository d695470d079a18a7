using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Backprop.Numerics;

/// <summary>One <see cref="double"/>: the width for what is left over and for the tests; the same bits as a lane of any vector.</summary>
public struct ScalarDouble : ILanes<ScalarDouble, double>
{
    private double v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ScalarDouble(double value) => v = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    /// <inheritdoc/>
    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 16;
    }

    /// <inheritdoc/>
    public static ScalarDouble Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(0);
    }

    private static ScalarDouble True
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(BitConverter.UInt64BitsToDouble(ulong.MaxValue));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Broadcast(double value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Load(ref readonly double source, nint offset) => new(Unsafe.Add(ref Unsafe.AsRef(in source), offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ScalarDouble value, ref double destination, nint offset) => Unsafe.Add(ref destination, offset) = value.v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble LoadPartial(ref readonly double source, nint offset, int count) => count == 0 ? Zero : Load(in source, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(ScalarDouble value, ref double destination, nint offset, int count)
    {
        if (count != 0)
        {
            Store(value, ref destination, offset);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double GetLane(ScalarDouble value, int lane) => value.v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble WithLane(ScalarDouble value, int lane, double element) => new(element);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble MultiplyAdd(ScalarDouble a, ScalarDouble b, ScalarDouble c) =>
        new(Fma.IsSupported || AdvSimd.IsSupported ? Math.FusedMultiplyAdd(a.v, b.v, c.v) : (a.v * b.v) + c.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref ScalarDouble sum, ScalarDouble a, ScalarDouble b) => AddProduct(ref sum, a, b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref ScalarDouble sum, ScalarDouble a, double b) =>
        sum.v = Fma.IsSupported || AdvSimd.IsSupported ? Math.FusedMultiplyAdd(a.v, b, sum.v) : (a.v * b) + sum.v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble operator +(ScalarDouble a, ScalarDouble b) => new(a.v + b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble operator -(ScalarDouble a, ScalarDouble b) => new(a.v - b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble operator *(ScalarDouble a, ScalarDouble b) => new(a.v * b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble operator /(ScalarDouble a, ScalarDouble b) => new(a.v / b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble operator -(ScalarDouble a) => new(-a.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble LessThan(ScalarDouble a, ScalarDouble b) => a.v < b.v ? True : Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble LessThanOrEqual(ScalarDouble a, ScalarDouble b) => a.v <= b.v ? True : Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble GreaterThan(ScalarDouble a, ScalarDouble b) => a.v > b.v ? True : Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble GreaterThanOrEqual(ScalarDouble a, ScalarDouble b) => a.v >= b.v ? True : Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Equal(ScalarDouble a, ScalarDouble b) => a.v == b.v ? True : Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble And(ScalarDouble a, ScalarDouble b) =>
        new(BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(a.v) & BitConverter.DoubleToUInt64Bits(b.v)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Or(ScalarDouble a, ScalarDouble b) =>
        new(BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(a.v) | BitConverter.DoubleToUInt64Bits(b.v)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Select(ScalarDouble mask, ScalarDouble whenTrue, ScalarDouble whenFalse) =>
        BitConverter.DoubleToUInt64Bits(mask.v) != 0 ? whenTrue : whenFalse;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(ScalarDouble mask) => BitConverter.DoubleToUInt64Bits(mask.v) != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Min(ScalarDouble a, ScalarDouble b) => double.IsNaN(b.v) ? b : new(double.MinNative(b.v, a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Max(ScalarDouble a, ScalarDouble b) => double.IsNaN(b.v) ? b : new(double.MaxNative(b.v, a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Abs(ScalarDouble a) => new(Math.Abs(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble CopySign(ScalarDouble magnitude, ScalarDouble sign) => new(Math.CopySign(magnitude.v, sign.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Sqrt(ScalarDouble a) => new(Math.Sqrt(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Floor(ScalarDouble a) => new(Math.Floor(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Round(ScalarDouble a) => new(Math.Round(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Scale(ScalarDouble a, ScalarDouble n)
    {
        if (Avx512F.IsSupported)
        {
            return new(Avx512F.ScaleScalar(Vector128.CreateScalarUnsafe(a.v), Vector128.CreateScalarUnsafe(n.v)).ToScalar());
        }

        // In two factors, so that neither leaves the normal numbers and a small product is rounded once.
        double half = Math.Round(n.v * 0.5);
        return new(a.v * PowerOfTwo(half) * PowerOfTwo(n.v - half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Exponent(ScalarDouble a)
    {
        // The biased exponent of about a · √2 by integer addition, put into the mantissa of 2^52 to become a number.
        ulong biased = (BitConverter.DoubleToUInt64Bits(a.v) + 0x00095F619980C433ul) >> 52;
        return new(BitConverter.UInt64BitsToDouble(biased | 0x4330000000000000ul) - 4503599627371519.0);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Sign(ScalarDouble a) => DoubleFunctions.Sign(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Exp(ScalarDouble a) => DoubleFunctions.Exp(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Expm1(ScalarDouble a) => DoubleFunctions.Expm1(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Log(ScalarDouble a) => DoubleFunctions.Log(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Log1p(ScalarDouble a) => DoubleFunctions.Log1p(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Tanh(ScalarDouble a) => DoubleFunctions.Tanh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Sigmoid(ScalarDouble a) => DoubleFunctions.Sigmoid(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Softplus(ScalarDouble a) => DoubleFunctions.Softplus(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Erf(ScalarDouble a) => DoubleFunctions.Erf(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Sin(ScalarDouble a) => DoubleFunctions.Sin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Cos(ScalarDouble a) => DoubleFunctions.Cos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarDouble Pow(ScalarDouble a, ScalarDouble b) => DoubleFunctions.Pow(a, b);

    // 2^n for an integer n with |n| small enough for a normal number: adding 1.5 · 2^52 leaves n in the lowest bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double PowerOfTwo(double n) =>
        BitConverter.UInt64BitsToDouble((BitConverter.DoubleToUInt64Bits(n + 6755399441055744.0) << 52) + 0x3FF0000000000000ul);
}
