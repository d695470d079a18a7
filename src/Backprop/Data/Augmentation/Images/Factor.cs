namespace Backprop;

/// <summary>
/// The range of a random change. A single number f stands for −|f| to |f|, a pair for itself: <c>new RandomRotation&lt;float&gt;(0.1)</c>,
/// <c>new RandomRotation&lt;float&gt;((0, 0.25))</c>.
/// </summary>
/// <param name="Lower">The smallest value.</param>
/// <param name="Upper">The largest value.</param>
public readonly record struct Factor(double Lower, double Upper)
{
    /// <summary>From −|f| to |f|.</summary>
    public static implicit operator Factor(double factor) => new(-Math.Abs(factor), Math.Abs(factor));

    /// <summary>From one number to the other.</summary>
    public static implicit operator Factor((double Lower, double Upper) range) =>
        new(Math.Min(range.Lower, range.Upper), Math.Max(range.Lower, range.Upper));

    /// <summary>Refuses what is not within −1 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    internal Factor Checked(string name) => Lower >= -1 && Upper <= 1 && Lower <= Upper
        ? this
        : throw new ArgumentOutOfRangeException(name, $"{Lower} to {Upper}", $"'{name}' is a range within −1 to 1.");

    /// <summary>A random value of the range.</summary>
    internal double Draw<T>(ref AugmentedSample<T> sample)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        sample.NextUniform(Lower, Upper);
}
