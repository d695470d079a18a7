namespace Backprop;

/// <summary>Brings data to mean 0 and variance 1 with statistics that training does not change: numbers, or what <c>Adapt</c> found in data.</summary>
/// <remarks>
/// <para>
/// Shapes: any, kept. Without numbers there are two weights, <c>mean</c> (zeros) and <c>variance</c> (ones), of the extents of the kept axes: [n] for
/// the last axis of [positions, n], [1] where none is kept. They are never trained and are saved with the others. With numbers there are none.
/// </para>
/// <para>
/// Formula: y = (x − mean) / max(√variance, 1e-7), the same in training and in prediction; with <see cref="Invert"/> y = mean +
/// x·max(√variance, 1e-7). A feature that is constant in the data becomes 0.
/// </para>
/// <para>
/// A layer that reads an input of the network is adapted by the network's <c>Adapt</c>, which computes mean and variance (divided by n, not n − 1)
/// over all samples and the axes that are not kept. Anywhere else the layer needs numbers, or weights from a file.
/// </para>
/// <para>
/// Errors: an axis that the input does not have, such as axis 0, which is the batch (BPG01xx); an axis twice, one of mean and variance without the
/// other, neither one number nor one for each entry, a number that is not finite, a negative variance (BPG02xx).
/// </para>
/// <para>Source: <c>keras.layers.Normalization</c>, whose axis <c>None</c> is <c>Axis = []</c> here.</para>
/// </remarks>
public sealed class NormalizationAttribute : LayerAttribute
{
    /// <summary>
    /// The axes that keep statistics of their own, counted as in Keras: 1 is the first axis of a sample, −1 the last. An empty list stands for one mean and
    /// one variance for everything. Default: <c>-1</c>.
    /// </summary>
    public int[] Axis { get; init; } = [-1];

    /// <summary>The mean: one number, or one for each entry of the kept axes, row by row. Needs <see cref="Variance"/>. Default: a weight.</summary>
    public double[]? Mean { get; init; }

    /// <summary>The variance: one number, or one for each entry of the kept axes, not negative. Needs <see cref="Mean"/>. Default: a weight.</summary>
    public double[]? Variance { get; init; }

    /// <summary>Whether the layer goes the way back, from what is normalized to what was there before. Default: <c>false</c>.</summary>
    public bool Invert { get; init; }
}
