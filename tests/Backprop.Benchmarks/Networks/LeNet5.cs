namespace Backprop.Benchmarks.Networks;

/// <summary>W3: digits with two convolutions (Y. LeCun et al., 1998, with rectifiers and maxima).</summary>
[Network, Input(28, 28, 1)]
[Conv2D(6, 5, Activation = Activation.ReLU), MaxPooling2D(2)]
[Conv2D(16, 5, Activation = Activation.ReLU), MaxPooling2D(2)]
[Flatten, Dense(120, Activation = Activation.ReLU), Dense(84, Activation = Activation.ReLU), Dense(10)]
[SparseCategoricalCrossentropy(FromLogits = true), Adam(LearningRate = 3e-4)]
public sealed partial class LeNet5;

/// <inheritdoc cref="LeNet5"/>
[Network(Precision = Precision.Double), Input(28, 28, 1)]
[Conv2D(6, 5, Activation = Activation.ReLU), MaxPooling2D(2)]
[Conv2D(16, 5, Activation = Activation.ReLU), MaxPooling2D(2)]
[Flatten, Dense(120, Activation = Activation.ReLU), Dense(84, Activation = Activation.ReLU), Dense(10)]
[SparseCategoricalCrossentropy(FromLogits = true), Adam(LearningRate = 3e-4)]
public sealed partial class LeNet5Double;
