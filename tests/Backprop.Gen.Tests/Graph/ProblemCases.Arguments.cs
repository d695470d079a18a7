using static Backprop.Gen.Tests.Graph.ProblemCase;

namespace Backprop.Gen.Tests.Graph;

/// <summary>Arguments out of range, without meaning or missing.</summary>
internal static partial class ProblemCases
{
    private static readonly ProblemCase[] Ranges =
    [
        Sequence("no units", "Dense({|BPG0201:0|})"),
        Sequence("negative units", "Dense({|BPG0201:-5|})"),
        Sequence("units of a constant", "Dense(units: {|BPG0201:int.MinValue|})"),
        Sequence("a dropout rate of 1", "Dense(3), Dropout({|BPG0201:1|}), Dense(3)"),
        Sequence("a negative dropout rate", "Dense(3), Dropout({|BPG0201:-0.1|}), Dense(3)"),
        Sequence("a dropout rate that is not a number", "Dense(3), Dropout({|BPG0201:double.NaN|}), Dense(3)"),
        Sequence("a rate of 1 of a gaussian", "Dense(3), GaussianDropout({|BPG0201:1|}), Dense(3)"),
        Sequence("a negative alpha dropout", "Dense(3), AlphaDropout({|BPG0201:-0.1|}), Dense(3)"),
        Net("a dropout rate of 1 of channels", "Input(2, 3), SpatialDropout1D({|BPG0201:1|}), Dense(3), MeanSquaredError, SGD"),
        Sequence("a negative deviation of noise", "GaussianNoise({|BPG0201:-0.5|}), Dense(3)"),
        Sequence("a negative penalty", "Dense(3), ActivityRegularization(L1 = {|BPG0201:-0.5|})"),
        Sequence("an infinite penalty", "Dense(3), ActivityRegularization(L2 = {|BPG0201:double.PositiveInfinity|})"),
        Sequence("an infinite scale", "Rescaling({|BPG0201:double.PositiveInfinity|})"),
        Sequence("an offset that is not a number", "Rescaling(1, Offset = {|BPG0201:double.NaN|})"),
        Sequence("a negative slope", "LeakyReLU(NegativeSlope = {|BPG0201:-0.1|})"),
        Sequence("an infinite slope", "LeakyReLU(NegativeSlope = {|BPG0201:double.PositiveInfinity|})"),
        Sequence("a negative maximum", "ReLU(MaxValue = {|BPG0201:-1|})"),
        Sequence("a maximum that is not a number", "ReLU(MaxValue = {|BPG0201:double.NaN|})"),
        Sequence("a negative slope of a rectifier", "ReLU(NegativeSlope = {|BPG0201:-1|})"),
        Sequence("an infinite threshold", "ReLU(Threshold = {|BPG0201:double.PositiveInfinity|})"),
        Sequence("no repetition of a vector", "RepeatVector({|BPG0201:0|})"),
        Net("an axis too far", "Input(2, 3), Permute(2, {|BPG0201:3|}), MeanSquaredError, SGD"),
        Net("the batch among the axes", "Input(2, 3), Permute({|BPG0201:0|}, 1), MeanSquaredError, SGD"),
        Net("an axis in two places", "Input(2, 3), Permute(1, {|BPG0201:1|}), MeanSquaredError, SGD"),
        Net("an axis left out", "Input(2, 3, 4), Permute({|BPG0201:2, 1|}), MeanSquaredError, SGD"),
        Net("three axes of two inputs", """Input(4, Name = "a"), Input(4, Name = "b"), Dot(1, 1, {|BPG0201:1|}, From = ["a", "b"]), MeanSquaredError, SGD"""),
        Sequence("groups that do not divide", "Dense(6), GroupNormalization(Groups = {|BPG0201:4|})"),
        Sequence("default groups that do not divide", "Dense(48), {|BPG0201:GroupNormalization|}"),
        Sequence("no groups", "Dense(6), GroupNormalization(Groups = {|BPG0201:0|})"),
        Sequence("fewer than no groups", "Dense(6), GroupNormalization(Groups = {|BPG0201:-2|})"),
        Sequence("a negative epsilon of a normalization", "LayerNormalization(Epsilon = {|BPG0201:-1|})"),
        Sequence("an infinite epsilon of a normalization", "RMSNormalization(Epsilon = {|BPG0201:double.PositiveInfinity|})"),
        Net("an axis before the last", "Input(2, 3, 4), LayerNormalization({|BPG0201:-2|}), MeanSquaredError, SGD"),
        Net("axes with a gap", "Input(2, 3, 4), RMSNormalization({|BPG0201:3, 1|}), MeanSquaredError, SGD"),
        Net("an axis twice", "Input(2, 3, 4), UnitNormalization(2, {|BPG0201:-2|}), MeanSquaredError, SGD"),
        Sequence("a negative alpha", "ELU(Alpha = {|BPG0201:-1|})"),
        Sequence("an infinite alpha", "ELU(Alpha = {|BPG0201:double.PositiveInfinity|})"),
        Sequence("a dimension of zero", "Reshape(2, {|BPG0201:0|})"),
        Sequence("a dimension of -2", "Reshape({|BPG0201:-2|}, 2)"),
        Using("no repetition", "[Block, Dense(3)] public partial class Part;", "Use(typeof(Part), Repeat = {|BPG0201:0|})"),
        Using("an argument inside a block", "[Block, Dense({|BPG0201:0|})] public partial class Part;", "Use(typeof(Part), Repeat = 3)"),
        Sequence("a negative deviation", """Dense(3), Initialize("dense.kernel", Initializer.RandomNormal, Stddev = {|BPG0201:-1|})"""),
        Sequence("an infinite mean", """Dense(3), Initialize("dense.kernel", Initializer.TruncatedNormal, Mean = {|BPG0201:double.PositiveInfinity|})"""),
        Sequence("an empty range", """Dense(3), Initialize("dense.kernel", Initializer.RandomUniform, MinValue = 1, MaxValue = {|BPG0201:0|})"""),
        Sequence("a minimum above the default maximum", """Dense(3), Initialize("dense.kernel", Initializer.RandomUniform, MinValue = {|BPG0201:1|})"""),
        Sequence("a scale of zero", """Dense(3), Initialize("dense.kernel", Initializer.VarianceScaling, Scale = {|BPG0201:0|})"""),
        Sequence("a constant that is not a number", """Dense(3), Initialize("dense.bias", Initializer.Constant, Value = {|BPG0201:double.NaN|})"""),
        Sequence("an infinite gain", """Dense(3), Initialize("dense.kernel", Initializer.Orthogonal, Gain = {|BPG0201:double.PositiveInfinity|})"""),
        Net("a negative learning rate", "Input(4), Dense(3), MeanSquaredError, SGD(LearningRate = {|BPG0201:-0.1|})"),
        Net("an infinite learning rate", "Input(4), Dense(3), MeanSquaredError, Adam(LearningRate = {|BPG0201:double.PositiveInfinity|})"),
        Net("a momentum above 1", "Input(4), Dense(3), MeanSquaredError, SGD(Momentum = {|BPG0201:1.5|})"),
        Net("a beta of 1", "Input(4), Dense(3), MeanSquaredError, Adam(Beta1 = {|BPG0201:1|})"),
        Net("a second beta of 1", "Input(4), Dense(3), MeanSquaredError, AdamW(Beta2 = {|BPG0201:1|})"),
        Net("a negative weight decay", "Input(4), Dense(3), MeanSquaredError, AdamW(WeightDecay = {|BPG0201:-1|})"),
        Net("a negative rho", "Input(4), Dense(3), MeanSquaredError, RMSprop(Rho = {|BPG0201:-1|})"),
        Net("a negative epsilon", "Input(4), Dense(3), MeanSquaredError, RMSprop(Epsilon = {|BPG0201:-1|})"),
        Net("a negative accumulator", "Input(4), Dense(3), MeanSquaredError, Adagrad(InitialAccumulatorValue = {|BPG0201:-1|})"),
        Net("an infinite loss weight", "Input(4), Dense(3), MeanSquaredError(Weight = {|BPG0201:double.NegativeInfinity|}), SGD"),
        Net("a delta of zero", "Input(4), Dense(3), Huber(Delta = {|BPG0201:0|}), SGD"),
        Net("an infinite delta", "Input(4), Dense(3), Huber(Delta = {|BPG0201:double.PositiveInfinity|}), SGD"),
        Net("a label smoothing above 1",
            "Input(4), Dense(3), CategoricalCrossentropy(FromLogits = true, LabelSmoothing = {|BPG0201:1.5|}), SGD"),
        Net("a negative label smoothing", "Input(4), Dense(3), BinaryCrossentropy(FromLogits = true, LabelSmoothing = {|BPG0201:-0.5|}), SGD"),
    ];

