namespace Backprop.Tensors.Tests;

/// <summary>Images of 4 × 3 pixels with two channels, in five classes.</summary>
[Network, Input(4, 3, 2), Flatten, Dense(8, Activation = Activation.ReLU), Dense(5)]
[SparseCategoricalCrossentropy(FromLogits = true), Adam]
public sealed partial class Classifier;

/// <summary>A curve.</summary>
[Network(Precision = Precision.Double), Input(3), Dense(8, Activation = Activation.Tanh), Dense(1)]
[MeanSquaredError, SGD]
public sealed partial class Curve;

/// <summary>Two inputs and two outputs.</summary>
[Network, Input(3, Name = "a"), Input(2, Name = "b"), Concatenate(From = ["a", "b"])]
[Dense(1, Name = "score"), Dense(4, From = ["concatenate"], Name = "kind")]
[MeanSquaredError(Output = "score"), SparseCategoricalCrossentropy(Output = "kind", FromLogits = true), SGD]
public sealed partial class Pair;
