using Backprop.Gen.Tests.Harness;
using Backprop.RandomNetworks.Compilation;

namespace Backprop.Gen.Tests.Snapshots;

/// <summary>
/// One small network for each feature: the generated files are documents, and these are the copies that somebody has read. After a change of
/// the text, read the <c>.received.cs</c> files that the failing tests leave here, then rename them to <c>.verified.cs</c>.
/// </summary>
public sealed class GeneratedFileTests
{
    /// <summary>The training step alone, where the rest of the file is that of every network.</summary>
    private const string Step = "private static void TrainTile<V>";

    [Fact]
    public void Dense() => Verify("""
        [Input(3)]
        [Dense(2)]
        [MeanSquaredError, SGD]
        """);

    /// <summary>Kernels for 16 and for 32 registers, and gradients with the samples in the lanes and sample by sample.</summary>
    [Fact]
    public void Wide_dense() => Verify("""
        [Input(3)]
        [Dense(7, Activation = Activation.ReLU), Dense(5)]
        [MeanSquaredError, SGD]
        """, part: "file static class Kernels");

    [Fact]
    public void Activations() => Verify("""
        [Input(3)]
        [Dense(5, Activation = Activation.ReLU)]
        [Dense(4, Activation = Activation.GELU, UseBias = false)]
        [Dense(2, Activation = Activation.Softmax)]
        [CategoricalCrossentropy, SGD]
        """);

    [Fact]
    public void Activations_on_their_own() => Verify("""
        [Input(2, 4)]
        [Activation(Activation.Mish, Name = "a")]
        [PReLU, LeakyReLU(NegativeSlope = 0.1), GLU]
        [Rescaling(0.5, Offset = 1)]
        [Softmax]
        [MeanSquaredError, SGD]
        """, part: Step);

    [Fact]
    public void Convolution_and_pooling() => Verify("""
        [Input(6, 6, 1)]
        [Conv2D(2, 3, Activation = Activation.ReLU), MaxPooling2D(2)]
        [Conv2D(4, 2, Padding = Padding.Same), GlobalAveragePooling2D]
        [MeanSquaredError, SGD]
        """);

    private const string Images = """
        [Input(4, 4, 2)]
        [DepthwiseConv2D(3, Padding = Padding.Same, DepthMultiplier = 2), SeparableConv2D(3, 2, Strides = [2], Activation = Activation.ReLU)]
        [Conv2DTranspose(2, 3, Strides = [2], Activation = Activation.Tanh), ZeroPadding2D(0, 1, 1, 0), Cropping2D(1)]
        [UpSampling2D, UpSampling2D(1, 2, Interpolation = Interpolation.Bilinear), Flatten, Dense(1)]
        [MeanSquaredError, SGD]
        """;

    [Fact]
    public void Images_of_other_sizes() => Verify(Images, part: Step);

    [Theory]
    [InlineData("Convolution_4x4x2_3x3p1x1g2")]
    [InlineData("ConvolutionSampleKernelGradient_4x4x2")]
    [InlineData("TransposedConvolution")]
    [InlineData("Pad_")]
    [InlineData("Crop_")]
    [InlineData("Enlarge_")]
    [InlineData("EnlargeGradient")]
    [InlineData("Interpolate_")]
    [InlineData("InterpolateGradient")]
    public void Image_kernel(string kernel) => Verify(Images, name: "Kernel_" + kernel.TrimEnd('_'), part: $"public static void {kernel}");

    [Fact]
    public void Merges() => Verify("""
        [Input(4)]
        [Dense(4, Name = "a"), Dense(4, Name = "b")]
        [Add(From = ["a", "b"], Name = "sum")]
        [Multiply(From = ["sum", "a"], Name = "product")]
        [Maximum(From = ["product", "b"], Name = "largest")]
        [Concatenate(From = ["largest", "sum"])]
        [Dense(1)]
        [MeanSquaredError, SGD]
        """, part: Step);

    [Fact]
    public void Blocks() => Verify(
        """
        [Input(4)]
        [Use(typeof(Residual), Repeat = 2)]
        [Dense(1)]
        [MeanSquaredError, SGD]
        """,
        """
        namespace Example;

        [Block]
        [Dense(4, Activation = Activation.ReLU), Dense(4, Name = "inner")]
        [Add(From = ["input", "inner"])]
        public sealed partial class Residual;
        """,
        part: Step);

    [Fact]
    public void Several_inputs_and_outputs() => Verify("""
        [Input(2, Name = "left"), Input(3, Name = "right")]
        [Concatenate(From = ["left", "right"]), Dense(4, Activation = Activation.Tanh, Name = "shared")]
        [Dense(1, From = ["shared"], Name = "price")]
        [Dense(3, From = ["shared"], Name = "kind")]
        [MeanSquaredError(Output = "price", Weight = 0.5)]
        [SparseCategoricalCrossentropy(Output = "kind", FromLogits = true)]
        [SGD]
        """);

