using System.Numerics;
using System.Runtime.InteropServices;

namespace Backprop.Runtime;

/// <summary>What the regularized weights of a network add to its loss and to their gradients.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class WeightPenalties<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterDescription[] regularized;
    private readonly OrthogonalPenalty<T>?[] orthogonal;
    private readonly AlignedBlock<T> parameters;

    private WeightPenalties(ParameterDescription[] regularized, AlignedBlock<T> parameters)
    {
        this.regularized = regularized;
        this.parameters = parameters;
        orthogonal = [.. regularized.Select(p => p.Regularizer!.Orthogonal > 0 ? new OrthogonalPenalty<T>(p) : null)];
    }

    /// <summary>The penalties of a network; null where no trained weight is regularized.</summary>
    public static WeightPenalties<T>? Of(NetworkDescription network, AlignedBlock<T> parameters)
    {
        ParameterDescription[] regularized = [.. network.Parameters.Where(p => p is { Trainable: true, Regularizer: not null })];
        return regularized.Length == 0 ? null : new(regularized, parameters);
    }

    /// <summary>What the weights add to the loss.</summary>
    public double Loss()
    {
        double total = 0;
        for (int r = 0; r < regularized.Length; r++)
        {
            WeightRegularizer rule = regularized[r].Regularizer!;
            ReadOnlySpan<T> w = parameters.Span.Slice(regularized[r].Offset, regularized[r].Length);
            if (rule.L1 > 0 || rule.L2 > 0)
            {
                (double magnitudes, double squares) = Sums(w);
                total += (rule.L1 * magnitudes) + (rule.L2 * squares);
            }

            total += orthogonal[r]?.Loss(w) ?? 0;
        }

        return total;
    }

    /// <summary>Adds ∂loss/∂w to the gradients.</summary>
    public void AddGradients(AlignedBlock<T> gradients)
    {
        for (int r = 0; r < regularized.Length; r++)
        {
            ParameterDescription tensor = regularized[r];
            ReadOnlySpan<T> w = parameters.Span.Slice(tensor.Offset, tensor.Length);
            Span<T> g = gradients.Span.Slice(tensor.Offset, tensor.Length);
            if (tensor.Regularizer is { L1: > 0 } or { L2: > 0 })
            {
                Add(w, g, T.CreateChecked(tensor.Regularizer.L1), T.CreateChecked(2 * tensor.Regularizer.L2));
            }

            orthogonal[r]?.AddGradient(w, g);
        }
    }

    /// <summary>Four sums of each kind side by side, so that an addition need not wait for the one before; the order is always the same.</summary>
    private static (double Magnitudes, double Squares) Sums(ReadOnlySpan<T> w)
    {
        double m0 = 0, m1 = 0, m2 = 0, m3 = 0, s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        int i = 0;
        for (; i <= w.Length - 4; i += 4)
        {
            double a = double.CreateTruncating(w[i]);
            double b = double.CreateTruncating(w[i + 1]);
            double c = double.CreateTruncating(w[i + 2]);
            double d = double.CreateTruncating(w[i + 3]);
            m0 += Math.Abs(a);
            m1 += Math.Abs(b);
            m2 += Math.Abs(c);
            m3 += Math.Abs(d);
            s0 += a * a;
            s1 += b * b;
            s2 += c * c;
            s3 += d * d;
        }

        for (; i < w.Length; i++)
        {
            double a = double.CreateTruncating(w[i]);
            m0 += Math.Abs(a);
            s0 += a * a;
        }

        return (m0 + m1 + (m2 + m3), s0 + s1 + (s2 + s3));
    }

    /// <summary>g += L1·sign(w) + 2·L2·w; each element alone, so that the width of the vectors does not show in the result.</summary>
    private static void Add(ReadOnlySpan<T> w, Span<T> g, T l1, T twoL2)
    {
        ReadOnlySpan<Vector<T>> weights = MemoryMarshal.Cast<T, Vector<T>>(w);
        Span<Vector<T>> gradients = MemoryMarshal.Cast<T, Vector<T>>(g);
        Vector<T> up = new(l1);
        for (int i = 0; i < weights.Length; i++)
        {
            Vector<T> sign = Vector.ConditionalSelect(
                Vector.GreaterThan(weights[i], Vector<T>.Zero), up,
                Vector.ConditionalSelect(Vector.LessThan(weights[i], Vector<T>.Zero), -up, Vector<T>.Zero));
            gradients[i] += sign + (weights[i] * twoL2);
        }

        for (int i = weights.Length * Vector<T>.Count; i < w.Length; i++)
        {
            T sign = w[i] > T.Zero ? l1 : w[i] < T.Zero ? -l1 : T.Zero;
            g[i] += sign + (w[i] * twoL2);
        }
    }
}
