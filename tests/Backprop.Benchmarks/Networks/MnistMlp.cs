namespace Backprop.Benchmarks.Networks;

/// <summary>W4: digits with one hidden layer.</summary>
[Network, Input(784)]
[Dense(128, Activation = Activation.ReLU), Dense(10)]
[SparseCategoricalCrossentropy(FromLogits = true), Adam]
public sealed partial class MnistMlp;

/// <inheritdoc cref="MnistMlp"/>
[Network(Precision = Precision.Double), Input(784)]
[Dense(128, Activation = Activation.ReLU), Dense(10)]
[SparseCategoricalCrossentropy(FromLogits = true), Adam]
public sealed partial class MnistMlpDouble;
