using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Backprop.Numerics;
using Backprop.Runtime;

namespace Backprop.Benchmarks.Workloads;

/// <summary>What an optimizer's step cannot be faster than, in nanoseconds for 1000 weights, at the widest vectors of this process.</summary>
internal static class OptimizerLimits
{
    private const int Chains = 8;
    private const int Rounds = 10_000;

    /// <summary>Divisions, independent of each other.</summary>
    public static Figures Division(int repetitions, TimeSpan warmUp, TimeSpan least) =>
        Chained(Divide<Lanes512Single>, Divide<Lanes256Single>, Divide<Lanes128Single>, repetitions, warmUp, least);

    /// <summary>Square roots, independent of each other.</summary>
    public static Figures Root(int repetitions, TimeSpan warmUp, TimeSpan least) =>
        Chained(Roots<Lanes512Single>, Roots<Lanes256Single>, Roots<Lanes128Single>, repetitions, warmUp, least);

    /// <summary>Reading and writing what a step reads and writes, with an addition for each number.</summary>
    public static Figures Traffic(int weights, int slots, int repetitions, TimeSpan warmUp, TimeSpan least)
    {
        // Apart from each other by what is no power of two: they must not meet in the same sets of a cache.
        const int Apart = 16 * 37;
        AlignedBlock<float> parameters = new(weights);
        AlignedBlock<float> gradients = new(weights);
        AlignedBlock<float> state = new(Math.Max(slots, 1) * (weights + Apart));
        SyntheticData.Uniform<float>(weights, -1e-6, 1e-6, 3).CopyTo(gradients.Span);
        return Summed(Pass, repetitions, warmUp, least).Times(1e12 / weights);

        float Pass() => Vector512.IsHardwareAccelerated ? Move<Lanes512Single>(parameters, gradients, state, slots, weights + Apart)
            : Vector256.IsHardwareAccelerated ? Move<Lanes256Single>(parameters, gradients, state, slots, weights + Apart)
            : Move<Lanes128Single>(parameters, gradients, state, slots, weights + Apart);
    }

    /// <summary>Reading the gradient, with an addition for each number: what its norm cannot be faster than.</summary>
    public static Figures Norm(int weights, int repetitions, TimeSpan warmUp, TimeSpan least)
    {
        AlignedBlock<float> gradients = new(weights);
        SyntheticData.Uniform<float>(weights, -1e-6, 1e-6, 3).CopyTo(gradients.Span);
        return Summed(Pass, repetitions, warmUp, least).Times(1e12 / weights);

        float Pass() => Vector512.IsHardwareAccelerated ? Sum<Lanes512Single>(gradients)
            : Vector256.IsHardwareAccelerated ? Sum<Lanes256Single>(gradients)
            : Sum<Lanes128Single>(gradients);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Move<V>(AlignedBlock<float> parameters, AlignedBlock<float> gradients, AlignedBlock<float> state, int slots, int apart)
        where V : struct, ILanes<V, float>
    {
        ref float θ = ref parameters.First;
        ref float dθ = ref gradients.First;
        ref float a = ref state.First;
        ref float b = ref Unsafe.Add(ref a, slots > 1 ? apart : 0);
        ref float c = ref Unsafe.Add(ref a, slots > 2 ? 2 * apart : 0);
        ref float d = ref Unsafe.Add(ref a, slots > 3 ? 3 * apart : 0);
        for (nint i = 0; i < parameters.Length; i += V.Count)
        {
            V g = V.Load(ref dθ, i);
            V.Store(V.Load(ref θ, i) + g, ref θ, i);
            if (slots > 0)
            {
                V.Store(V.Load(ref a, i) + g, ref a, i);
            }

            if (slots > 1)
            {
                V.Store(V.Load(ref b, i) + g, ref b, i);
            }

            if (slots > 2)
            {
                V.Store(V.Load(ref c, i) + g, ref c, i);
            }

            if (slots > 3)
            {
                V.Store(V.Load(ref d, i) + g, ref d, i);
            }
        }

        return V.GetLane(V.Load(ref θ, 0), 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Sum<V>(AlignedBlock<float> numbers)
        where V : struct, ILanes<V, float>
    {
        ref float first = ref numbers.First;
        V sum = V.Zero, other = V.Zero;
        for (nint i = 0; i < numbers.Length; i += 2 * V.Count)
        {
            sum += V.Load(ref first, i);
            other += V.Load(ref first, i + V.Count);
        }

        return V.GetLane(sum + other, 0);
    }

    private static Figures Chained(Func<float> wide, Func<float> middle, Func<float> narrow, int repetitions, TimeSpan warmUp, TimeSpan least)
    {
        (Func<float> run, int lanes) = Vector512.IsHardwareAccelerated ? (wide, 16) : Vector256.IsHardwareAccelerated ? (middle, 8) : (narrow, 4);
        return Summed(run, repetitions, warmUp, least).Times(1e12 / ((double)Chains * Rounds * lanes));
    }

    /// <summary>Seconds of a run, whose results are added up so that nobody leaves the work out.</summary>
    private static Figures Summed(Func<float> run, int repetitions, TimeSpan warmUp, TimeSpan least)
    {
        float sum = 0;
        Figures seconds = Measure.Seconds(
            times =>
            {
                for (int i = 0; i < times; i++)
                {
                    sum += run();
                }
            },
            repetitions,
            warmUp,
            least);
        return float.IsFinite(sum) ? seconds : throw new InvalidOperationException("The sums of O are not finite.");
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Divide<V>()
        where V : struct, ILanes<V, float>
    {
        V one = V.Broadcast(1.0001f);
        V c0 = one, c1 = one, c2 = one, c3 = one, c4 = one, c5 = one, c6 = one, c7 = one;
        for (int i = 0; i < Rounds; i++)
        {
            c0 = one / c0;
            c1 = one / c1;
            c2 = one / c2;
            c3 = one / c3;
            c4 = one / c4;
            c5 = one / c5;
            c6 = one / c6;
            c7 = one / c7;
        }

        return V.GetLane(c0 + c1 + (c2 + c3) + (c4 + c5 + (c6 + c7)), 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Roots<V>()
        where V : struct, ILanes<V, float>
    {
        V some = V.Broadcast(1.7f);
        V c0 = some, c1 = some, c2 = some, c3 = some, c4 = some, c5 = some, c6 = some, c7 = some;
        for (int i = 0; i < Rounds; i++)
        {
            c0 = V.Sqrt(c0 * some);
            c1 = V.Sqrt(c1 * some);
            c2 = V.Sqrt(c2 * some);
            c3 = V.Sqrt(c3 * some);
            c4 = V.Sqrt(c4 * some);
            c5 = V.Sqrt(c5 * some);
            c6 = V.Sqrt(c6 * some);
            c7 = V.Sqrt(c7 * some);
        }

        return V.GetLane(c0 + c1 + (c2 + c3) + (c4 + c5 + (c6 + c7)), 0);
    }
}
