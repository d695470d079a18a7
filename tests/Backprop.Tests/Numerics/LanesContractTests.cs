using System.Numerics;
using Backprop.Numerics;

namespace Backprop.Tests.Numerics;

public sealed class Lanes512SingleTests : LanesContractTests<Lanes512Single, float>;

public sealed class Lanes256SingleTests : LanesContractTests<Lanes256Single, float>;

public sealed class Lanes128SingleTests : LanesContractTests<Lanes128Single, float>;

public sealed class ScalarSingleTests : LanesContractTests<ScalarSingle, float>;

public sealed class Lanes512DoubleTests : LanesContractTests<Lanes512Double, double>;

public sealed class Lanes256DoubleTests : LanesContractTests<Lanes256Double, double>;

public sealed class Lanes128DoubleTests : LanesContractTests<Lanes128Double, double>;

public sealed class ScalarDoubleTests : LanesContractTests<ScalarDouble, double>;

/// <summary>What <see cref="ILanes{TSelf, T}"/> promises, lane by lane, for one width.</summary>
public abstract class LanesContractTests<V, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly T[] special =
    [
        T.Zero, T.NegativeZero, T.One, -T.One, T.NaN, T.PositiveInfinity, T.NegativeInfinity, T.Epsilon, -T.Epsilon,
        T.CreateChecked(0.5), T.CreateChecked(-2.5), T.CreateChecked(1e30), T.CreateChecked(-1e-30),
    ];

    [Fact]
    public void Whole_vectors_are_read_and_written_at_their_offset()
    {
        T[] x = Numbers(3 * V.Count);
        T[] y = new T[3 * V.Count];
        V.Store(V.Load(ref x[0], V.Count), ref y[0], 2 * V.Count);
        Assert.Equal(x[V.Count..(2 * V.Count)], y[(2 * V.Count)..]);
        Assert.All(y[..(2 * V.Count)], value => Assert.Equal(T.Zero, value));
    }

    [Fact]
    public void Partial_vectors_touch_only_their_elements()
    {
        for (int count = 0; count <= V.Count; count++)
        {
            T[] x = Numbers(V.Count + 2);
            T[] y = Numbers(V.Count + 2);
            T[] expected = [.. y];
            Array.Copy(x, 1, expected, 1, count);

            V value = V.LoadPartial(ref x[0], 1, count);
            V.StorePartial(value, ref y[0], 1, count);

            Assert.Equal(expected, y);
            for (int lane = 0; lane < V.Count; lane++)
            {
                Assert.Equal(lane < count ? x[1 + lane] : T.Zero, V.GetLane(value, lane));
            }
        }
    }

    [Fact]
    public void Partial_vectors_may_end_where_readable_memory_ends()
    {
        using var page = new GuardedPage();
        for (int count = 0; count <= V.Count; count++)
        {
            Span<T> last = page.Last<T>(count + 1);
            last.Fill(T.One);
            V value = V.LoadPartial(ref last[0], 1, count);
            V.StorePartial(value + value, ref last[0], 1, count);
            Assert.Equal(T.One, last[0]);
            Assert.True(last[1..].IndexOfAnyExcept(T.CreateChecked(2)) < 0);
        }
    }

    [Fact]
    public void Arithmetic_is_that_of_the_element_type()
    {
        Each((a, b) =>
        {
            V va = V.Broadcast(a), vb = V.Broadcast(b);
            Same(a + b, va + vb);
            Same(a - b, va - vb);
            Same(a * b, va * vb);
            Same(a / b, va / vb);
            Same(-a, -va);
            Same(a + b, a + vb);
            Same(a + b, va + b);
            Same(a - b, a - vb);
            Same(a - b, va - b);
            Same(a * b, a * vb);
            Same(a * b, va * b);
            Same(a / b, a / vb);
            Same(a / b, va / b);
            Same(T.Abs(a), V.Abs(va));
            Same(T.Sqrt(a), V.Sqrt(va));
            Same(T.Floor(a), V.Floor(va));
            Same(T.Round(a), V.Round(va));
            Same(T.CopySign(a, b), V.CopySign(va, vb));
            Same(T.IsNaN(a) || T.IsZero(a) ? a : T.CreateChecked(T.Sign(a)), V.Sign(va));
        });
    }

    [Fact]
    public void Minimum_and_maximum_hand_on_NaN()
    {
        Each((a, b) =>
        {
            T smaller = V.GetLane(V.Min(V.Broadcast(a), V.Broadcast(b)), V.Count - 1);
            T larger = V.GetLane(V.Max(V.Broadcast(a), V.Broadcast(b)), V.Count - 1);

            // Which zero comes out of +0 and −0 is the hardware's choice: they are equal.
            Assert.True(T.IsNaN(T.Min(a, b)) ? T.IsNaN(smaller) : T.Min(a, b) == smaller, $"Min({a}, {b}) = {smaller}");
            Assert.True(T.IsNaN(T.Max(a, b)) ? T.IsNaN(larger) : T.Max(a, b) == larger, $"Max({a}, {b}) = {larger}");
        });
    }

    [Fact]
    public void Comparisons_select()
    {
        Each((a, b) =>
        {
            V va = V.Broadcast(a), vb = V.Broadcast(b);
            Check(a < b, V.LessThan(va, vb));
            Check(a <= b, V.LessThanOrEqual(va, vb));
            Check(a > b, V.GreaterThan(va, vb));
            Check(a >= b, V.GreaterThanOrEqual(va, vb));
            Check(a == b, V.Equal(va, vb));
            Check(a < b && !T.IsNaN(b), V.And(V.LessThan(va, vb), V.Equal(vb, vb)));
            Check(a < b || a == b, V.Or(V.LessThan(va, vb), V.Equal(va, vb)));
        });

        static void Check(bool expected, V mask)
        {
            Same(expected ? T.One : T.NaN, V.Select(mask, V.Broadcast(T.One), V.Broadcast(T.NaN)));
            Assert.Equal(expected, V.Any(mask));
        }
    }

    [Fact]
    public void Any_sees_each_lane()
    {
        for (int lane = 0; lane < V.Count; lane++)
        {
            V value = V.WithLane(V.Zero, lane, T.One);
            Assert.Equal(T.One, V.GetLane(value, lane));
            Assert.True(V.Any(V.Equal(value, V.Broadcast(T.One))));
            Assert.False(V.Any(V.GreaterThan(value, V.Broadcast(T.One))));
        }
    }

    [SkippableFact]
    public void Multiply_add_rounds_once_where_the_hardware_can()
    {
        Skip.IfNot(System.Runtime.Intrinsics.X86.Fma.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported, "needs fused multiply-add");

        // (1 + ε)² − (1 + 2ε) = ε², which two roundings would lose.
        T epsilon = T.BitIncrement(T.One) - T.One;
        T a = T.One + epsilon;
        T c = -(T.One + epsilon + epsilon);
        Same(epsilon * epsilon, V.MultiplyAdd(V.Broadcast(a), V.Broadcast(a), V.Broadcast(c)));
        V sum = V.Broadcast(c);
        V.AddProduct(ref sum, V.Broadcast(a), V.Broadcast(a));
        Same(epsilon * epsilon, sum);
        sum = V.Broadcast(c);
        V.AddProduct(ref sum, V.Broadcast(a), a);
        Same(epsilon * epsilon, sum);
    }

    [Fact]
    public void Scaling_by_a_power_of_two_rounds_once()
    {
        int limit = typeof(T) == typeof(float) ? 250 : 2000;
        var random = new Random(3);
        for (int i = 0; i < 2000; i++)
        {
            T a = T.CreateChecked((random.NextDouble() * 1.5) - 0.75);
            int n = random.Next(-limit, limit + 1);
            Same(T.ScaleB(a, n), V.Scale(V.Broadcast(a), V.Broadcast(T.CreateChecked(n))));
        }

        Same(T.NaN, V.Scale(V.Broadcast(T.NaN), V.Broadcast(T.One)));
    }

    [Fact]
    public void The_exponent_leaves_a_factor_around_one()
    {
        var random = new Random(4);
        int range = typeof(T) == typeof(float) ? 124 : 1020;
        for (int i = 0; i < 2000; i++)
        {
            T a = T.ScaleB(T.CreateChecked(1 + random.NextDouble()), random.Next(-range, range));
            T k = V.GetLane(V.Exponent(V.Broadcast(a)), V.Count - 1);
            double factor = double.CreateChecked(T.ScaleB(a, -int.CreateChecked(k)));
            Assert.InRange(factor, 0.70710678, 1.41421357);
        }
    }

    private static void Each(Action<T, T> check)
    {
        foreach (T a in special)
        {
            foreach (T b in special)
            {
                check(a, b);
            }
        }
    }

    /// <summary>In every lane the same bits, any NaN being the same.</summary>
    private static void Same(T expected, V actual)
    {
        for (int lane = 0; lane < V.Count; lane++)
        {
            T value = V.GetLane(actual, lane);
            Assert.True(
                (T.IsNaN(expected) && T.IsNaN(value)) || (expected == value && T.IsNegative(expected) == T.IsNegative(value)),
                $"lane {lane}: {value} instead of {expected}");
        }
    }

    private static T[] Numbers(int count) => [.. Enumerable.Range(1, count).Select(i => T.CreateChecked(i) / T.CreateChecked(8))];
}
