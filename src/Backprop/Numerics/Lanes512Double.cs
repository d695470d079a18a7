using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Backprop.Numerics;

/// <summary>8 <see cref="double"/> lanes in one 512-bit register.</summary>
public struct Lanes512Double : ILanes<Lanes512Double, double>
{
    private Vector512<double> v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes512Double(Vector512<double> value) => v = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    /// <inheritdoc/>
    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 32;
    }

    /// <inheritdoc/>
    public static Lanes512Double Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<double>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Broadcast(double value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Load(ref readonly double source, nint offset) => new(Vector512.LoadUnsafe(in source, (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512Double value, ref double destination, nint offset) => value.v.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double LoadPartial(ref readonly double source, nint offset, int count) =>
        new(PartialVector.Load512(in source, offset, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(Lanes512Double value, ref double destination, nint offset, int count) =>
        PartialVector.Store(value.v, ref destination, offset, count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double GetLane(Lanes512Double value, int lane) => value.v.GetElement(lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double WithLane(Lanes512Double value, int lane, double element) => new(value.v.WithElement(lane, element));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double MultiplyAdd(Lanes512Double a, Lanes512Double b, Lanes512Double c) =>
        new(Fma.IsSupported || AdvSimd.IsSupported ? Vector512.FusedMultiplyAdd(a.v, b.v, c.v) : (a.v * b.v) + c.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref Lanes512Double sum, Lanes512Double a, Lanes512Double b) =>
        sum.v = Fma.IsSupported || AdvSimd.IsSupported ? Vector512.FusedMultiplyAdd(a.v, b.v, sum.v) : (a.v * b.v) + sum.v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref Lanes512Double sum, Lanes512Double a, double b) =>
        sum.v = Fma.IsSupported || AdvSimd.IsSupported
            ? Vector512.FusedMultiplyAdd(a.v, Vector512.Create(b), sum.v)
            : (a.v * Vector512.Create(b)) + sum.v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double operator +(Lanes512Double a, Lanes512Double b) => new(a.v + b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double operator -(Lanes512Double a, Lanes512Double b) => new(a.v - b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double operator *(Lanes512Double a, Lanes512Double b) => new(a.v * b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double operator /(Lanes512Double a, Lanes512Double b) => new(a.v / b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double operator -(Lanes512Double a) => new(-a.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double LessThan(Lanes512Double a, Lanes512Double b) => new(Vector512.LessThan(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double LessThanOrEqual(Lanes512Double a, Lanes512Double b) => new(Vector512.LessThanOrEqual(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double GreaterThan(Lanes512Double a, Lanes512Double b) => new(Vector512.GreaterThan(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double GreaterThanOrEqual(Lanes512Double a, Lanes512Double b) => new(Vector512.GreaterThanOrEqual(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Equal(Lanes512Double a, Lanes512Double b) => new(Vector512.Equals(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double And(Lanes512Double a, Lanes512Double b) => new(a.v & b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Or(Lanes512Double a, Lanes512Double b) => new(a.v | b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Select(Lanes512Double mask, Lanes512Double whenTrue, Lanes512Double whenFalse) =>
        new(Vector512.ConditionalSelect(mask.v, whenTrue.v, whenFalse.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lanes512Double mask) => mask.v.AsDouble().ExtractMostSignificantBits() != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Min(Lanes512Double a, Lanes512Double b) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(b.v, b.v), Vector512.MinNative(b.v, a.v), b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Max(Lanes512Double a, Lanes512Double b) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(b.v, b.v), Vector512.MaxNative(b.v, a.v), b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Abs(Lanes512Double a) => new(Vector512.Abs(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double CopySign(Lanes512Double magnitude, Lanes512Double sign) => new(Vector512.CopySign(magnitude.v, sign.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Sqrt(Lanes512Double a) => new(Vector512.Sqrt(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Floor(Lanes512Double a) => new(Vector512.Floor(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Round(Lanes512Double a) => new(Vector512.Round(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Scale(Lanes512Double a, Lanes512Double n)
    {
        if (Avx512F.IsSupported)
        {
            return new(Avx512F.Scale(a.v, n.v));
        }

        // In two factors, so that neither leaves the normal numbers and a small product is rounded once.
        Vector512<double> half = Vector512.Round(n.v * 0.5);
        return new(a.v * PowerOfTwo(half) * PowerOfTwo(n.v - half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Exponent(Lanes512Double a)
    {
        // The biased exponent of about a · √2 by integer addition, put into the mantissa of 2^52 to become a number.
        var biased = (a.v.AsUInt64() + Vector512.Create(0x00095F619980C433ul)) >>> 52;
        return new((biased | Vector512.Create(0x4330000000000000ul)).AsDouble() - Vector512.Create(4503599627371519.0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Sign(Lanes512Double a) => DoubleFunctions.Sign(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Exp(Lanes512Double a) => DoubleFunctions.Exp(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Expm1(Lanes512Double a) => DoubleFunctions.Expm1(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Log(Lanes512Double a) => DoubleFunctions.Log(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Log1p(Lanes512Double a) => DoubleFunctions.Log1p(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Tanh(Lanes512Double a) => DoubleFunctions.Tanh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Sigmoid(Lanes512Double a) => DoubleFunctions.Sigmoid(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Softplus(Lanes512Double a) => DoubleFunctions.Softplus(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Erf(Lanes512Double a) => DoubleFunctions.Erf(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Sin(Lanes512Double a) => DoubleFunctions.Sin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Cos(Lanes512Double a) => DoubleFunctions.Cos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Double Pow(Lanes512Double a, Lanes512Double b) => DoubleFunctions.Pow(a, b);

    // 2^n for an integer n with |n| small enough for a normal number: adding 1.5 · 2^52 leaves n in the lowest bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> PowerOfTwo(Vector512<double> n) =>
        (((n + Vector512.Create(6755399441055744.0)).AsUInt64() << 52) + Vector512.Create(0x3FF0000000000000ul)).AsDouble();
}
