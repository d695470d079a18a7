using static Backprop.Gen.Optimizers.OptimizerFormula;

namespace Backprop.Gen.Optimizers;

/// <summary>Adam with weight decay apart from the gradient (I. Loshchilov and F. Hutter, 2019).</summary>
internal sealed class AdamWOptimizer : OptimizerDefinition
{
    public override string Kind => "AdamW";

    public override IReadOnlyList<NumberArgument> Arguments =>
        [LearningRate(0.001), Beta1, Beta2, Epsilon, AMSGrad, new NumberArgument("WeightDecay", 0.004, 0, double.MaxValue)];

    public override OptimizerUpdate Update(IReadOnlyDictionary<string, double> arguments) =>
        AdamOptimizer.Update(arguments, arguments["WeightDecay"]);
}
