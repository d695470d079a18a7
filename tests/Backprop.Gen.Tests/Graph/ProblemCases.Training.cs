using static Backprop.Gen.Tests.Graph.ProblemCase;

namespace Backprop.Gen.Tests.Graph;

/// <summary>Losses, optimizers, advice.</summary>
internal static partial class ProblemCases
{
    private static readonly ProblemCase[] Training =
    [
        new("no loss", "[Network, Input(4), Dense(3), SGD] public partial class {|BPG0301:Net|};"),
        new("no loss and no optimizer", "[Network, Input(4), Dense(3)] public partial class {|BPG0301:Net|};"),
        Net("two losses", "Input(4), Dense(3), MeanSquaredError, {|BPG0302:MeanAbsoluteError|}, SGD"),
        Net("two losses that name one output",
            """Input(4), Dense(3, Name = "a"), MeanSquaredError(Output = "a"), Huber(Output = {|BPG0302:"a"|}), SGD"""),
        new("no optimizer", "[Network, Input(4), Dense(3), MeanSquaredError] public partial class {|BPG0303:Net|};"),
        Net("two optimizers", "Input(4), Dense(3), MeanSquaredError, SGD, {|BPG0304:Adam|}"),
        Net("two optimizers of a kind", "Input(4), Dense(3), MeanSquaredError, SGD, {|BPG0304:SGD|}(LearningRate = -1)"),
        Net("softmax with answers", "Input(4), Dense(3, Activation = Activation.Softmax), {|BPG0305:BinaryCrossentropy|}, SGD"),
        Net("softmax layer with answers from logits", "Input(4), Dense(3), Softmax, {|BPG0305:BinaryCrossentropy|}(FromLogits = true), SGD"),
        Net("softmax of one unit", "Input(4), Dense(1, Activation = Activation.Softmax), {|BPG0305:BinaryCrossentropy|}, SGD"),
        Net("a choice of one class", "Input(4), Dense(1), {|BPG0305:CategoricalCrossentropy|}(FromLogits = true), SGD"),
        Net("logarithms as probabilities", "Input(4), Dense(3, Activation = Activation.LogSoftmax), {|BPG0305:CategoricalCrossentropy|}, SGD"),
        Net("logarithms as answers", "Input(4), Dense(3, Activation = Activation.LogSigmoid), {|BPG0305:BinaryCrossentropy|}, SGD"),
        Net("sigmoid before logits",
            "Input(4), Dense(1, Activation = Activation.Sigmoid), BinaryCrossentropy(FromLogits = {|BPG0306:true|}), SGD"),
        Net("softmax before logits", "Input(4), Dense(3), Softmax, SparseCategoricalCrossentropy(FromLogits = {|BPG0306:true|}), SGD"),
        Net("softmax and a reshape before logits",
            "Input(4), Dense(4), Softmax, Identity, CategoricalCrossentropy(FromLogits = {|BPG0306:true|}), SGD"),
        Net("sparse labels with one unit", "Input(4), Dense(1), {|BPG0307:SparseCategoricalCrossentropy|}(FromLogits = true), SGD"),
        Net("sparse labels with one unit of softmax",
            "Input(4), Dense(1, Activation = Activation.Softmax), {|BPG0307:SparseCategoricalCrossentropy|}, SGD"),
        Net("a loss for nothing", """Input(4), Dense(3, Name = "digit"), MeanSquaredError(Output = {|BPG0308:"digits"|}), SGD"""),
        Net("a loss for a layer that is no output",
            """Input(4), Dense(3, Name = "a"), Dense(3, Name = "b"), Output("b"), MeanSquaredError(Output = {|BPG0308:"a"|}), SGD"""),
        Net("scores as probabilities", "Input(4), Dense(3), {|BPG0309:CategoricalCrossentropy|}, SGD"),
        Net("scores as probabilities, said so", "Input(4), Dense(1), BinaryCrossentropy(FromLogits = {|BPG0309:false|}), SGD"),
        Net("two ways of clipping", "Input(4), Dense(3), MeanSquaredError, SGD(ClipNorm = 1, GlobalClipNorm = {|BPG0310:2|})"),
        Net("three ways of clipping, two of them off", "Input(4), Dense(3), MeanSquaredError, SGD(ClipNorm = 0, ClipValue = 0, GlobalClipNorm = {|BPG0201:-2|})"),
        Net("an exclusion that is misspelt",
            """Input(4), Dense(3), MeanSquaredError, Adam(WeightDecay = 0.1, ExcludeFromWeightDecay = ["bias", {|BPG0311:"Bias"|}])"""),
        Net("an exclusion of frozen weights",
            """Input(4), Dense(3, Trainable = false, Name = "a"), Dense(2), MeanSquaredError, AdamW(ExcludeFromWeightDecay = [{|BPG0311:"a"|}])"""),
        Net("an exclusion from no decay", """Input(4), Dense(3), MeanSquaredError, Lion(ExcludeFromWeightDecay = {|BPG0312:["bias"]|})"""),
        Net("an exclusion from no decay of AdamW",
            """Input(4), Dense(3), MeanSquaredError, AdamW(WeightDecay = 0, ExcludeFromWeightDecay = {|BPG0312:["bias"]|})"""),
        Net("a momentum of no average", "Input(4), Dense(3), MeanSquaredError, SGD(EmaMomentum = {|BPG0312:0.9|})"),
        Net("no average to overwrite with", "Input(4), Dense(3), MeanSquaredError, SGD(UseEma = false, EmaOverwriteFrequency = {|BPG0312:10|})"),
        Net("a rate beside a schedule", "Input(4), Dense(3), MeanSquaredError, SGD(LearningRate = {|BPG0313:0.1|}), CosineDecay(0.1, 10)"),
        Net("two schedules", "Input(4), Dense(3), MeanSquaredError, SGD, CosineDecay(0.1, 10), {|BPG0314:OneCycle|}(0.1, 100)"),
        Net("a value too few", "Input(4), Dense(3), MeanSquaredError, SGD, PiecewiseConstantDecay([1, 2], {|BPG0315:[0.1, 0.2]|})"),
        Net("boundaries in the wrong order", "Input(4), Dense(3), MeanSquaredError, SGD, PiecewiseConstantDecay([2, {|BPG0201:2|}], [0.1, 0.2, 0.3])"),
        Net("a negative value", "Input(4), Dense(3), MeanSquaredError, SGD, PiecewiseConstantDecay([2], [0.1, {|BPG0201:-0.2|}])"),
        Net("no values", "Input(4), Dense(3), MeanSquaredError, SGD, PiecewiseConstantDecay([2], {|BPG0203:new double[0]|})"),
        Net("a decay over no batches", "Input(4), Dense(3), MeanSquaredError, SGD, ExponentialDecay(0.1, {|BPG0201:0|}, 0.5)"),
        Net("a negative rate", "Input(4), Dense(3), MeanSquaredError, SGD, InverseTimeDecay({|BPG0201:-0.1|}, 10, 0.5)"),
        Net("a warm-up to nowhere", "Input(4), Dense(3), MeanSquaredError, SGD, CosineDecay(0.1, 10, WarmupSteps = {|BPG0312:5|})"),
        Net("a cycle that does not rise", "Input(4), Dense(3), MeanSquaredError, SGD, OneCycle(0.1, 10, PctStart = {|BPG0201:0.05|})"),
        Using("a schedule in a block", "[Block, Dense(3), {|BPG0018:CosineDecay|}(0.1, 10)] public partial class Part;"),
        Net("no batches to a step", "Input(4), Dense(3), MeanSquaredError, SGD(GradientAccumulationSteps = {|BPG0201:0|})"),
        Net("an average that grows", "Input(4), Dense(3), MeanSquaredError, SGD(UseEma = true, EmaMomentum = {|BPG0201:1.5|})"),
        Net("scores behind dropout", "Input(4), Dense(3), Flatten, {|BPG0309:SparseCategoricalCrossentropy|}, SGD"),
    ];

