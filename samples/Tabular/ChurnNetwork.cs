using Backprop;

namespace Tabular;

/// <summary>
/// Foretells whether a customer will leave. Numbers come as they are: their means and variances are weights, adapted to the training part and saved with
/// the others.
/// </summary>
[Network, Input(Features.Numbers, Name = "numbers"), Input(Features.Categories, Name = "categories")]
[Normalization(From = ["numbers"], Name = "normalized")]
[Concatenate(From = ["normalized", "categories"])]
[Dense(32, Activation = Activation.ReLU), Dropout(0.2)]
[Dense(16, Activation = Activation.ReLU)]
[Dense(1, Activation = Activation.Sigmoid)]
[BinaryCrossentropy, AdamW(LearningRate = 0.003)]
public sealed partial class ChurnNetwork;
