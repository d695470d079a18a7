using Backprop;

namespace Digits;

/// <summary>
/// Reads a handwritten digit with two convolutions: 28 × 28 grey pixels in, ten logits out. LeNet-5 (Y. LeCun, L. Bottou, Y. Bengio and P. Haffner,
/// 1998) with rectifiers and maxima.
/// </summary>
[Network, Input(28, 28, 1)]
[Conv2D(6, 5, Activation = Activation.ReLU), MaxPooling2D(2)]
[Conv2D(16, 5, Activation = Activation.ReLU), MaxPooling2D(2)]
[Flatten, Dense(120, Activation = Activation.ReLU), Dense(84, Activation = Activation.ReLU), Dense(10)]
[SparseCategoricalCrossentropy(FromLogits = true), Adam(LearningRate = 2e-3)]
public sealed partial class LeNet5;