    private static readonly ProblemCase[] Advice =
    [
        Net("sigmoid with probabilities", "Input(4), Dense(1, Activation = Activation.Sigmoid), {|BPG0501:BinaryCrossentropy|}, SGD"),
        Net("softmax with probabilities", "Input(4), Dense(3), Softmax, {|BPG0501:SparseCategoricalCrossentropy|}, SGD"),
        Sequence("dropout right before the output", "Dense(3), {|BPG0502:Dropout|}(0.5)"),
        Sequence("dropout and an activation right before the output", "Dense(3), {|BPG0502:Dropout|}(0.5), ReLU, Identity"),
        Net("a bias before instance normalization", "Input(5, 4), Dense(6, UseBias = {|BPG0504:true|}), GroupNormalization(Groups = -1), MeanSquaredError, SGD"),
        Net("a dense bias before batch normalization", "Input(4), Dense(6, UseBias = {|BPG0504:true|}), BatchNormalization, MeanSquaredError, SGD"),
        Net("a convolution's bias before batch normalization", "Input(5, 5, 1), {|BPG0504:Conv2D|}(2, 3), BatchNormalization, Flatten, Dense(1), MeanSquaredError, SGD"),
        Net("a depthwise bias before batch normalization", "Input(5, 5, 2), {|BPG0504:DepthwiseConv2D|}(3), BatchNormalization, Flatten, Dense(1), MeanSquaredError, SGD"),
        Net("a bias over positions before batch normalization", "Input(5, 2), {|BPG0504:Conv1D|}(2, 3), BatchNormalization, Flatten, Dense(1), MeanSquaredError, SGD"),
        Net("an implied bias before instance normalization", "Input(5, 4), {|BPG0504:Dense|}(6), GroupNormalization(Groups = -1), MeanSquaredError, SGD"),
        Sequence("six tanh layers",
            "Dense(3, Activation = Activation.Tanh), Dense(3, Activation = Activation.Tanh), Dense(3, Activation = Activation.Sigmoid), "
            + "Dense(3), Activation(Activation.Tanh), Dropout(0.1), Dense(3, Activation = Activation.Tanh), "
            + "{|BPG0503:Dense|}(3, Activation = Activation.Tanh), Dense(1)"),
        Using("seven sigmoid layers in blocks", "[Block, {|BPG0503:Dense|}(4, Activation = Activation.Sigmoid)] public partial class Part;",
            "Use(typeof(Part), Repeat = 7)"),
    ];

    /// <summary>Everything.</summary>
    public static IEnumerable<ProblemCase> All =>
    [
        .. Classes, .. Foreign, .. Names, .. Sources, .. Blocks, .. Outputs, .. Initializers, .. Shapes, .. Limits,
        .. Ranges, .. Members, .. Missing, .. InitializerArguments, .. Training, .. Advice,
    ];
}
