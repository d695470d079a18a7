namespace Backprop.Benchmarks.Networks;

/// <summary>W1: the classical example of Keras.</summary>
[Network, Input(10)]
[Dense(32, Activation = Activation.ReLU), Dense(16, Activation = Activation.ReLU), Dense(1, Activation = Activation.Sigmoid)]
[BinaryCrossentropy, Adam(LearningRate = 0.01)]
public sealed partial class SeedMlp;

/// <inheritdoc cref="SeedMlp"/>
[Network(Precision = Precision.Double), Input(10)]
[Dense(32, Activation = Activation.ReLU), Dense(16, Activation = Activation.ReLU), Dense(1, Activation = Activation.Sigmoid)]
[BinaryCrossentropy, Adam(LearningRate = 0.01)]
public sealed partial class SeedMlpDouble;
