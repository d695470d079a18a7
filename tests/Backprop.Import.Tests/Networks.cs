namespace Backprop.Import.Tests;

/// <summary>As <c>images</c> in make_files.py.</summary>
[Network, Input(8, 8, 2)]
[Conv2D(4, 3), BatchNormalization(Epsilon = 1e-5), PReLU, DepthwiseConv2D(3, DepthMultiplier = 2), MaxPooling2D(2), Flatten]
[Dense(5), LayerNormalization(Epsilon = 1e-5), Activation(Activation.Tanh), Dense(3)]
[MeanSquaredError, SGD]
public sealed partial class Images;

/// <summary>The same in double.</summary>
[Network(Precision = Precision.Double), Input(8, 8, 2)]
[Conv2D(4, 3), BatchNormalization(Epsilon = 1e-5), PReLU, DepthwiseConv2D(3, DepthMultiplier = 2), MaxPooling2D(2), Flatten]
[Dense(5), LayerNormalization(Epsilon = 1e-5), Activation(Activation.Tanh), Dense(3)]
[MeanSquaredError, SGD]
public sealed partial class ImagesDouble;

/// <summary>As <c>matrices</c>.</summary>
[Network, Input(4)]
[Dense(8, Activation = Activation.Tanh, Name = "first"), Dropout(0.5), Dense(8, Activation = Activation.Tanh, Name = "second"), Dense(3, Name = "last")]
[MeanSquaredError, SGD]
public sealed partial class Matrices;

/// <summary>As <c>matrices</c>, under Keras's own names and in double.</summary>
[Network(Precision = Precision.Double), Input(4)]
[Dense(8, Activation = Activation.Tanh), Dropout(0.5), Dense(8, Activation = Activation.Tanh), Dense(3)]
[MeanSquaredError, SGD]
public sealed partial class MatricesDouble;

/// <summary>As <c>matrices</c>, but the last layer is another.</summary>
[Network, Input(4)]
[Dense(8, Activation = Activation.Tanh), Dense(8, Activation = Activation.Tanh), Dense(5)]
[MeanSquaredError, SGD]
public sealed partial class OtherHead;

/// <summary>Fewer layers, one of them without bias.</summary>
[Network, Input(4)]
[Dense(8, UseBias = false), Dense(3)]
[MeanSquaredError, SGD]
public sealed partial class Shallow;

/// <summary>As <c>table</c>.</summary>
[Network(Precision = Precision.Double), Input(4)]
[Normalization, Dense(3), Normalization(Axis = []), Activation(Activation.Tanh), Dense(2)]
[MeanSquaredError, SGD]
public sealed partial class Table;

/// <summary>As <c>enlarging</c>.</summary>
[Network, Input(3, 3, 3)]
[Conv2DTranspose(2, 3, Strides = [2]), GroupNormalization(Groups = 2, Epsilon = 1e-5), Conv2D(4, 2), PReLU]
[MeanSquaredError, SGD]
public sealed partial class Enlarging;

/// <summary>As <c>steps</c>.</summary>
[Network, Input(6, 3)]
[Conv1D(4, 3), Flatten, BatchNormalization(Epsilon = 1e-5), Dense(2)]
[MeanSquaredError, SGD]
public sealed partial class Steps;

/// <summary>As <c>separable</c>.</summary>
[Network, Input(4, 4, 3)]
[SeparableConv2D(2, 3, DepthMultiplier = 2)]
[MeanSquaredError, SGD]
public sealed partial class Separable;

/// <summary>Two layers that only their names tell apart.</summary>
[Network, Input(8)]
[Dense(8), Dense(8)]
[MeanSquaredError, SGD]
public sealed partial class Twice;
