using Backprop;

namespace NativeAot;

/// <summary>Tells on which of two interlocking half moons a point of the plane lies.</summary>
[Network, Input(2)]
[Dense(16, Activation = Activation.Tanh)]
[Dense(16, Activation = Activation.Tanh)]
[Dense(1, Activation = Activation.Sigmoid)]
[BinaryCrossentropy, Adam(LearningRate = 0.02)]
public sealed partial class MoonNetwork;
