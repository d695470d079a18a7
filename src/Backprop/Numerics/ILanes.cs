using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop.Numerics;

/// <summary>
/// One vector register of <typeparamref name="T"/>: the generated kernels are written once against this interface and
/// compiled once for each width (512, 256 and 128 bits). Every implementation is a struct around one hardware vector, so the
/// JIT and NativeAOT see plain vector instructions. Every operation acts on each lane alone and gives the same bits
/// at every width; no operation adds across lanes.
/// </summary>
/// <typeparam name="TSelf">The implementing struct.</typeparam>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface ILanes<TSelf, T>
    where TSelf : struct, ILanes<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Elements in one vector.</summary>
    static abstract int Count { get; }

    /// <summary>
    /// How many vectors of this width the processor has registers for, 16 or 32: a kernel with more of them keeps taller blocks of sums in registers.
    /// </summary>
    static abstract int Registers { get; }

    /// <summary>All lanes zero.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>The same value in every lane.</summary>
    static abstract TSelf Broadcast(T value);

    /// <summary>Reads <see cref="Count"/> elements starting <paramref name="offset"/> elements behind <paramref name="source"/>.</summary>
    static abstract TSelf Load(ref readonly T source, nint offset);

    /// <summary>Writes <see cref="Count"/> elements.</summary>
    static abstract void Store(TSelf value, ref T destination, nint offset);

    /// <summary>Reads the first <paramref name="count"/> (0 to <see cref="Count"/>) elements and no other; the other lanes are zero.</summary>
    static abstract TSelf LoadPartial(ref readonly T source, nint offset, int count);

    /// <summary>Writes the first <paramref name="count"/> (0 to <see cref="Count"/>) lanes and touches no other memory.</summary>
    static abstract void StorePartial(TSelf value, ref T destination, nint offset, int count);

    /// <summary>One lane's value.</summary>
    static abstract T GetLane(TSelf value, int lane);

    /// <summary>The vector with one lane replaced; for rare paths.</summary>
    static abstract TSelf WithLane(TSelf value, int lane, T element);

    /// <summary>
    /// a · b + c in one rounding where the hardware has fused multiply-add. Where it has not, every width multiplies and adds: in software it is a hundred
    /// times slower.
    /// </summary>
    // The implementations ask the processor themselves: the JIT then knows the answer before it makes locals for both, and a kernel has hundreds of these.
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>
    /// sum = a · b + sum, as <see cref="MultiplyAdd"/>: for accumulators. The compilers turn this form, and not <c>sum = MultiplyAdd(a, b, sum)</c>,
    /// into one instruction that adds to the register of the sum.
    /// </summary>
    static abstract void AddProduct(ref TSelf sum, TSelf a, TSelf b);

    /// <summary>sum = a · b + sum with the same b for every lane; a b in memory becomes an operand of the instruction.</summary>
    static abstract void AddProduct(ref TSelf sum, TSelf a, T b);

    /// <summary>a + b.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);
    /// <summary>a − b.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);
    /// <summary>a · b.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);
    /// <summary>a / b.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);
    /// <summary>−a.</summary>
    static abstract TSelf operator -(TSelf a);
    /// <summary>a + b for every lane of b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf operator +(T a, TSelf b) => TSelf.Broadcast(a) + b;
    /// <summary>a + b for every lane of a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf operator +(TSelf a, T b) => a + TSelf.Broadcast(b);
    /// <summary>a − b for every lane of b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf operator -(T a, TSelf b) => TSelf.Broadcast(a) - b;
    /// <summary>a − b for every lane of a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf operator -(TSelf a, T b) => a - TSelf.Broadcast(b);
    /// <summary>a · b for every lane of b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf operator *(T a, TSelf b) => TSelf.Broadcast(a) * b;
    /// <summary>a · b for every lane of a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf operator *(TSelf a, T b) => a * TSelf.Broadcast(b);
    /// <summary>a / b for every lane of b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf operator /(T a, TSelf b) => TSelf.Broadcast(a) / b;
    /// <summary>a / b for every lane of a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf operator /(TSelf a, T b) => a / TSelf.Broadcast(b);

    /// <summary>A mask (all bits of a lane set where the comparison holds) for <see cref="Select"/>.</summary>
    static abstract TSelf LessThan(TSelf a, TSelf b);
    /// <summary>A mask where a ≤ b.</summary>
    static abstract TSelf LessThanOrEqual(TSelf a, TSelf b);
    /// <summary>A mask where a &gt; b.</summary>
    static abstract TSelf GreaterThan(TSelf a, TSelf b);
    /// <summary>A mask where a ≥ b.</summary>
    static abstract TSelf GreaterThanOrEqual(TSelf a, TSelf b);
    /// <summary>A mask where a = b.</summary>
    static abstract TSelf Equal(TSelf a, TSelf b);
    /// <summary>Both masks.</summary>
    static abstract TSelf And(TSelf a, TSelf b);
    /// <summary>Either mask.</summary>
    static abstract TSelf Or(TSelf a, TSelf b);
    /// <summary>For each lane <paramref name="whenTrue"/> where the mask is set, else <paramref name="whenFalse"/>.</summary>
    static abstract TSelf Select(TSelf mask, TSelf whenTrue, TSelf whenFalse);
    /// <summary>Whether a mask is set in any lane.</summary>
    static abstract bool Any(TSelf mask);

    /// <summary>The smaller of each pair; NaN if either is NaN.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);
    /// <summary>The larger of each pair; NaN if either is NaN.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);
    /// <summary>|a|.</summary>
    static abstract TSelf Abs(TSelf a);
    /// <summary>The magnitude of one and the sign of the other.</summary>
    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);
    /// <summary>√a.</summary>
    static abstract TSelf Sqrt(TSelf a);
    /// <summary>−1, 1, or a itself where a is ±0 or NaN.</summary>
    static abstract TSelf Sign(TSelf a);
    /// <summary>The largest integer not above a.</summary>
    static abstract TSelf Floor(TSelf a);
    /// <summary>The nearest integer, the even one of two equally near.</summary>
    static abstract TSelf Round(TSelf a);
    /// <summary>a · 2^n in one rounding, for an integer |n| of at most 250 (<see cref="float"/>) or 2000 (<see cref="double"/>).</summary>
    static abstract TSelf Scale(TSelf a, TSelf n);
    /// <summary>For a positive normal a the integer k with √½ ≤ a · 2^−k &lt; √2; any number for another a.</summary>
    static abstract TSelf Exponent(TSelf a);
    /// <summary>e^a.</summary>
    static abstract TSelf Exp(TSelf a);
    /// <summary>e^a − 1, accurate near zero.</summary>
    static abstract TSelf Expm1(TSelf a);
    /// <summary>The natural logarithm.</summary>
    static abstract TSelf Log(TSelf a);
    /// <summary>ln(1 + a), accurate near zero.</summary>
    static abstract TSelf Log1p(TSelf a);
    /// <summary>Hyperbolic tangent.</summary>
    static abstract TSelf Tanh(TSelf a);
    /// <summary>1 / (1 + e^−a), without overflow.</summary>
    static abstract TSelf Sigmoid(TSelf a);
    /// <summary>ln(1 + e^a), without overflow.</summary>
    static abstract TSelf Softplus(TSelf a);
    /// <summary>The error function.</summary>
    static abstract TSelf Erf(TSelf a);
    /// <summary>a^b for a &gt; 0.</summary>
    static abstract TSelf Pow(TSelf a, TSelf b);
    /// <summary>Sine.</summary>
    static abstract TSelf Sin(TSelf a);
    /// <summary>Cosine.</summary>
    static abstract TSelf Cos(TSelf a);
}
