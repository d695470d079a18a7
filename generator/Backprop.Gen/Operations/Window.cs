namespace Backprop.Gen.Operations;

/// <summary>
/// How a window slides along one axis, with Keras's arithmetic: output position p sees the input positions
/// p · stride − before + tap · dilation for the taps 0 … kernel − 1; those outside the input are padding.
/// </summary>
/// <param name="Input">Positions of the input.</param>
/// <param name="Kernel">Taps.</param>
/// <param name="Stride">Input positions from one output position to the next.</param>
/// <param name="Dilation">Input positions from one tap to the next.</param>
/// <param name="Before">Padding before the first position.</param>
/// <param name="After">Padding behind the last position.</param>
internal sealed record WindowAxis(int Input, int Kernel, int Stride, int Dilation, int Before, int After)
{
    /// <summary>An axis that nothing slides along.</summary>
    public static WindowAxis None { get; } = new(1, 1, 1, 1, 0, 0);

    /// <summary>Input positions from the first tap to the last, both included.</summary>
    public long Reach => ((Kernel - 1L) * Dilation) + 1;

    /// <summary>Positions of the output; 0 or less where the window does not fit into the padded input.</summary>
    public int Output => Reach > Input + (long)Before + After ? 0 : (int)((Input + (long)Before + After - Reach) / Stride) + 1;

    /// <summary>
    /// The axis with padding <c>valid</c> (none) or <c>same</c>: as many output positions as strides begin in the input, and what that takes
    /// in padding on both sides, the odd one behind.
    /// </summary>
    public static WindowAxis Of(int input, int kernel, int stride, int dilation, bool same)
    {
        WindowAxis valid = new(input, kernel, stride, dilation, 0, 0);
        if (!same)
        {
            return valid;
        }

        long output = ((long)input + stride - 1) / stride;
        int padding = (int)Math.Max(0, ((output - 1) * stride) + valid.Reach - input);
        return valid with { Before = padding / 2, After = padding - (padding / 2) };
    }

    /// <summary>
    /// The axis whose output, sliding, is the input of a transposed convolution: with padding <c>valid</c> as many positions as the taps of all
    /// inputs reach, and at least a stride for each; with <c>same</c> a stride for each, cut on both sides. <paramref name="padding"/> replaces what
    /// these add behind the last position. The number of positions may be 0 or beyond what an axis can have; then there is no such axis.
    /// </summary>
    public static (long Positions, WindowAxis? Axis) Transposed(int input, int kernel, int stride, int dilation, bool same, int? padding)
    {
        long reach = ((kernel - 1L) * dilation) + 1;
        long last = (input - 1L) * stride;
        long positions = last + (same
            ? padding is { } odd ? (reach % 2) + odd : stride
            : reach + (padding ?? Math.Max(0, stride - reach)));

        // What is cut away at the beginning: half, or the smaller half, of what the taps reach over the positions.
        long cut = same ? Math.Max(0, last + reach - positions) / 2 : 0;
        return positions is < 1 or > Graph.Limits.ValueSize
            ? (positions, null)
            : (positions, new WindowAxis((int)positions, kernel, stride, dilation, (int)cut, (int)Math.Max(0, last + reach - cut - positions)));
    }
}

/// <summary>A window that slides over the axes before the channels: rows and columns, or columns alone.</summary>
/// <param name="Rows"><see cref="WindowAxis.None"/> for a sequence.</param>
/// <param name="Columns">Positions next to each other.</param>
/// <param name="IsPlane">Whether there are rows: [rows, columns, channels]; else [columns, channels].</param>
internal sealed record Window(WindowAxis Rows, WindowAxis Columns, bool IsPlane)
{
    /// <summary>Taps.</summary>
    public int Taps => Rows.Kernel * Columns.Kernel;

    /// <summary>Whether any window reaches into padding.</summary>
    public bool IsPadded => Rows.Before + Rows.After + Columns.Before + Columns.After > 0;

    /// <summary>The shape on the side where the window slides.</summary>
    public Graph.Shape InputShape(int channels) => IsPlane
        ? Graph.Shape.Of(Rows.Input, Columns.Input, channels)
        : Graph.Shape.Of(Columns.Input, channels);

    /// <summary>The shape of one entry a window.</summary>
    public Graph.Shape OutputShape(int channels) => IsPlane
        ? Graph.Shape.Of(Rows.Output, Columns.Output, channels)
        : Graph.Shape.Of(Columns.Output, channels);

    /// <summary>For a kernel's name: <c>5x5</c>, with stride, dilation and padding where they are not the ordinary ones.</summary>
    public string Name
    {
        get
        {
            string Both(Func<WindowAxis, int> of) => IsPlane ? $"{of(Rows)}x{of(Columns)}" : $"{of(Columns)}";
            bool Any(Func<WindowAxis, int> of, int ordinary) => of(Columns) != ordinary || (IsPlane && of(Rows) != ordinary);
            return Both(a => a.Kernel)
                + (Any(a => a.Stride, 1) ? "s" + Both(a => a.Stride) : "")
                + (Any(a => a.Dilation, 1) ? "d" + Both(a => a.Dilation) : "")
                + (IsPadded ? "p" + Both(a => a.Before) : "");
        }
    }
}
