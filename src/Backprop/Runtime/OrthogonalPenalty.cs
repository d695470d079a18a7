using System.Numerics;

namespace Backprop.Runtime;

/// <summary>
/// factor/2 · Σ over i ≠ j of |uᵢ·uⱼ| / (n·(n − 1)/2), uᵢ being row (or column) i of a matrix divided by its norm: Keras's
/// <c>OrthogonalRegularizer</c>. In double, in memory that is allocated once.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class OrthogonalPenalty<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // As in Keras's normalization: 1/‖w‖ is at most its inverse.
    private const double Epsilon = 1e-12;

    private readonly int count;
    private readonly int length;
    private readonly int step;
    private readonly int stride;
    private readonly double factor;
    private readonly double[] units;
    private readonly double[] inverses;
    private readonly double[] gradient;

    public OrthogonalPenalty(ParameterDescription matrix)
    {
        bool columns = matrix.Regularizer!.Columns;
        (int rows, int width) = (matrix.Shape[0], matrix.Shape[1]);
        (count, length) = columns ? (width, rows) : (rows, width);
        (step, stride) = columns ? (1, width) : (width, 1);
        factor = count < 2 ? 0 : matrix.Regularizer.Orthogonal / ((double)count * (count - 1));
        units = new double[matrix.Length];
        inverses = new double[count];
        gradient = new double[length];
    }

    /// <summary>What the matrix adds to the loss; a single row nothing, where Keras divides by zero.</summary>
    public double Loss(ReadOnlySpan<T> w)
    {
        Normalize(w);
        double total = 0;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                total += Math.Abs(Product(i, j));
            }
        }

        return 2 * factor * total;
    }

    /// <summary>
    /// ∂/∂uᵢ = 2·factor·Σ over j ≠ i of sign(uᵢ·uⱼ)·uⱼ, and through the norm ∂/∂wᵢ = (∂/∂uᵢ − uᵢ·(uᵢ·∂/∂uᵢ))/‖wᵢ‖.
    /// </summary>
    public void AddGradient(ReadOnlySpan<T> w, Span<T> g)
    {
        Normalize(w);
        for (int i = 0; i < count; i++)
        {
            Array.Clear(gradient);
            ReadOnlySpan<double> u = Unit(i);
            for (int j = 0; j < count; j++)
            {
                if (j != i)
                {
                    AddTimes(gradient, 2 * factor * Math.Sign(Product(i, j)), Unit(j));
                }
            }

            double along = 0;
            for (int k = 0; k < length; k++)
            {
                along += u[k] * gradient[k];
            }

            for (int k = 0; k < length; k++)
            {
                g[(i * step) + (k * stride)] += T.CreateTruncating((gradient[k] - (u[k] * along)) * inverses[i]);
            }
        }
    }

    private void Normalize(ReadOnlySpan<T> w)
    {
        for (int i = 0; i < count; i++)
        {
            double squares = 0;
            for (int k = 0; k < length; k++)
            {
                double element = double.CreateTruncating(w[(i * step) + (k * stride)]);
                squares += element * element;
            }

            inverses[i] = Math.Min(1 / Math.Sqrt(squares), 1 / Epsilon);
            for (int k = 0; k < length; k++)
            {
                units[(i * length) + k] = double.CreateTruncating(w[(i * step) + (k * stride)]) * inverses[i];
            }
        }
    }

    private ReadOnlySpan<double> Unit(int i) => units.AsSpan(i * length, length);

    private double Product(int i, int j)
    {
        ReadOnlySpan<double> a = Unit(i);
        ReadOnlySpan<double> b = Unit(j);
        double sum = 0;
        for (int k = 0; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }

    private static void AddTimes(double[] sum, double times, ReadOnlySpan<double> what)
    {
        for (int k = 0; k < what.Length; k++)
        {
            sum[k] += times * what[k];
        }
    }
}
