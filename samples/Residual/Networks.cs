using Backprop;

namespace Residual;

/// <summary>Two convolutions around which the input takes a short cut (K. He, X. Zhang, S. Ren and J. Sun, 2016).</summary>
[Block]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false), BatchNormalization(Momentum = 0.9), ReLU]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false), BatchNormalization(Momentum = 0.9, Name = "inner")]
[Add(From = ["input", "inner"]), ReLU]
public sealed partial class ResidualBlock;

/// <summary>The same convolutions with nothing around them.</summary>
[Block]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
public sealed partial class PlainBlock;

/// <summary>34 layers with weights, every two of them with a short cut, all convolutions normalized over the batch.</summary>
[Network, Input(28, 28, 1)]
[Conv2D(16, 3, Strides = [2], Padding = Padding.Same, UseBias = false), BatchNormalization(Momentum = 0.9), ReLU, MaxPooling2D(2)]
[Use(typeof(ResidualBlock), Repeat = 16), GlobalAveragePooling2D, Dense(10)]
[SparseCategoricalCrossentropy(FromLogits = true), SGD(LearningRate = 0.02, Momentum = 0.9)]
public sealed partial class ResidualNetwork;

/// <summary>34 layers with weights, one behind the other.</summary>
[Network, Input(28, 28, 1)]
[Conv2D(16, 3, Strides = [2], Padding = Padding.Same, Activation = Activation.ReLU), MaxPooling2D(2)]
[Use(typeof(PlainBlock), Repeat = 16), GlobalAveragePooling2D, Dense(10)]
[SparseCategoricalCrossentropy(FromLogits = true), SGD(LearningRate = 0.02, Momentum = 0.9)]
public sealed partial class PlainNetwork;
