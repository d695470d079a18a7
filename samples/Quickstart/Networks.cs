using Backprop;

namespace Quickstart;

/// <summary>The classical example: ten features, one question with yes or no as answer.</summary>
[Network, Input(10)]
[Dense(32, Activation = Activation.ReLU)]
[Dense(16, Activation = Activation.ReLU)]
[Dense(1, Activation = Activation.Sigmoid)]
[BinaryCrossentropy, Adam(LearningRate = 0.01)]
public sealed partial class Classifier;

/// <summary>The same, but half of the features of each hidden layer are dropped at random while it trains.</summary>
[Network, Input(10)]
[Dense(32, Activation = Activation.ReLU), Dropout(0.5)]
[Dense(16, Activation = Activation.ReLU), Dropout(0.5)]
[Dense(1, Activation = Activation.Sigmoid)]
[BinaryCrossentropy, Adam(LearningRate = 0.01)]
public sealed partial class ClassifierWithDropout;

/// <summary>The same, but large weights cost something: 0.005 times the sum of their squares is part of the loss.</summary>
[Network, Input(10)]
[Dense(32, Activation = Activation.ReLU, Name = "first"), Regularize("first.kernel", Regularizer.L2, L2 = 0.005)]
[Dense(16, Activation = Activation.ReLU, Name = "second"), Regularize("second.kernel", Regularizer.L2, L2 = 0.005)]
[Dense(1, Activation = Activation.Sigmoid)]
[BinaryCrossentropy, Adam(LearningRate = 0.01)]
public sealed partial class ClassifierWithL2;
