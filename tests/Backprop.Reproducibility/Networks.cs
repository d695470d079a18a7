namespace Backprop.Reproducibility;

/// <summary>Odd sizes, dropout, softmax.</summary>
[Network, Input(37), Dense(53, Activation = Activation.ReLU), Dropout(0.3), Dense(29, Activation = Activation.SiLU), Dense(7)]
[SparseCategoricalCrossentropy(FromLogits = true), Adam]
public sealed partial class Classifier;

/// <summary>The transcendental functions, which no two mathematics libraries round alike.</summary>
[Network, Input(12)]
[Dense(24, Activation = Activation.Tanh), Dense(24, Activation = Activation.GELU), Dense(24, Activation = Activation.Softplus)]
[Dense(24, Activation = Activation.Mish), Dense(24, Activation = Activation.ELU), Dense(12, Activation = Activation.Sigmoid), Dense(3)]
[MeanSquaredError, RMSprop(Momentum = 0.5, Centered = true)]
public sealed partial class Curves;

/// <summary>Skip connections, merge layers, two inputs, two outputs with a loss each.</summary>
[Network, Input(10, Name = "left"), Input(6, Name = "right")]
[Dense(16, Activation = Activation.ReLU, From = ["left"], Name = "a"), Dense(16, Activation = Activation.SELU, From = ["right"], Name = "b")]
[Add(From = ["a", "b"], Name = "sum"), Maximum(From = ["a", "b"], Name = "max"), Multiply(From = ["sum", "max"], Name = "product")]
[Concatenate(From = ["product", "left"], Name = "all")]
[Dense(1, Activation = Activation.Sigmoid, From = ["all"], Name = "yes"), Dense(4, Activation = Activation.Softmax, From = ["all"], Name = "which")]
[BinaryCrossentropy(Output = "yes"), SparseCategoricalCrossentropy(Output = "which", Weight = 0.5), SGD(Momentum = 0.9, Nesterov = true)]
public sealed partial class Graph;

/// <summary>Double precision, weight decay.</summary>
[Network(Precision = Precision.Double), Input(9), Dense(33, Activation = Activation.Tanh), Dropout(0.1), Dense(17, Activation = Activation.Squareplus), Dense(2)]
[Huber, AdamW]
public sealed partial class Precise;

/// <summary>All that a training remembers from one step to the next.</summary>
[Network, Input(37), Dense(53, Activation = Activation.ReLU, KernelConstraint = Constraint.MaxNorm), Dropout(0.3), Dense(7, KernelRegularizer = Regularizer.L2)]
[SparseCategoricalCrossentropy(FromLogits = true), CosineDecay(0.001, 100, WarmupTarget = 0.01, WarmupSteps = 10)]
[Adam(WeightDecay = 0.01, ExcludeFromWeightDecay = ["bias"], GlobalClipNorm = 1, UseEma = true, EmaOverwriteFrequency = 5, GradientAccumulationSteps = 3)]
public sealed partial class Resumed;
