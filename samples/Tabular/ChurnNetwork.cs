using Backprop;

namespace Tabular;

/// <summary>Foretells whether a customer will leave.</summary>
[Network, Input(Features.Size)]
[Dense(32, Activation = Activation.ReLU), Dropout(0.2)]
[Dense(16, Activation = Activation.ReLU)]
[Dense(1, Activation = Activation.Sigmoid)]
[BinaryCrossentropy, AdamW(LearningRate = 0.003)]
public sealed partial class ChurnNetwork;
