using Backprop;

namespace Digits;

/// <summary>Reads a handwritten digit with one hidden layer: 28 × 28 grey pixels in, ten logits out.</summary>
[Network, Input(28, 28, 1)]
[Flatten]
[Dense(512, Activation = Activation.ReLU), Dropout(0.3)]
[Dense(10)]
[SparseCategoricalCrossentropy(FromLogits = true), Adam]
public sealed partial class DenseNetwork;
