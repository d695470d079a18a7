namespace Backprop.Samples.Tests;

/// <summary>Softmax regression: what can be read from digits without a hidden layer.</summary>
[Network, Input(28, 28, 1), Flatten, Dense(10)]
[SparseCategoricalCrossentropy(FromLogits = true), Adam]
public sealed partial class LinearNetwork;
