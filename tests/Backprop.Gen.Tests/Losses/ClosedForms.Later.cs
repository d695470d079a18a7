namespace Backprop.Gen.Tests.Losses;

internal static partial class ClosedForms
{
    public static (double Loss, double[] Gradient) MeanAbsolutePercentageError(double[] p, double[] t) => Mean(p, t, (a, b) =>
        (100 * Math.Abs(a - b) / Math.Max(Math.Abs(b), Epsilon), 100 * Math.Sign(a - b) / Math.Max(Math.Abs(b), Epsilon)));

    public static (double Loss, double[] Gradient) MeanSquaredLogarithmicError(double[] p, double[] t) => Mean(p, t, (a, b) =>
    {
        double error = Math.Log(Math.Max(a, Epsilon) + 1) - Math.Log(Math.Max(b, Epsilon) + 1);
        return (error * error, a > Epsilon ? 2 * error / (a + 1) : 0);
    });

    public static (double Loss, double[] Gradient) LogCosh(double[] p, double[] t) =>
        Mean(p, t, (a, b) => (Math.Log(Math.Cosh(a - b)), Math.Tanh(a - b)));

    public static (double Loss, double[] Gradient) Hinge(double[] p, double[] t) => Mean(p, t, (a, b) =>
    {
        double y = b == 0 ? -1 : b;
        return (Math.Max(1 - (y * a), 0), y * a < 1 ? -y : 0);
    });

    public static (double Loss, double[] Gradient) SquaredHinge(double[] p, double[] t) => Mean(p, t, (a, b) =>
    {
        double y = b == 0 ? -1 : b;
        double hinge = Math.Max(1 - (y * a), 0);
        return (hinge * hinge, -2 * y * hinge);
    });

    public static (double Loss, double[] Gradient) Poisson(double[] p, double[] t) =>
        Mean(p, t, (a, b) => (a - (b * Math.Log(a + Epsilon)), 1 - (b / (a + Epsilon))));

    public static (double Loss, double[] Gradient) KLDivergence(double[] p, double[] t, int classes) =>
        MeanOfPositions(p, classes, (_, f) => t[f], (row, y) =>
        {
            (double Loss, double Slope)[] each =
            [
                .. row.Zip(y, (a, b) =>
                {
                    (double q, double s) = (Math.Clamp(a, Epsilon, 1), Math.Clamp(b, Epsilon, 1));
                    return (s * Math.Log(s / q), q == a ? -s / a : 0);
                }),
            ];
            return (each.Sum(e => e.Loss), [.. each.Select(e => e.Slope)]);
        });

    public static (double Loss, double[] Gradient) CosineSimilarity(double[] p, double[] t, int classes) =>
        MeanOfPositions(p, classes, (_, f) => t[f], (row, y) =>
        {
            double length = Math.Sqrt(row.Sum(a => a * a));
            double other = Math.Sqrt(y.Sum(b => b * b));
            double cosine = row.Zip(y, (a, b) => a * b).Sum() / (length * other);
            return (-cosine, [.. row.Zip(y, (a, b) => -((b / (length * other)) - (cosine * a / (length * length))))]);
        });

    public static (double Loss, double[] Gradient) CategoricalHinge(double[] p, double[] t, int classes) =>
        MeanOfPositions(p, classes, (_, f) => t[f], (row, y) =>
        {
            double right = row.Zip(y, (a, b) => a * b).Sum();
            double[] wrong = [.. row.Zip(y, (a, b) => (1 - b) * a)];
            int best = Array.IndexOf(wrong, wrong.Max());
            double loss = 1 + wrong[best] - right;
            return loss <= 0 ? (0, new double[row.Length]) : (loss, [.. y.Select((b, f) => (f == best ? 1 - b : 0) - b)]);
        });

    public static (double Loss, double[] Gradient) BinaryFocalCrossentropy(
        double[] p, double[] t, double smoothing, double gamma, double? alpha) => Mean(p, t, (a, b) => Focal(a, (b * (1 - smoothing)) + (smoothing / 2), gamma, alpha));

    public static (double Loss, double[] Gradient) BinaryFocalCrossentropyFromLogits(double[] z, double[] t, double gamma, double? alpha) => Mean(z, t, (a, b) =>
    {
        double p = 1 / (1 + Math.Exp(-a));
        (double loss, double slope) = Focal(p, b, gamma, alpha);
        return (loss, slope * p * (1 - p));
    });

    public static (double Loss, double[] Gradient) CategoricalFocalCrossentropy(
        double[] p, double[] t, int classes, double smoothing, double alpha, double gamma) =>
        MeanOfPositions(p, classes, (_, f) => (t[f] * (1 - smoothing)) + (smoothing / classes), (row, y) =>
        {
            double sum = row.Sum();
            double[] q = [.. row.Select(a => a / sum)];
            double[] dq = FocalSlopes(q, y, alpha, gamma);
            double weighted = dq.Zip(q, (d, x) => d * x).Sum();
            return (FocalSum(q, y, alpha, gamma), [.. dq.Select(d => (d - weighted) / sum)]);
        });

    public static (double Loss, double[] Gradient) CategoricalFocalCrossentropyFromLogits(
        double[] z, double[] t, int classes, double smoothing, double alpha, double gamma) =>
        MeanOfPositions(z, classes, (_, f) => (t[f] * (1 - smoothing)) + (smoothing / classes), (row, y) =>
        {
            double[] e = [.. row.Select(Math.Exp)];
            double[] q = [.. e.Select(x => x / e.Sum())];
            double[] dq = FocalSlopes(q, y, alpha, gamma);
            double weighted = dq.Zip(q, (d, x) => d * x).Sum();
            return (FocalSum(q, y, alpha, gamma), [.. dq.Zip(q, (d, x) => x * (d - weighted))]);
        });

    private static double FocalSum(double[] q, double[] y, double alpha, double gamma) =>
        -alpha * q.Zip(y, (x, b) => Math.Pow(1 - x, gamma) * b * Math.Log(x)).Sum();

    private static double[] FocalSlopes(double[] q, double[] y, double alpha, double gamma) =>
        [.. q.Zip(y, (x, b) => alpha * b * ((gamma * Math.Pow(1 - x, gamma - 1) * Math.Log(x)) - (Math.Pow(1 - x, gamma) / x)))];

    /// <summary>−w (1 − q)^γ (y ln p + (1 − y) ln (1 − p)) and its slope by the product rule.</summary>
    private static (double Loss, double Slope) Focal(double p, double y, double gamma, double? alpha)
    {
        double weight = alpha is { } a ? (y * a) + ((1 - y) * (1 - a)) : 1;
        double wrong = 1 - ((y * p) + ((1 - y) * (1 - p)));
        double crossentropy = -(y * Math.Log(p)) - ((1 - y) * Math.Log(1 - p));
        double slope = ((1 - y) / (1 - p)) - (y / p);
        double focus = Math.Pow(wrong, gamma);
        return (weight * focus * crossentropy, weight * ((gamma * Math.Pow(wrong, gamma - 1) * (1 - (2 * y)) * crossentropy) + (focus * slope)));
    }
}
