using System.Globalization;

namespace Backprop.RandomNetworks.Checking;

/// <summary>
/// Compares derivatives with central differences of a loss: (L(θ + h) − L(θ − h)) / 2h at h and h/2, extrapolated to h = 0 (L. F. Richardson,
/// 1911). Where the largest step does not agree, smaller ones are tried: which one suits depends on the curvature of the loss. Only where
/// all disagree, and a decision of some formula changes nearby, is the point a kink, which is skipped and counted.
/// </summary>
/// <param name="loss">The loss along the direction that is checked, at a distance from the point.</param>
/// <param name="branches">Which smooth piece of the loss the distance lies on; slow, asked for only on disagreement.</param>
internal sealed class GradientCheck(Func<double, double> loss, Func<double, ulong> branches)
{
    /// <summary>The relative error that is allowed.</summary>
    public const double Tolerance = 1e-6;

    private const double MachineEpsilon = 1.0 / (1L << 52);

    // The last two see little more than rounding, but pass beside the jump of a loss that is a sign, as the cosine of a single number is.
    private static readonly double[] Steps = [1e-3, 1e-4, 1e-5, 1e-6, 1e-7];

    // A decision that changes within this is a kink.
    private const double KinkWidth = 1e-5;

    /// <summary>Compares ∂L along a direction.</summary>
    /// <param name="derivative">The claim.</param>
    /// <param name="scale">The size of the numbers that are stepped, so that a step changes them at all.</param>
    public GradientVerdict Check(double derivative, double scale)
    {
        double at = loss(0);
        double nearest = double.PositiveInfinity;
        double estimate = double.NaN;
        foreach (double step in Steps)
        {
            double h = step * Math.Max(1, scale);
            double difference = Extrapolated(h);

            // Rounding of the loss, magnified by the division by h, is not an error of the gradient.
            double noise = 64 * Math.Max(1, Math.Abs(at)) * MachineEpsilon / h;
            double error = Math.Max(0, Math.Abs(difference - derivative) - noise) / Math.Max(Math.Abs(difference), Math.Abs(derivative));
            error = double.IsNaN(error) && difference == derivative ? 0 : error;
            if (error <= Tolerance)
            {
                return new GradientVerdict(GradientOutcome.Agrees, error, difference);
            }

            if (!(error >= nearest))
            {
                nearest = error;
                estimate = difference;
            }
        }

        double width = KinkWidth * Math.Max(1, scale);
        ulong here = branches(0);
        return branches(width) == here && branches(-width) == here
            ? new GradientVerdict(GradientOutcome.Disagrees, nearest, estimate)
            : new GradientVerdict(GradientOutcome.Kink, nearest, estimate);
    }

    private double Extrapolated(double h)
    {
        double coarse = (loss(h) - loss(-h)) / (2 * h);
        double fine = (loss(h / 2) - loss(-h / 2)) / h;
        return ((4 * fine) - coarse) / 3;
    }
}

/// <summary>What a comparison found.</summary>
/// <param name="Outcome">Whether derivative and differences agree.</param>
/// <param name="Error">The relative error.</param>
/// <param name="Difference">The differences' estimate.</param>
internal readonly record struct GradientVerdict(GradientOutcome Outcome, double Error, double Difference)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Outcome}, relative error {Error:E2}, central difference {Difference:R}");
}

internal enum GradientOutcome
{
    Agrees,
    Kink,
    Disagrees,
}
