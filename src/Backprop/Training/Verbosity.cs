namespace Backprop;

/// <summary>What <c>Fit</c> prints; Keras's <c>verbose</c>.</summary>
public enum Verbosity
{
    /// <summary>
    /// <see cref="Bar"/> in a terminal; <see cref="Line"/> where the output is redirected, in CI and in a terminal that cannot redraw a line.
    /// </summary>
    Auto,

    /// <summary>Nothing.</summary>
    None,

    /// <summary>A line that is redrawn while the epoch runs, and stays with the epoch's metrics.</summary>
    Bar,

    /// <summary>One line for each finished epoch, without control characters.</summary>
    Line,
}
