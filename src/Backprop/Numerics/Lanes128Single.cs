using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Backprop.Numerics;

/// <summary>4 <see cref="float"/> lanes in one 128-bit register.</summary>
public struct Lanes128Single : ILanes<Lanes128Single, float>
{
    private Vector128<float> v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes128Single(Vector128<float> value) => v = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    /// <inheritdoc/>
    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Hardware.HasManyRegisters ? 32 : 16;
    }

    /// <inheritdoc/>
    public static Lanes128Single Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector128<float>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Broadcast(float value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Load(ref readonly float source, nint offset) => new(Vector128.LoadUnsafe(in source, (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes128Single value, ref float destination, nint offset) => value.v.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single LoadPartial(ref readonly float source, nint offset, int count) =>
        new(PartialVector.Load128(in source, offset, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(Lanes128Single value, ref float destination, nint offset, int count) =>
        PartialVector.Store(value.v, ref destination, offset, count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float GetLane(Lanes128Single value, int lane) => value.v.GetElement(lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single WithLane(Lanes128Single value, int lane, float element) => new(value.v.WithElement(lane, element));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single MultiplyAdd(Lanes128Single a, Lanes128Single b, Lanes128Single c) =>
        new(Fma.IsSupported || AdvSimd.IsSupported ? Vector128.FusedMultiplyAdd(a.v, b.v, c.v) : (a.v * b.v) + c.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref Lanes128Single sum, Lanes128Single a, Lanes128Single b) =>
        sum.v = Fma.IsSupported || AdvSimd.IsSupported ? Vector128.FusedMultiplyAdd(a.v, b.v, sum.v) : (a.v * b.v) + sum.v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref Lanes128Single sum, Lanes128Single a, float b) =>
        sum.v = Fma.IsSupported || AdvSimd.IsSupported
            ? Vector128.FusedMultiplyAdd(a.v, Vector128.Create(b), sum.v)
            : (a.v * Vector128.Create(b)) + sum.v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single operator +(Lanes128Single a, Lanes128Single b) => new(a.v + b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single operator -(Lanes128Single a, Lanes128Single b) => new(a.v - b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single operator *(Lanes128Single a, Lanes128Single b) => new(a.v * b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single operator /(Lanes128Single a, Lanes128Single b) => new(a.v / b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single operator -(Lanes128Single a) => new(-a.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single LessThan(Lanes128Single a, Lanes128Single b) => new(Vector128.LessThan(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single LessThanOrEqual(Lanes128Single a, Lanes128Single b) => new(Vector128.LessThanOrEqual(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single GreaterThan(Lanes128Single a, Lanes128Single b) => new(Vector128.GreaterThan(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single GreaterThanOrEqual(Lanes128Single a, Lanes128Single b) => new(Vector128.GreaterThanOrEqual(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Equal(Lanes128Single a, Lanes128Single b) => new(Vector128.Equals(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single And(Lanes128Single a, Lanes128Single b) => new(a.v & b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Or(Lanes128Single a, Lanes128Single b) => new(a.v | b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Select(Lanes128Single mask, Lanes128Single whenTrue, Lanes128Single whenFalse) =>
        new(Vector128.ConditionalSelect(mask.v, whenTrue.v, whenFalse.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lanes128Single mask) => mask.v.AsSingle().ExtractMostSignificantBits() != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Min(Lanes128Single a, Lanes128Single b) =>
        new(Vector128.ConditionalSelect(Vector128.Equals(b.v, b.v), Vector128.MinNative(b.v, a.v), b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Max(Lanes128Single a, Lanes128Single b) =>
        new(Vector128.ConditionalSelect(Vector128.Equals(b.v, b.v), Vector128.MaxNative(b.v, a.v), b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Abs(Lanes128Single a) => new(Vector128.Abs(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single CopySign(Lanes128Single magnitude, Lanes128Single sign) => new(Vector128.CopySign(magnitude.v, sign.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Sqrt(Lanes128Single a) => new(Vector128.Sqrt(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Floor(Lanes128Single a) => new(Vector128.Floor(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Round(Lanes128Single a) => new(Vector128.Round(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Scale(Lanes128Single a, Lanes128Single n)
    {
        if (Avx512F.VL.IsSupported)
        {
            return new(Avx512F.VL.Scale(a.v, n.v));
        }

        // In two factors, so that neither leaves the normal numbers and a small product is rounded once.
        Vector128<float> half = Vector128.Round(n.v * 0.5f);
        return new(a.v * PowerOfTwo(half) * PowerOfTwo(n.v - half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Exponent(Lanes128Single a)
    {
        // The biased exponent of about a · √2 by integer addition, put into the mantissa of 2^23 to become a number.
        var biased = (a.v.AsUInt32() + Vector128.Create(0x004AFB0Du)) >>> 23;
        return new((biased | Vector128.Create(0x4B000000u)).AsSingle() - Vector128.Create(8388735f));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Sign(Lanes128Single a) => SingleFunctions.Sign(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Exp(Lanes128Single a) => SingleFunctions.Exp(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Expm1(Lanes128Single a) => SingleFunctions.Expm1(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Log(Lanes128Single a) => SingleFunctions.Log(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Log1p(Lanes128Single a) => SingleFunctions.Log1p(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Tanh(Lanes128Single a) => SingleFunctions.Tanh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Sigmoid(Lanes128Single a) => SingleFunctions.Sigmoid(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Softplus(Lanes128Single a) => SingleFunctions.Softplus(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Erf(Lanes128Single a) => SingleFunctions.Erf(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Sin(Lanes128Single a) => SingleFunctions.Sin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Cos(Lanes128Single a) => SingleFunctions.Cos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128Single Pow(Lanes128Single a, Lanes128Single b) => SingleFunctions.Pow(a, b);

    // 2^n for an integer n with |n| small enough for a normal number: adding 1.5 · 2^23 leaves n in the lowest bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> PowerOfTwo(Vector128<float> n) =>
        (((n + Vector128.Create(12582912f)).AsUInt32() << 23) + Vector128.Create(0x3F800000u)).AsSingle();
}
