using Backprop.Gen.Declaration;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>
/// gamma (x − mean) / √(variance + ε) + beta for each channel: with mean and variance of the batch while its weights are trained, else with the
/// moving averages of them (S. Ioffe and C. Szegedy, 2015).
/// </summary>
internal sealed class BatchNormalizationLayer : LayerDefinition
{
    public override string Kind => "BatchNormalization";

    public override string Summary => "mean 0 and variance 1 of each channel over the batch (in prediction with moving averages), then gamma · x + beta";

    public override bool Normalizes => true;

    /// <summary>Moving averages are no means of what is normalized: they cancel nothing exactly.</summary>
    public override bool CancelsBias(Element element) => element["Trainable"] is not BooleanValue { Value: false };

    public override int? Build(LayerBuilder layer)
    {
        Weights weights = new(layer, layer.Flag("Scale", true), layer.Flag("Center", true));
        double momentum = layer.Real("Momentum", 0.99, 0, 1);
        double epsilon = layer.Real("Epsilon", 1e-3, 0);
        return layer.Failed ? null
            : layer.Training && layer.Trainable ? ByBatch(layer, weights, momentum, epsilon)
            : ByAverages(layer, weights, epsilon);
    }

    private static int ByBatch(LayerBuilder layer, Weights weights, double momentum, double epsilon)
    {
        Shape shape = layer.InputShape;
        int own = shape.Leading == 1 ? layer.Input : layer.Add(new PositionMoments(), layer.Input);
        int moments = layer.Add(new BatchMoments(layer.Name, shape.Leading, epsilon, momentum), own);
        int mean = layer.Add(BatchMoments.Mean, moments);
        int deviation = layer.Add(BatchMoments.InverseDeviation, moments);
        List<int> operands = [layer.Input, mean, deviation];
        operands.AddRange(new[] { weights.Gamma, weights.Beta }.OfType<int>());
        return layer.Add(new BatchNormalize(shape, weights.Gamma is not null, weights.Beta is not null), [.. operands]);
    }

    /// <summary>x · scale + shift, where both are computed once from the weights: behind a product they are part of it.</summary>
    private static int ByAverages(LayerBuilder layer, Weights weights, double epsilon)
    {
        Expression deviation = Formula.Sqrt(Formula.Variable("variance") + epsilon);
        int scale = weights.Gamma is { } gamma
            ? layer.Shared("scale", Formula.Variable("gamma") / deviation, ("gamma", gamma), ("variance", weights.MovingVariance))
            : layer.Shared("scale", 1 / deviation, ("variance", weights.MovingVariance));
        Expression minus = -Formula.Variable("mean") * Formula.Variable("scale");
        int shift = weights.Beta is { } beta
            ? layer.Shared("shift", Formula.Variable("beta") + minus, ("beta", beta), ("mean", weights.MovingMean), ("scale", scale))
            : layer.Shared("shift", minus, ("mean", weights.MovingMean), ("scale", scale));
        return layer.Elementwise(
            "scale and shift", (Formula.X * Formula.Variable("scale")) + Formula.Variable("shift"), ("x", layer.Input), ("scale", scale), ("shift", shift));
    }

    /// <summary>The weights, in Keras's order.</summary>
    private sealed class Weights
    {
        public Weights(LayerBuilder layer, bool scales, bool centers)
        {
            Shape channels = Shape.Of(layer.InputShape.Last);
            Gamma = scales ? layer.Parameter("gamma", channels, "GammaInitializer", "Ones") : null;
            Beta = centers ? layer.Parameter("beta", channels, "BetaInitializer", "Zeros") : null;
            MovingMean = layer.Parameter("moving_mean", channels, "MovingMeanInitializer", "Zeros", trains: false);
            MovingVariance = layer.Parameter("moving_variance", channels, "MovingVarianceInitializer", "Ones", trains: false);
        }

        public int? Gamma { get; }

        public int? Beta { get; }

        public int MovingMean { get; }

        public int MovingVariance { get; }
    }
}
