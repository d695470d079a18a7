namespace Backprop.Benchmarks.Networks;

/// <summary>W2: a small regression, trained on all samples at once.</summary>
[Network, Input(4)]
[Dense(32, Activation = Activation.Tanh), Dense(16, Activation = Activation.Tanh), Dense(4)]
[MeanSquaredError, Adam]
public sealed partial class ExpmMlp;

/// <inheritdoc cref="ExpmMlp"/>
[Network(Precision = Precision.Double), Input(4)]
[Dense(32, Activation = Activation.Tanh), Dense(16, Activation = Activation.Tanh), Dense(4)]
[MeanSquaredError, Adam]
public sealed partial class ExpmMlpDouble;
