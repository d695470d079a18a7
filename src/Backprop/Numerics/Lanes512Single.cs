using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Backprop.Numerics;

/// <summary>16 <see cref="float"/> lanes in one 512-bit register.</summary>
public struct Lanes512Single : ILanes<Lanes512Single, float>
{
    private Vector512<float> v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes512Single(Vector512<float> value) => v = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 16;
    }

    /// <inheritdoc/>
    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 32;
    }

    /// <inheritdoc/>
    public static Lanes512Single Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<float>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Broadcast(float value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Load(ref readonly float source, nint offset) => new(Vector512.LoadUnsafe(in source, (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512Single value, ref float destination, nint offset) => value.v.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single LoadPartial(ref readonly float source, nint offset, int count) =>
        new(PartialVector.Load512(in source, offset, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(Lanes512Single value, ref float destination, nint offset, int count) =>
        PartialVector.Store(value.v, ref destination, offset, count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float GetLane(Lanes512Single value, int lane) => value.v.GetElement(lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single WithLane(Lanes512Single value, int lane, float element) => new(value.v.WithElement(lane, element));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single MultiplyAdd(Lanes512Single a, Lanes512Single b, Lanes512Single c) =>
        new(Fma.IsSupported || AdvSimd.IsSupported ? Vector512.FusedMultiplyAdd(a.v, b.v, c.v) : (a.v * b.v) + c.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref Lanes512Single sum, Lanes512Single a, Lanes512Single b) =>
        sum.v = Fma.IsSupported || AdvSimd.IsSupported ? Vector512.FusedMultiplyAdd(a.v, b.v, sum.v) : (a.v * b.v) + sum.v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref Lanes512Single sum, Lanes512Single a, float b) =>
        sum.v = Fma.IsSupported || AdvSimd.IsSupported
            ? Vector512.FusedMultiplyAdd(a.v, Vector512.Create(b), sum.v)
            : (a.v * Vector512.Create(b)) + sum.v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single operator +(Lanes512Single a, Lanes512Single b) => new(a.v + b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single operator -(Lanes512Single a, Lanes512Single b) => new(a.v - b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single operator *(Lanes512Single a, Lanes512Single b) => new(a.v * b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single operator /(Lanes512Single a, Lanes512Single b) => new(a.v / b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single operator -(Lanes512Single a) => new(-a.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single LessThan(Lanes512Single a, Lanes512Single b) => new(Vector512.LessThan(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single LessThanOrEqual(Lanes512Single a, Lanes512Single b) => new(Vector512.LessThanOrEqual(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single GreaterThan(Lanes512Single a, Lanes512Single b) => new(Vector512.GreaterThan(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single GreaterThanOrEqual(Lanes512Single a, Lanes512Single b) => new(Vector512.GreaterThanOrEqual(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Equal(Lanes512Single a, Lanes512Single b) => new(Vector512.Equals(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single And(Lanes512Single a, Lanes512Single b) => new(a.v & b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Or(Lanes512Single a, Lanes512Single b) => new(a.v | b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Select(Lanes512Single mask, Lanes512Single whenTrue, Lanes512Single whenFalse) =>
        new(Vector512.ConditionalSelect(mask.v, whenTrue.v, whenFalse.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lanes512Single mask) => mask.v.AsSingle().ExtractMostSignificantBits() != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Min(Lanes512Single a, Lanes512Single b) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(b.v, b.v), Vector512.MinNative(b.v, a.v), b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Max(Lanes512Single a, Lanes512Single b) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(b.v, b.v), Vector512.MaxNative(b.v, a.v), b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Abs(Lanes512Single a) => new(Vector512.Abs(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single CopySign(Lanes512Single magnitude, Lanes512Single sign) => new(Vector512.CopySign(magnitude.v, sign.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Sqrt(Lanes512Single a) => new(Vector512.Sqrt(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Floor(Lanes512Single a) => new(Vector512.Floor(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Round(Lanes512Single a) => new(Vector512.Round(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Scale(Lanes512Single a, Lanes512Single n)
    {
        if (Avx512F.IsSupported)
        {
            return new(Avx512F.Scale(a.v, n.v));
        }

        // In two factors, so that neither leaves the normal numbers and a small product is rounded once.
        Vector512<float> half = Vector512.Round(n.v * 0.5f);
        return new(a.v * PowerOfTwo(half) * PowerOfTwo(n.v - half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Exponent(Lanes512Single a)
    {
        // The biased exponent of about a · √2 by integer addition, put into the mantissa of 2^23 to become a number.
        var biased = (a.v.AsUInt32() + Vector512.Create(0x004AFB0Du)) >>> 23;
        return new((biased | Vector512.Create(0x4B000000u)).AsSingle() - Vector512.Create(8388735f));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Sign(Lanes512Single a) => SingleFunctions.Sign(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Exp(Lanes512Single a) => SingleFunctions.Exp(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Expm1(Lanes512Single a) => SingleFunctions.Expm1(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Log(Lanes512Single a) => SingleFunctions.Log(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Log1p(Lanes512Single a) => SingleFunctions.Log1p(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Tanh(Lanes512Single a) => SingleFunctions.Tanh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Sigmoid(Lanes512Single a) => SingleFunctions.Sigmoid(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Softplus(Lanes512Single a) => SingleFunctions.Softplus(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Erf(Lanes512Single a) => SingleFunctions.Erf(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Sin(Lanes512Single a) => SingleFunctions.Sin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Cos(Lanes512Single a) => SingleFunctions.Cos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512Single Pow(Lanes512Single a, Lanes512Single b) => SingleFunctions.Pow(a, b);

    // 2^n for an integer n with |n| small enough for a normal number: adding 1.5 · 2^23 leaves n in the lowest bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> PowerOfTwo(Vector512<float> n) =>
        (((n + Vector512.Create(12582912f)).AsUInt32() << 23) + Vector512.Create(0x3F800000u)).AsSingle();
}
