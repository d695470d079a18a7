namespace Backprop.Tests.Attributes;

// Declarations as users write them. That this file compiles is the test: `[Activation(Activation.ReLU)]` finds the attribute and the
// enum of one name, `[Network]` and the merge layers collide with nothing. The generator is not attached to this project.

[Network, Input(28, 28, 1)]
[Flatten, Dense(120, Activation = Activation.ReLU, Name = "hidden"), Dropout(0.2), Dense(10)]
[SparseCategoricalCrossentropy(FromLogits = true), Adam(LearningRate = 3e-4)]
public sealed partial class SurfaceNet;

[Block]
[Dense(64, Activation = Activation.ReLU), Dense(64, Name = "inner", KernelInitializer = Initializer.HeNormal)]
[Add(From = ["input", "inner"])]
[Initialize("dense.kernel", Initializer.RandomNormal, Stddev = 0.02, Mean = 0.1, Seed = 7)]
public sealed partial class SurfaceResidualBlock;

[Network(Precision = Precision.Double)]
[Input(64, Name = "left"), Input(8, 8, Name = "right")]
[Flatten(From = ["right"], Name = "flat")]
[Subtract(From = ["left", "flat"], Name = "difference")]
[Concatenate(From = new[] { "difference", "left" }, Axis = 1), Dense(64, UseBias = false, Trainable = false)]
[Use(typeof(SurfaceResidualBlock), Repeat = 3, Name = "trunk")]
[RepeatVector(3), Permute(2, 1), Dot(1, From = ["left", "left"], Normalize = true), Dot(1, -1, From = ["left", "left"])]
[AlphaDropout(0.1), GaussianDropout(0.1), GaussianNoise(0.5), ActivityRegularization(L1 = 0.01, L2 = 0.1)]
[BatchNormalization, BatchNormalization(Momentum = 0.9, Epsilon = 1e-5, Center = false, MovingVarianceInitializer = Initializer.Ones)]
[LayerNormalization, RMSNormalization(-1), GroupNormalization(Groups = -1, Epsilon = 1e-5), UnitNormalization(1), LayerNormalization(1, Scale = false)]
[Normalization, Normalization(Axis = []), Normalization(Axis = [1], Invert = true), Normalization(Mean = [0.5], Variance = [0.25])]
[Activation(Activation.GELU), Rescaling(1.0 / 255, Offset = -0.5), Reshape(8, -1), Identity, Flatten]
[ReLU(MaxValue = 6, NegativeSlope = 0.1, Threshold = 0.5), LeakyReLU(NegativeSlope = 0.2)]
[PReLU(AlphaInitializer = Initializer.Constant), ELU(Alpha = 0.5), GLU(Axis = -1, Name = "gated")]
[Dense(3), Softmax(Name = "kind")]
[Dense(1, Name = "size", From = ["gated"], BiasInitializer = Initializer.Ones)]
[Dense(1, Activation = Activation.Sigmoid, Name = "sure", From = ["gated"])]
[Output("kind", "size", "sure")]
[CategoricalCrossentropy(Output = "kind", LabelSmoothing = 0.1), Huber(Output = "size", Delta = 2, Weight = 0.5)]
[BinaryCrossentropy(Output = "sure", LabelSmoothing = 0.05)]
[Initialize("kind.kernel", Initializer.VarianceScaling, Scale = 2, Mode = FanMode.FanAvg, Distribution = VarianceDistribution.Uniform)]
[AdamW(WeightDecay = 0.01, Beta1 = 0.8, Beta2 = 0.99, Epsilon = 1e-8)]
public sealed partial class SurfaceGraph;

[Network, Input(28, 28, 1)]
[Conv2D(6, 5, Activation = Activation.ReLU), MaxPooling2D(2), Conv2D(16, 3, 5, Strides = [2, 1], Padding = Padding.Same, Groups = 2), MaxPooling2D]
[Conv2D(8, 1, DilationRate = [2], UseBias = false), AveragePooling2D(2, 1, Strides = [1]), GlobalAveragePooling2D(KeepDims = true), GlobalMaxPooling2D]
[Reshape(-1, 1), Conv1D(4, 3, Strides = 2, Padding = Padding.Same), MaxPooling1D(2, Strides = 1), AveragePooling1D, GlobalMaxPooling1D, Dense(10)]
[SparseCategoricalCrossentropy(FromLogits = true), Adam(LearningRate = 3e-4)]
public sealed partial class SurfaceImages;

[Network, Input(16, 16, 4)]
[ZeroPadding2D, ZeroPadding2D(1, 2), ZeroPadding2D(0, 1, 0, 1), DepthwiseConv2D(3, Strides = [2], DepthMultiplier = 2, DepthwiseInitializer = Initializer.HeNormal)]
[SeparableConv2D(8, 3, 1, Padding = Padding.Same, PointwiseInitializer = Initializer.HeUniform), Cropping2D(1), Cropping2D(1, 1, 0, 0)]
[UpSampling2D, UpSampling2D(1, 2, Interpolation = Interpolation.Bilinear)]
[Conv2DTranspose(3, 4, Strides = [2], OutputPadding = [1], Padding = Padding.Same, Activation = Activation.Sigmoid)]
[Flatten, Dense(1), MeanSquaredError, SGD]
public sealed partial class SurfaceDecoder;

public partial class SurfaceOuter
{
    [Network, Input(2), Dense(2, Activation = Activation.Tanh, Name = "a"), Dense(2, Name = "b")]
    [Multiply(From = ["a", "b"]), Average(From = ["a", "b"]), Maximum(From = ["a", "b"]), Minimum(From = ["a", "b"])]
    [MeanSquaredError, SGD(LearningRate = 0.1, Momentum = 0.9, Nesterov = true)]
    public partial class Nested;

    [Network, Input(2), Dense(1), MeanAbsoluteError, RMSprop(Rho = 0.95, Momentum = 0.1, Centered = true)]
    internal partial class Centered;

    [Network, Input(2), Dense(1), MeanAbsoluteError, Adagrad(InitialAccumulatorValue = 0.2, Epsilon = 1e-8)]
    private partial class Hidden;
}