    private static readonly ProblemCase[] Members =
    [
        Sequence("an activation that does not exist", "Dense(3, Activation = {|BPG0202:(Activation)99|})"),
        Sequence("a negative activation", "Activation({|BPG0202:(Activation)(-1)|})"),
        Sequence("a kernel initializer that does not exist", "Dense(3, KernelInitializer = {|BPG0202:(Initializer)99|})"),
        Sequence("a bias initializer that does not exist", "Dense(3, BiasInitializer = {|BPG0202:(Initializer)99|})"),
        Sequence("an alpha initializer that does not exist", "PReLU(AlphaInitializer = {|BPG0202:(Initializer)99|})"),
        Sequence("an initializer that does not exist", """Dense(3), Initialize("dense.kernel", {|BPG0202:(Initializer)99|})"""),
        Sequence("a fan mode that does not exist", """Dense(3), Initialize("dense.kernel", Initializer.VarianceScaling, Mode = {|BPG0202:(FanMode)9|})"""),
        Sequence("a distribution that does not exist",
            """Dense(3), Initialize("dense.kernel", Initializer.VarianceScaling, Distribution = {|BPG0202:(VarianceDistribution)9|})"""),
        new("a precision that does not exist",
            "[Network(Precision = {|BPG0202:(Precision)7|}), Input(4), Dense(3), MeanSquaredError, SGD] public partial class Net;"),
    ];

