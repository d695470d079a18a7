using Backprop;
using Backprop.Runtime;

/// <summary>Each loss, optimizer, schedule, constraint and regularizer once, with what initializers and noise have at run time.</summary>
internal static class Kinds
{
    private static readonly float[] X = [.. Enumerable.Range(0, 32).Select(i => ((i * 7 % 13) - 6) / 6f)];
    private static readonly float[] Y = [.. Enumerable.Range(0, 24).Select(i => i % 3 == i / 3 % 3 ? 1f : 0)];
    private static readonly int[] Labels = [.. Enumerable.Range(0, 8).Select(i => i % 3)];

    public static void Run()
    {
        Network<float>[] networks =
        [
            new Kind01(1), new Kind02(1), new Kind03(1), new Kind04(1), new Kind05(1), new Kind06(1), new Kind07(1), new Kind08(1), new Kind09(1),
            new Kind10(1), new Kind11(1), new Kind12(1), new Kind13(1), new Kind14(1), new Kind15(1), new Kind16(1), new Kind17(1),
        ];
        int trained = 0;
        foreach (Network<float> network in networks)
        {
            float[] before = network.Parameters.Span.ToArray();
            DataSet<float> data = network is Kind17 ? new(X, Labels) : new(X, Y);
            History history = network.Fit(data, epochs: 2, batchSize: 4, verbosity: Verbosity.None);
            trained += double.IsFinite(history["loss"][^1]) && !network.Parameters.Span.SequenceEqual(before) ? 1 : 0;
        }

        Console.WriteLine($"kinds {trained} of {networks.Length}");
    }
}

[Network, Input(4), Dense(3, Activation = Activation.Sigmoid), BinaryCrossentropy(LabelSmoothing = 0.1), SGD(Momentum = 0.9, Nesterov = true)]
[ExponentialDecay(0.01, 10, 0.9)]
public sealed partial class Kind01;

[Network, Input(4), Dense(3), BinaryFocalCrossentropy(FromLogits = true), RMSprop(Momentum = 0.9, Centered = true), InverseTimeDecay(0.01, 10, 0.5)]
public sealed partial class Kind02;

[Network, Input(4), Dense(3, Activation = Activation.Softmax), CategoricalCrossentropy, Adagrad, PolynomialDecay(0.01, 10, Cycle = true)]
public sealed partial class Kind03;

[Network, Input(4), Dense(3, Activation = Activation.Softmax), CategoricalFocalCrossentropy, Adadelta, PiecewiseConstantDecay(new[] { 2, 4 }, new[] { 0.1, 0.05, 0.01 })]
public sealed partial class Kind04;

[Network, Input(4), Dense(3), CategoricalHinge, Adamax, OneCycle(0.01, 10)]
public sealed partial class Kind05;

[Network, Input(4), Dense(3), CosineSimilarity, AdamW(AMSGrad = true), CosineDecayRestarts(0.01, 2)]
public sealed partial class Kind06;

[Network, Input(4), Dense(3), Hinge, Lion]
public sealed partial class Kind07;

[Network, Input(4), Dense(3), Huber, Ftrl(L1RegularizationStrength = 0.001)]
public sealed partial class Kind08;

[Network, Input(4), Dense(3, Activation = Activation.Softmax), KLDivergence, Nadam(ClipNorm = 1)]
public sealed partial class Kind09;

[Network, Input(4), Dense(8, KernelInitializer = Initializer.Orthogonal), Dropout(0.2), Dense(3), LogCosh, Adam(EmaOverwriteFrequency = 2, UseEma = true)]
public sealed partial class Kind10;

[Network, Input(4), Dense(8, KernelInitializer = Initializer.VarianceScaling), AlphaDropout(0.2), Dense(3), MeanAbsoluteError, Adam]
public sealed partial class Kind11;

[Network, Input(4), Dense(8, KernelInitializer = Initializer.TruncatedNormal), GaussianDropout(0.2), Dense(3), MeanAbsolutePercentageError, Adam]
public sealed partial class Kind12;

[Network, Input(4), Dense(3, KernelConstraint = Constraint.MinMaxNorm, KernelRegularizer = Regularizer.L1L2), MeanSquaredError, Adam]
public sealed partial class Kind13;

[Network, Input(4), Dense(3, Activation = Activation.ReLU, BiasInitializer = Initializer.Ones), MeanSquaredLogarithmicError, Adam]
[Regularize("dense.kernel", Regularizer.Orthogonal)]
public sealed partial class Kind14;

[Network, Input(4), Dense(3, Activation = Activation.Softplus, KernelConstraint = Constraint.UnitNorm), Poisson, Adam]
public sealed partial class Kind15;

[Network, Input(4), Dense(3, KernelConstraint = Constraint.NonNeg, KernelRegularizer = Regularizer.L1), SquaredHinge, Adam]
public sealed partial class Kind16;

[Network, Input(4), Dense(8, KernelInitializer = Initializer.LecunNormal), GaussianNoise(0.1), Dense(3), SparseCategoricalCrossentropy(FromLogits = true), Adam]
public sealed partial class Kind17;