    [Fact]
    public void Dropout_and_shapes() => Verify("""
        [Input(2, 3)]
        [Dropout(0.25), Flatten, Reshape(3, 2), Identity]
        [Dense(1)]
        [MeanSquaredError, SGD]
        """, part: Step);

    private const string Normalizing = """
        [Input(4, 6)]
        [LayerNormalization, RMSNormalization(1, 2), GroupNormalization(Groups = 2, Scale = false), UnitNormalization(1)]
        [Flatten, Dense(1)]
        [MeanSquaredError, SGD]
        """;

    [Fact]
    public void Normalization() => Verify(Normalizing, part: Step);

    [Theory]
    [InlineData("Mean_")]
    [InlineData("InverseDeviation")]
    [InlineData("NormalizeStandardGradient")]
    [InlineData("NormalizeUnitGradient")]
    public void Normalization_kernel(string kernel) => Verify(Normalizing, name: "Kernel_" + kernel.TrimEnd('_'), part: $"public static void {kernel}");

    private const string Statistics = """
        [Input(4, 6)]
        [Normalization, Normalization(Axis = [1]), Normalization(Mean = [0.5, 0.25, 0, 1, 2, 3], Variance = [4])]
        [Normalization(Mean = [0.5], Variance = [0.25]), Normalization(Axis = [], Invert = true), Flatten]
        [Dense(3), Normalization(Name = "middle"), ReLU, Dense(1)]
        [MeanSquaredError, SGD]
        """;

    [Fact]
    public void Frozen_statistics() => Verify(Statistics, part: Step);

    [Theory]
    [InlineData("Center_4x1")]
    [InlineData("Mean_6")]
    [InlineData("Scale_3")]
    public void Statistics_kernel(string kernel) => Verify(Statistics, name: "Kernel_" + kernel.TrimEnd('_'), part: $"public static void {kernel}");

    private const string NormalizingBatches = """
        [Input(4, 4, 1)]
        [Conv2D(2, 3, UseBias = false), BatchNormalization, ReLU]
        [Flatten, Dense(3), BatchNormalization(Scale = false, Momentum = 0.9)]
        [MeanSquaredError, SGD]
        """;

    [Fact]
    public void Batch_normalization() => Verify(NormalizingBatches, part: Step);

    [Fact]
    public void Batch_normalization_in_prediction() => Verify(NormalizingBatches, part: "private static void PredictTile<V>");

    [Theory]
    [InlineData("PositionMoments")]
    [InlineData("PositionProducts")]
    [InlineData("BatchNormalizeRelu")]
    [InlineData("BatchNormalizeGradient")]
    public void Batch_normalization_kernel(string kernel) => Verify(NormalizingBatches, name: "Kernel_" + kernel, part: $"public static void {kernel}");

    [Fact]
    public void Noise() => Verify("""
        [Input(2, 3)]
        [Dense(3), SpatialDropout1D(0.25), AlphaDropout(0.5), GaussianDropout(0.5), GaussianNoise(0.1)]
        [ActivityRegularization(L1 = 0.01, L2 = 0.02), Flatten, Dense(1)]
        [MeanSquaredError, SGD]
        """, part: Step);

    private const string Moving = """
        [Input(4)]
        [RepeatVector(3), Dense(4, Name = "rows")]
        [Dense(1, From = ["rows"], Name = "column"), Multiply(From = ["rows", "column"]), Permute(2, 1, Name = "turned")]
        [Dot(2, 1, From = ["rows", "turned"], Name = "products")]
        [MeanSquaredError, SGD]
        """;

    [Fact]
    public void Moving_and_contracting() => Verify(Moving, part: Step);

    [Theory]
    [InlineData("Transpose")]
    [InlineData("Dot_")]
    [InlineData("DotGradient")]
    public void Moving_kernel(string kernel) => Verify(Moving, name: "Kernel_" + kernel.TrimEnd('_'), part: $"public static void {kernel}");

    [Fact]
    public void Frozen_weights() => Verify("""
        [Input(3)]
        [Dense(4, Trainable = false, Activation = Activation.Sigmoid)]
        [Dense(1)]
        [MeanSquaredError, SGD]
        """, part: Step);

    [Fact]
    public void Double_precision() => Verify("""
        [Input(3)]
        [Dense(2, Activation = Activation.Tanh)]
        [Huber(Delta = 0.5), Adam]
        """,
        network: "[Network(Precision = Precision.Double)]", part: Step);

