namespace Backprop.Gen.Tests.Optimizers;

internal static partial class OptimizerReferences
{
    private static Step Adadelta(double rho, double epsilon)
    {
        double gradients = 0;
        double changes = 0;
        return (theta, g, eta, _) =>
        {
            gradients = (rho * gradients) + ((1 - rho) * g * g);
            double change = -Math.Sqrt(changes + epsilon) * g / Math.Sqrt(gradients + epsilon);
            changes = (rho * changes) + ((1 - rho) * change * change);
            return theta + (eta * change);
        };
    }

    private static Step Adamax(double beta1, double beta2, double epsilon)
    {
        double m = 0;
        double u = 0;
        return (theta, g, eta, t) =>
        {
            m += (g - m) * (1 - beta1);
            u = Math.Max(beta2 * u, Math.Abs(g));
            return theta - (eta * m / ((1 - Math.Pow(beta1, t)) * (u + epsilon)));
        };
    }

    /// <summary>With the product of the μ carried from step to step.</summary>
    private static Step Nadam(double beta1, double beta2, double epsilon)
    {
        double m = 0;
        double v = 0;
        double product = 1;
        return (theta, g, eta, t) =>
        {
            double now = beta1 * (1 - (0.5 * Math.Pow(0.96, t)));
            double next = beta1 * (1 - (0.5 * Math.Pow(0.96, t + 1)));
            product *= now;
            m += (g - m) * (1 - beta1);
            v += ((g * g) - v) * (1 - beta2);
            double mean = (next * m / (1 - (product * next))) + ((1 - now) * g / (1 - product));
            return theta - (mean * eta / (Math.Sqrt(v / (1 - Math.Pow(beta2, t))) + epsilon));
        };
    }

    private static Step Lion(double beta1, double beta2)
    {
        double m = 0;
        return (theta, g, eta, _) =>
        {
            theta -= eta * Math.Sign((m * beta1) + (g * (1 - beta1)));
            m = (m * beta2) + (g * (1 - beta2));
            return theta;
        };
    }

    private static Step Ftrl(double power, double initial, double l1, double l2, double shrinkage, double beta)
    {
        double accumulator = initial;
        double linear = 0;
        return (theta, g, eta, _) =>
        {
            double sum = accumulator + (g * g);
            double sigma = (Math.Pow(sum, -power) - Math.Pow(accumulator, -power)) / eta;
            linear += g + (2 * shrinkage * theta) - (sigma * theta);
            double quadratic = (Math.Pow(sum, -power) / eta) + (2 * (l2 + (beta / (2 * eta))));
            accumulator = sum;

            // Keras divides 0 by 0 as long as there was no gradient and nothing else stands below.
            return quadratic == 0 ? theta : (Math.Clamp(linear, -l1, l1) - linear) / quadratic;
        };
    }
}
