using Backprop.Gen.Graph;

namespace Backprop.Gen.Initializers;

/// <summary>How many numbers a unit reads and how many units read a number, from a weight's shape, as Keras's <c>compute_fans</c> counts them.</summary>
internal readonly record struct Fans(int In, int Out)
{
    /// <summary>
    /// A vector [n] has n both ways and a matrix [in, out] its sizes; with more axes, as in a convolution's [height, width, in, out], the axes before
    /// the last two multiply both.
    /// </summary>
    public static Fans Of(Shape shape)
    {
        if (shape.Rank == 1)
        {
            return new Fans(shape[0], shape[0]);
        }

        long window = shape.Size / ((long)shape[-2] * shape[-1]);
        return new Fans((int)Math.Min(window * shape[-2], int.MaxValue), (int)Math.Min(window * shape[-1], int.MaxValue));
    }
}
