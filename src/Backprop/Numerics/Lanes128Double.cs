using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Backprop.Numerics;

/// <summary>2 <see cref="double"/> lanes in one 128-bit register.</summary>
public struct Lanes128Double : ILanes<Lanes128Double, double>
{
    private Vector128<double> v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes128Double(Vector128<double> value) => v = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    /// <inheritdoc/>
    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Hardware.HasManyRegisters ? 32 : 16;
    }

    /// <inheritdoc/>
    public static Lanes128Double Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector128<double>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Broadcast(double value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Load(ref readonly double source, nint offset) => new(Vector128.LoadUnsafe(in source, (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes128Double value, ref double destination, nint offset) => value.v.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double LoadPartial(ref readonly double source, nint offset, int count) =>
        new(PartialVector.Load128(in source, offset, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(Lanes128Double value, ref double destination, nint offset, int count) =>
        PartialVector.Store(value.v, ref destination, offset, count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double GetLane(Lanes128Double value, int lane) => value.v.GetElement(lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double WithLane(Lanes128Double value, int lane, double element) => new(value.v.WithElement(lane, element));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double MultiplyAdd(Lanes128Double a, Lanes128Double b, Lanes128Double c) =>
        new(Fma.IsSupported || AdvSimd.IsSupported ? Vector128.FusedMultiplyAdd(a.v, b.v, c.v) : (a.v * b.v) + c.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref Lanes128Double sum, Lanes128Double a, Lanes128Double b) =>
        sum.v = Fma.IsSupported || AdvSimd.IsSupported ? Vector128.FusedMultiplyAdd(a.v, b.v, sum.v) : (a.v * b.v) + sum.v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref Lanes128Double sum, Lanes128Double a, double b) =>
        sum.v = Fma.IsSupported || AdvSimd.IsSupported
            ? Vector128.FusedMultiplyAdd(a.v, Vector128.Create(b), sum.v)
            : (a.v * Vector128.Create(b)) + sum.v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double operator +(Lanes128Double a, Lanes128Double b) => new(a.v + b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double operator -(Lanes128Double a, Lanes128Double b) => new(a.v - b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double operator *(Lanes128Double a, Lanes128Double b) => new(a.v * b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double operator /(Lanes128Double a, Lanes128Double b) => new(a.v / b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double operator -(Lanes128Double a) => new(-a.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double LessThan(Lanes128Double a, Lanes128Double b) => new(Vector128.LessThan(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double LessThanOrEqual(Lanes128Double a, Lanes128Double b) => new(Vector128.LessThanOrEqual(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double GreaterThan(Lanes128Double a, Lanes128Double b) => new(Vector128.GreaterThan(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double GreaterThanOrEqual(Lanes128Double a, Lanes128Double b) => new(Vector128.GreaterThanOrEqual(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Equal(Lanes128Double a, Lanes128Double b) => new(Vector128.Equals(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double And(Lanes128Double a, Lanes128Double b) => new(a.v & b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Or(Lanes128Double a, Lanes128Double b) => new(a.v | b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Select(Lanes128Double mask, Lanes128Double whenTrue, Lanes128Double whenFalse) =>
        new(Vector128.ConditionalSelect(mask.v, whenTrue.v, whenFalse.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lanes128Double mask) => mask.v.AsDouble().ExtractMostSignificantBits() != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Min(Lanes128Double a, Lanes128Double b) =>
        new(Vector128.ConditionalSelect(Vector128.Equals(b.v, b.v), Vector128.MinNative(b.v, a.v), b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Max(Lanes128Double a, Lanes128Double b) =>
        new(Vector128.ConditionalSelect(Vector128.Equals(b.v, b.v), Vector128.MaxNative(b.v, a.v), b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Abs(Lanes128Double a) => new(Vector128.Abs(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double CopySign(Lanes128Double magnitude, Lanes128Double sign) => new(Vector128.CopySign(magnitude.v, sign.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Sqrt(Lanes128Double a) => new(Vector128.Sqrt(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Floor(Lanes128Double a) => new(Vector128.Floor(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Round(Lanes128Double a) => new(Vector128.Round(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Scale(Lanes128Double a, Lanes128Double n)
    {
        if (Avx512F.VL.IsSupported)
        {
            return new(Avx512F.VL.Scale(a.v, n.v));
        }

        // In two factors, so that neither leaves the normal numbers and a small product is rounded once.
        Vector128<double> half = Vector128.Round(n.v * 0.5);
        return new(a.v * PowerOfTwo(half) * PowerOfTwo(n.v - half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Exponent(Lanes128Double a)
    {
        // The biased exponent of about a · √2 by integer addition, put into the mantissa of 2^52 to become a number.
        var biased = (a.v.AsUInt64() + Vector128.Create(0x00095F619980C433ul)) >>> 52;
        return new((biased | Vector128.Create(0x4330000000000000ul)).AsDouble() - Vector128.Create(4503599627371519.0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Sign(Lanes128Double a) => DoubleFunctions.Sign(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Exp(Lanes128Double a) => DoubleFunctions.Exp(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Expm1(Lanes128Double a) => DoubleFunctions.Expm1(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Log(Lanes128Double a) => DoubleFunctions.Log(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Log1p(Lanes128Double a) => DoubleFunctions.Log1p(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Tanh(Lanes128Double a) => DoubleFunctions.Tanh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Sigmoid(Lanes128Double a) => DoubleFunctions.Sigmoid(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Softplus(Lanes128Double a) => DoubleFunctions.Softplus(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Erf(Lanes128Double a) => DoubleFunctions.Erf(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Sin(Lanes128Double a) => DoubleFunctions.Sin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Cos(Lanes128Double a) => DoubleFunctions.Cos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Double Pow(Lanes128Double a, Lanes128Double b) => DoubleFunctions.Pow(a, b);

    // 2^n for an integer n with |n| small enough for a normal number: adding 1.5 · 2^52 leaves n in the lowest bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> PowerOfTwo(Vector128<double> n) =>
        (((n + Vector128.Create(6755399441055744.0)).AsUInt64() << 52) + Vector128.Create(0x3FF0000000000000ul)).AsDouble();
}
