using System.Numerics;

namespace Backprop;

/// <summary>The class that a network chose.</summary>
public static class ArgMaxExtensions
{
    /// <summary>
    /// The index of the largest element, as <c>numpy.argmax</c>: the first one of several equal ones. A NaN counts as larger than every
    /// number, as there.
    /// </summary>
    /// <example><code>int digit = model.Predict(image).ArgMax();</code></example>
    /// <param name="values">At least one element.</param>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, or an integer type.</typeparam>
    /// <exception cref="ArgumentException">There is no element.</exception>
    public static int ArgMax<T>(this ReadOnlySpan<T> values)
        where T : INumber<T>
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("The largest of no elements does not exist.", nameof(values));
        }

        int best = 0;
        for (int i = 1; i < values.Length && !T.IsNaN(values[best]); i++)
        {
            if (values[i] > values[best] || T.IsNaN(values[i]))
            {
                best = i;
            }
        }

        return best;
    }

    /// <inheritdoc cref="ArgMax{T}(ReadOnlySpan{T})"/>
    public static int ArgMax<T>(this T[] values)
        where T : INumber<T> =>
        new ReadOnlySpan<T>(values).ArgMax();
}