    private static readonly ProblemCase[] Missing =
    [
        Net("an input without dimensions", "{|BPG0203:Input|}(), Dense(3), MeanSquaredError, SGD"),
        Net("an input that is null", "Input({|BPG0203:null|}), Dense(3), MeanSquaredError, SGD"),
        Sequence("a target without dimensions", "{|BPG0203:Reshape|}()"),
        Sequence("axes that are not written", "{|BPG0203:Permute|}()"),
        Sequence("a source that is null", "Dense(3, From = {|BPG0203:new string[] { null! }|})"),
        Sequence("a use of null", "Use({|BPG0203:null!|})"),
        Sequence("an initializer for null", "Dense(3), Initialize({|BPG0203:null!|}, Initializer.Ones)"),
        Net("outputs without names", "Input(4), Dense(3), {|BPG0203:Output|}(), MeanSquaredError, SGD"),
        Net("two outputs and a loss for neither",
            """Input(4), Dense(3, Name = "a"), Dense(3, Name = "b"), Output("a", "b"), {|BPG0203:MeanSquaredError|}, SGD"""),
        Sequence("two open dimensions", "Reshape(-1, {|BPG0204:-1|})"),
    ];

    private static readonly ProblemCase[] InitializerArguments =
    [
        Sequence("a number that the initializer does not read", """Dense(3), Initialize("dense.kernel", Initializer.RandomNormal, MinValue = {|BPG0205:0|})"""),
        Sequence("a seed for zeros", """Dense(3), Initialize("dense.bias", Initializer.Zeros, Seed = {|BPG0205:1|})"""),
        Sequence("a scale of Glorot's initializer", """Dense(3), Initialize("dense.kernel", Initializer.GlorotUniform, Scale = {|BPG0205:2|})"""),
        Sequence("an identity for a vector", """Dense(3, BiasInitializer = {|BPG0206:Initializer.Identity|})"""),
        Sequence("an orthogonal vector", """Dense(3), Initialize("dense.bias", {|BPG0206:Initializer.Orthogonal|})"""),
        Net("an identity of three axes", "Input(2, 3, 4), PReLU(AlphaInitializer = {|BPG0206:Initializer.Identity|}), MeanSquaredError, SGD"),
    ];
}
