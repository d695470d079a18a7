using System.Numerics;
using System.Runtime.CompilerServices;
using Backprop.Runtime;

namespace Backprop.Initializers;

/// <summary>
/// The values that a parameter starts from, as <c>keras.initializers</c> defines them. They are computed in <see cref="double"/> and rounded, so that
/// a network in single precision starts from the same weights as one in double precision.
/// </summary>
internal static class InitialWeights
{
    private const int Chunk = 512;

    /// <summary>The standard deviation of the standard normal distribution between −2 and 2.</summary>
    private const double TruncatedDeviation = 0.87962566103423978;

    /// <summary>Draws a parameter's initial value.</summary>
    /// <param name="parameter">Its name, shape and initializer.</param>
    /// <param name="networkSeed">Used where the initializer has no seed of its own.</param>
    /// <param name="weights">Receives the value.</param>
    public static void Fill<T>(ParameterDescription parameter, ulong networkSeed, Span<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Initialization choice = parameter.Initializer;
        var random = new RandomStream(choice.Seed is { } seed ? (ulong)seed : networkSeed, parameter.Name);
        switch (choice.Kind)
        {
            case InitializerKind.Zeros:
                weights.Clear();
                break;
            case InitializerKind.Ones:
                weights.Fill(T.One);
                break;
            case InitializerKind.Constant:
                weights.Fill(T.CreateChecked(choice.Value));
                break;
            case InitializerKind.Identity:
                FillIdentity(parameter, weights);
                break;
            case InitializerKind.Orthogonal:
                FillOrthogonal(parameter, random, weights);
                break;
            case InitializerKind.RandomNormal:
                FillNormal(random, choice.Mean, choice.Stddev, weights);
                break;
            case InitializerKind.RandomUniform:
                FillUniform(random, choice.MinValue, choice.MaxValue, weights);
                break;
            case InitializerKind.TruncatedNormal:
                FillTruncatedNormal(random, choice.Mean, choice.Stddev, weights);
                break;
            case InitializerKind.VarianceScaling:
                FillScaled(choice, random, weights);
                break;
            default:
                throw new ArgumentOutOfRangeException(
                    nameof(parameter), choice.Kind, $"Parameter '{parameter.Name}' has an initializer that this version of Backprop does not know.");
        }
    }

    private static void FillScaled<T>(Initialization choice, RandomStream random, Span<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double fan = choice.Mode switch
        {
            FanMode.FanIn => choice.FanIn,
            FanMode.FanOut => choice.FanOut,
            _ => (choice.FanIn + (double)choice.FanOut) / 2,
        };
        double variance = choice.Value / Math.Max(1, fan);
        switch (choice.Distribution)
        {
            case VarianceDistribution.TruncatedNormal:
                FillTruncatedNormal(random, 0, Math.Sqrt(variance) / TruncatedDeviation, weights);
                break;
            case VarianceDistribution.UntruncatedNormal:
                FillNormal(random, 0, Math.Sqrt(variance), weights);
                break;
            default:
                double limit = Math.Sqrt(3 * variance);
                FillUniform(random, -limit, limit, weights);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillUniform<T>(RandomStream random, double low, double high, Span<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> numbers = stackalloc double[Chunk];
        for (int first = 0; first < weights.Length; first += Chunk)
        {
            Span<T> part = weights[first..Math.Min(first + Chunk, weights.Length)];
            random.Uniform(first, numbers[..part.Length]);
            for (int i = 0; i < part.Length; i++)
            {
                part[i] = T.CreateTruncating(low + ((high - low) * numbers[i]));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillNormal<T>(RandomStream random, double mean, double deviation, Span<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> numbers = stackalloc double[Chunk];
        for (int first = 0; first < weights.Length; first += Chunk)
        {
            Span<T> part = weights[first..Math.Min(first + Chunk, weights.Length)];
            random.Uniform(first, numbers[..part.Length]);
            for (int i = 0; i < part.Length; i++)
            {
                part[i] = T.CreateTruncating(mean + (deviation * NormalDistribution.Quantile(numbers[i])));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillTruncatedNormal<T>(RandomStream random, double mean, double deviation, Span<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> numbers = stackalloc double[Chunk];
        for (int first = 0; first < weights.Length; first += Chunk)
        {
            Span<T> part = weights[first..Math.Min(first + Chunk, weights.Length)];
            random.Uniform(first, numbers[..part.Length]);
            for (int i = 0; i < part.Length; i++)
            {
                part[i] = T.CreateTruncating(mean + (deviation * NormalDistribution.TruncatedQuantile(numbers[i])));
            }
        }
    }

    private static void FillIdentity<T>(ParameterDescription parameter, Span<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (parameter.Shape.Count != 2)
        {
            throw new ArgumentException(
                $"Parameter '{parameter.Name}' has {parameter.Shape.Count} axes, but the Identity initializer needs 2; choose another one.");
        }

        weights.Clear();
        int columns = parameter.Shape[1];
        for (int i = 0; i < Math.Min(parameter.Shape[0], columns); i++)
        {
            weights[(i * columns) + i] = T.CreateChecked(parameter.Initializer.Value);
        }
    }

    private static void FillOrthogonal<T>(ParameterDescription parameter, RandomStream random, Span<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (parameter.Shape.Count < 2)
        {
            throw new ArgumentException(
                $"Parameter '{parameter.Name}' is a vector, but the Orthogonal initializer needs at least 2 axes; choose another one.");
        }

        // All axes but the last together are the rows. The shorter side's vectors are made orthonormal; each lies behind the other.
        int columns = parameter.Shape[^1];
        int rows = weights.Length / columns;
        (int count, int length) = rows < columns ? (rows, columns) : (columns, rows);
        double[] vectors = new double[weights.Length];
        FillNormal<double>(random, 0, 1, vectors);
        OrthogonalMatrix.Orthonormalise(vectors, count, length);

        double gain = parameter.Initializer.Value;
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                double value = rows < columns ? vectors[(r * length) + c] : vectors[(c * length) + r];
                weights[(r * columns) + c] = T.CreateChecked(gain * value);
            }
        }
    }
}
