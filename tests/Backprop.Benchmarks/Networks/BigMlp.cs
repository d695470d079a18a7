namespace Backprop.Benchmarks.Networks;

/// <summary>W5: digits with two wide hidden layers.</summary>
[Network, Input(784)]
[Dense(512, Activation = Activation.ReLU), Dense(512, Activation = Activation.ReLU), Dense(10)]
[SparseCategoricalCrossentropy(FromLogits = true), Adam]
public sealed partial class BigMlp;

/// <inheritdoc cref="BigMlp"/>
[Network(Precision = Precision.Double), Input(784)]
[Dense(512, Activation = Activation.ReLU), Dense(512, Activation = Activation.ReLU), Dense(10)]
[SparseCategoricalCrossentropy(FromLogits = true), Adam]
public sealed partial class BigMlpDouble;
