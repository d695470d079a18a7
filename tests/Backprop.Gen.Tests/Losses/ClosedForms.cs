namespace Backprop.Gen.Tests.Losses;

/// <summary>
/// The losses as <c>keras.losses</c> defines them, written down directly in double, with hand-derived gradients. Nothing here is shared
/// with the product.
/// </summary>
internal static partial class ClosedForms
{
    private const double Epsilon = 1e-7;

    public static (double Loss, double[] Gradient) MeanSquaredError(double[] p, double[] t) =>
        Mean(p, t, (a, b) => (Math.Pow(a - b, 2), 2 * (a - b)));

    public static (double Loss, double[] Gradient) MeanAbsoluteError(double[] p, double[] t) =>
        Mean(p, t, (a, b) => (Math.Abs(a - b), a > b ? 1 : a < b ? -1 : 0));

    public static (double Loss, double[] Gradient) Huber(double[] p, double[] t, double delta) =>
        Mean(p, t, (a, b) => Math.Abs(a - b) <= delta
            ? (Math.Pow(a - b, 2) / 2, a - b)
            : (delta * (Math.Abs(a - b) - (delta / 2)), delta * Math.Sign(a - b)));

    public static (double Loss, double[] Gradient) BinaryCrossentropy(double[] p, double[] t, double smoothing) => Mean(p, t, (a, b) =>
    {
        double y = (b * (1 - smoothing)) + (0.5 * smoothing);
        double q = Math.Clamp(a, Epsilon, 1 - Epsilon);
        return (-(y * Math.Log(q)) - ((1 - y) * Math.Log(1 - q)), a == q ? ((1 - y) / (1 - q)) - (y / q) : 0);
    });

    public static (double Loss, double[] Gradient) BinaryCrossentropyFromLogits(double[] z, double[] t, double smoothing) => Mean(z, t, (a, b) =>
    {
        double y = (b * (1 - smoothing)) + (0.5 * smoothing);
        double sigmoid = 1 / (1 + Math.Exp(-a));

        // TensorFlow's stable form of −y ln σ(z) − (1 − y) ln (1 − σ(z)).
        return (Math.Max(a, 0) - (a * y) + Math.Log(1 + Math.Exp(-Math.Abs(a))), sigmoid - y);
    });

    public static (double Loss, double[] Gradient) CategoricalCrossentropy(double[] p, double[] t, int classes, double smoothing) =>
        MeanOfPositions(p, classes, (row, f) => (t[f] * (1 - smoothing)) + (smoothing / classes), Crossentropy);

    public static (double Loss, double[] Gradient) CategoricalCrossentropyFromLogits(double[] z, double[] t, int classes, double smoothing) =>
        MeanOfPositions(z, classes, (row, f) => (t[f] * (1 - smoothing)) + (smoothing / classes), SoftmaxCrossentropy);

    public static (double Loss, double[] Gradient) SparseCategoricalCrossentropy(double[] p, double[] labels, int classes) =>
        MeanOfPositions(p, classes, (row, f) => f - (row * classes) == (int)labels[row] ? 1 : 0, Crossentropy);

    public static (double Loss, double[] Gradient) SparseCategoricalCrossentropyFromLogits(double[] z, double[] labels, int classes) =>
        MeanOfPositions(z, classes, (row, f) => f - (row * classes) == (int)labels[row] ? 1 : 0, SoftmaxCrossentropy);

    private static (double Loss, double[] Gradient) Mean(double[] p, double[] t, Func<double, double, (double Loss, double Slope)> of)
    {
        (double Loss, double Slope)[] each = [.. p.Zip(t, of)];
        return (each.Average(e => e.Loss), [.. each.Select(e => e.Slope / p.Length)]);
    }

    private static (double Loss, double[] Gradient) MeanOfPositions(
        double[] p, int classes, Func<int, int, double> target, Func<double[], double[], (double Loss, double[] Gradient)> of)
    {
        int positions = p.Length / classes;
        double loss = 0;
        List<double> gradient = [];
        for (int row = 0; row < positions; row++)
        {
            int[] places = [.. Enumerable.Range(row * classes, classes)];
            (double l, double[] d) = of([.. places.Select(f => p[f])], [.. places.Select(f => target(row, f))]);
            loss += l / positions;
            gradient.AddRange(d.Select(g => g / positions));
        }

        return (loss, [.. gradient]);
    }

    private static (double Loss, double[] Gradient) Crossentropy(double[] p, double[] t)
    {
        double sum = p.Sum();
        double[] q = [.. p.Select(x => x / sum)];
        double[] clipped = [.. q.Select(x => Math.Clamp(x, Epsilon, 1 - Epsilon))];

        // ∂l/∂q where nothing is clipped, then through q = p / Σ p.
        double[] dq = [.. t.Select((y, f) => q[f] == clipped[f] ? -y / q[f] : 0)];
        double weighted = dq.Zip(q, (d, x) => d * x).Sum();
        return (-t.Select((y, f) => y * Math.Log(clipped[f])).Sum(), [.. dq.Select(d => (d - weighted) / sum)]);
    }

    private static (double Loss, double[] Gradient) SoftmaxCrossentropy(double[] z, double[] t)
    {
        double max = z.Max();
        double sum = z.Sum(x => Math.Exp(x - max));
        double[] logarithms = [.. z.Select(x => x - max - Math.Log(sum))];
        double targets = t.Sum();
        return (-t.Select((y, f) => y * logarithms[f]).Sum(), [.. logarithms.Select((l, f) => (Math.Exp(l) * targets) - t[f])]);
    }
}
