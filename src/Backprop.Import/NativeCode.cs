using System.Reflection;
using System.Runtime.CompilerServices;
using PureHDF.VOL.Native;

namespace Backprop.Importing;

/// <summary>
/// PureHDF reads with generic methods that it makes when it knows the types. NativeAOT has no compiler at that time and contains only the methods that
/// its analysis sees, and it does not see these: reading would fail. Here each of them is made once with its types written out, which it does see.
/// </summary>
internal static class NativeCode
{
    private const BindingFlags Instance = BindingFlags.NonPublic | BindingFlags.Instance;
    private const BindingFlags Static = BindingFlags.NonPublic | BindingFlags.Static;

    /// <summary>Whether methods can be made of any types, as with the JIT.</summary>
    public static bool IsMadeOnDemand => RuntimeFeature.IsDynamicCodeSupported;

    /// <summary>Makes the methods in a program of NativeAOT; that the call is there is what counts.</summary>
    public static void Keep()
    {
        if (!IsMadeOnDemand)
        {
            _ = Methods();
        }
    }

    /// <summary>
    /// What it takes to read the formats of <see cref="Hdf5Tensor"/> and the texts of <see cref="Hdf5"/>; null where the version of PureHDF has no such
    /// method. Constants in one method, without loops or parameters: so the analysis can follow them.
    /// </summary>
    public static MethodInfo?[] Methods()
    {
        MethodInfo? dataset = typeof(NativeDataset).GetMethod("ReadCoreLevel1_Generic", Instance);
        MethodInfo? attribute = typeof(NativeAttribute).GetMethod("ReadCoreLevel1_generic", Instance);
        MethodInfo? decoder = Type.GetType("PureHDF.VOL.Native.DatatypeMessage, PureHDF")?.GetMethod("GetDecodeInfoForUnmanagedMemory", Static);
        MethodInfo? question = typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.IsReferenceOrContainsReferences));
        return
        [
            dataset?.MakeGenericMethod(typeof(float[]), typeof(float)),
            dataset?.MakeGenericMethod(typeof(double[]), typeof(double)),
            dataset?.MakeGenericMethod(typeof(Half[]), typeof(Half)),
            dataset?.MakeGenericMethod(typeof(ushort[]), typeof(ushort)),
            decoder?.MakeGenericMethod(typeof(float)),
            decoder?.MakeGenericMethod(typeof(double)),
            decoder?.MakeGenericMethod(typeof(Half)),
            decoder?.MakeGenericMethod(typeof(ushort)),
            question?.MakeGenericMethod(typeof(float)),
            question?.MakeGenericMethod(typeof(double)),
            question?.MakeGenericMethod(typeof(Half)),
            question?.MakeGenericMethod(typeof(ushort)),
            question?.MakeGenericMethod(typeof(string)),
            attribute?.MakeGenericMethod(typeof(string), typeof(string)),
            attribute?.MakeGenericMethod(typeof(string[]), typeof(string)),
        ];
    }
}
