using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Backprop.Numerics;

/// <summary>What the processor can do, as constants of the just-in-time and the ahead-of-time compiler.</summary>
internal static class Hardware
{
    /// <summary>
    /// Whether a · b + c is one instruction with one rounding. Where it is not, every width multiplies and adds: a software
    /// fused multiply-add is a hundred times slower.
    /// </summary>
    public static bool FusesMultiplyAdd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Fma.IsSupported || AdvSimd.IsSupported;
    }
}
