using Backprop.Gen.Expressions;

namespace Backprop.Gen.Optimizers;

/// <summary>The names and arguments that several optimizers share.</summary>
internal static class OptimizerFormula
{
    /// <summary>The weight that is updated.</summary>
    public static Expression Theta { get; } = new Variable("θ");

    /// <summary>Its gradient.</summary>
    public static Expression G { get; } = new Variable("g");

    /// <summary>The learning rate.</summary>
    public static Expression Eta { get; } = new Variable("η");

    /// <summary>The number of the step, from 1.</summary>
    public static Expression T { get; } = new Variable("t");

    public static NumberArgument LearningRate(double missing) => new("LearningRate", missing, 0, double.MaxValue);

    public static NumberArgument Epsilon { get; } = new("Epsilon", 1e-7, 0, double.MaxValue);

    public static NumberArgument Momentum { get; } = new("Momentum", 0, 0, 1);

    public static NumberArgument Beta1 { get; } = new("Beta1", 0.9, 0, 1, MaximumExcluded: true);

    public static NumberArgument Beta2 { get; } = new("Beta2", 0.999, 0, 1, MaximumExcluded: true);

    public static NumberArgument AMSGrad { get; } = Flag("AMSGrad");

    /// <summary>A Boolean argument that is false by default.</summary>
    public static NumberArgument Flag(string name) => new(name, 0, 0, 1);

    /// <summary>Text such as <c>β₁ = 0.9</c> for the generated comment.</summary>
    public static string Where(string letter, double value) => $"{letter} = {Literals.Plain(value)}";

    /// <summary>Simplified.</summary>
    public static Assignment Set(string name, Expression value) => new(name, value.Simplify());
}
