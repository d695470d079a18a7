namespace Backprop.Gen.Tests.Optimizers;

/// <summary>Keras's optimizers in double for one weight, as their sources have them, written without the library's expressions.</summary>
internal static partial class OptimizerReferences
{
    /// <summary>A step: θ, gradient, learning rate and step number in, the new θ out; the state lives in the closure.</summary>
    public delegate double Step(double theta, double g, double eta, int t);

    public static Step Of(string kind, IReadOnlyDictionary<string, double> arguments) => kind switch
    {
        "SGD" => SGD(arguments["Momentum"], arguments["Nesterov"] == 1),
        "RMSprop" => RMSprop(arguments["Rho"], arguments["Momentum"], arguments["Epsilon"], arguments["Centered"] == 1),
        "Adagrad" => Adagrad(arguments["InitialAccumulatorValue"], arguments["Epsilon"]),
        "Adam" => Adam(arguments["Beta1"], arguments["Beta2"], arguments["Epsilon"], 0, arguments["AMSGrad"] == 1),
        "AdamW" => Adam(arguments["Beta1"], arguments["Beta2"], arguments["Epsilon"], arguments["WeightDecay"], arguments["AMSGrad"] == 1),
        "Adadelta" => Adadelta(arguments["Rho"], arguments["Epsilon"]),
        "Adamax" => Adamax(arguments["Beta1"], arguments["Beta2"], arguments["Epsilon"]),
        "Nadam" => Nadam(arguments["Beta1"], arguments["Beta2"], arguments["Epsilon"]),
        "Lion" => Lion(arguments["Beta1"], arguments["Beta2"]),
        "Ftrl" => Ftrl(
            arguments["LearningRatePower"], arguments["InitialAccumulatorValue"], arguments["L1RegularizationStrength"],
            arguments["L2RegularizationStrength"], arguments["L2ShrinkageRegularizationStrength"], arguments["Beta"]),
        _ => throw new ArgumentException($"There is no reference for '{kind}'."),
    };

    private static Step SGD(double momentum, bool nesterov)
    {
        double v = 0;
        return (theta, g, eta, _) =>
        {
            if (momentum == 0)
            {
                return theta - (eta * g);
            }

            v = (momentum * v) - (eta * g);
            return nesterov ? theta + (momentum * v) - (eta * g) : theta + v;
        };
    }

    private static Step RMSprop(double rho, double momentum, double epsilon, bool centered)
    {
        double v = 0;
        double average = 0;
        double m = 0;
        return (theta, g, eta, _) =>
        {
            v = (rho * v) + ((1 - rho) * g * g);
            double denominator = v + epsilon;
            if (centered)
            {
                average = (rho * average) + ((1 - rho) * g);
                denominator = v - (average * average) + epsilon;
            }

            double increment = eta * g / Math.Sqrt(denominator);
            if (momentum == 0)
            {
                return theta - increment;
            }

            m = (momentum * m) + increment;
            return theta - m;
        };
    }

    private static Step Adagrad(double initial, double epsilon)
    {
        double accumulator = initial;
        return (theta, g, eta, _) =>
        {
            accumulator += g * g;
            return theta - (eta * g / Math.Sqrt(accumulator + epsilon));
        };
    }

    private static Step Adam(double beta1, double beta2, double epsilon, double weightDecay, bool amsgrad)
    {
        double m = 0;
        double v = 0;
        double largest = 0;
        return (theta, g, eta, t) =>
        {
            theta -= theta * weightDecay * eta;
            double alpha = eta * Math.Sqrt(1 - Math.Pow(beta2, t)) / (1 - Math.Pow(beta1, t));
            m += (g - m) * (1 - beta1);
            v += ((g * g) - v) * (1 - beta2);
            largest = Math.Max(largest, v);
            return theta - (m * alpha / (Math.Sqrt(amsgrad ? largest : v) + epsilon));
        };
    }
}
