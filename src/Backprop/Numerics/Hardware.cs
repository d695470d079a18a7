using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;

namespace Backprop.Numerics;

/// <summary>What the processor can do, as constants of the just-in-time and the ahead-of-time compiler.</summary>
internal static class Hardware
{
    /// <summary>Whether there are 32 registers of 128 bits: x64 has them only where AVX-512 is there, and then kernels run in wider ones.</summary>
    public static bool HasManyRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => AdvSimd.IsSupported;
    }
}