    [Theory]
    [InlineData("BinaryCrossentropy")]
    [InlineData("BinaryCrossentropy(FromLogits = true, LabelSmoothing = 0.1)")]
    [InlineData("CategoricalCrossentropy")]
    [InlineData("CategoricalCrossentropy(FromLogits = true, LabelSmoothing = 0.1)")]
    [InlineData("SparseCategoricalCrossentropy")]
    [InlineData("SparseCategoricalCrossentropy(FromLogits = true)")]
    [InlineData("MeanSquaredError")]
    [InlineData("MeanAbsoluteError")]
    [InlineData("Huber(Delta = 0.5)")]
    public void Loss(string loss)
    {
        bool logits = loss.Contains("FromLogits");
        string activation = logits || !loss.Contains("Crossentropy") ? "" : loss.StartsWith("Binary") ? ", Activation = Activation.Sigmoid" : ", Activation = Activation.Softmax";
        Verify($"[Input(3)]\n[Dense(2{activation})]\n[{loss}, SGD]", name: "Loss_" + NameOf(loss), part: Step);
    }

    /// <summary>The update alone.</summary>
    [Theory]
    [InlineData("SGD")]
    [InlineData("SGD(Momentum = 0.9)")]
    [InlineData("SGD(Momentum = 0.9, Nesterov = true)")]
    [InlineData("RMSprop")]
    [InlineData("RMSprop(Momentum = 0.9, Centered = true)")]
    [InlineData("Adagrad")]
    [InlineData("Adam")]
    [InlineData("AdamW")]
    public void Optimizer(string optimizer) => Verify(
        $"[Input(3)]\n[Dense(1)]\n[MeanSquaredError, {optimizer}]", name: "Optimizer_" + NameOf(optimizer), part: "private static void UpdateParameters<V>");

    [Fact]
    public void Optimizer_with_options() => Verify("""
        [Input(3)]
        [Dense(2)]
        [MeanSquaredError]
        [AdamW(ExcludeFromWeightDecay = ["bias"], ClipNorm = 1, UseEma = true, EmaOverwriteFrequency = 100, GradientAccumulationSteps = 2)]
        """, part: "private static void UpdateParameters<V>");

    [Fact]
    public void Optimizer_with_options_that_are_formulas() => Verify(
        "[Input(3)]\n[Dense(1)]\n[MeanSquaredError, SGD(WeightDecay = 0.01, ClipValue = 0.5)]", part: "private static void UpdateParameters<V>");

    /// <summary>The rate alone.</summary>
    [Theory]
    [InlineData("CosineDecay(0.01, 1000, WarmupTarget = 0.1, WarmupSteps = 100)")]
    [InlineData("CosineDecayRestarts(0.01, 1000)")]
    [InlineData("PiecewiseConstantDecay([100, 200], [0.1, 0.01, 0.001])")]
    public void Schedule(string schedule) => Verify(
        $"[Input(3)]\n[Dense(1)]\n[MeanSquaredError, SGD, {schedule}]", name: "Schedule_" + NameOf(schedule.Substring(0, schedule.IndexOf('('))), part: "public static double LearningRate");

    [Fact]
    public void A_network_with_a_mistake_keeps_its_surface() => Verify(
        """
        [Input(2, 2, 3)]
        [Dense(4)]
        [SparseCategoricalCrossentropy(FromLogits = true), Adam]
        """);

    /// <summary>The generated file compiles without a warning, documents everything that is public, and is the approved text.</summary>
    private static void Verify(
        string attributes,
        string? block = null,
        string? name = null,
        string network = "[Network]",
        string? part = null,
        [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        string source = $"namespace Example;\n\n/// <summary>Documented.</summary>\n{network}\n{attributes}\npublic sealed partial class Net;\n";
        GeneratorRun run = GeneratorRun.Of(block is null ? [source] : [source, block]);

        Assert.Empty(run.Complaints().Select(c => c.ToString()));
        Assert.Empty(run.Undocumented().Select(c => c.ToString()));
        Snapshot.Matches(part is null ? run.Source : Method(run.Source, part), name, method);
    }

    /// <summary>The method whose first line begins so, without its indentation.</summary>
    private static string Method(string source, string head)
    {
        string[] lines = source.Split('\n');
        int first = Array.FindIndex(lines, l => l.TrimStart().StartsWith(head, StringComparison.Ordinal));
        Assert.True(first >= 0, $"The generated file has no '{head}'.");
        int indentation = lines[first].Length - lines[first].TrimStart().Length;
        int last = Array.FindIndex(lines, first, l => l == new string(' ', indentation) + "}");
        return string.Concat(lines[first..(last + 1)].Select(l => (l.Length > indentation ? l[indentation..] : "") + "\n"));
    }

    private static string NameOf(string attribute) =>
        string.Concat(attribute.Select(c => char.IsLetterOrDigit(c) ? c : '_')).Replace("__", "_").Replace("__", "_").Trim('_');
}
