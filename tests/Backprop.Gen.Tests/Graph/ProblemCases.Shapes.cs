using static Backprop.Gen.Tests.Graph.ProblemCase;

namespace Backprop.Gen.Tests.Graph;

/// <summary>Shapes that do not fit and sizes that are unreasonable.</summary>
internal static partial class ProblemCases
{
    private static readonly ProblemCase[] Shapes =
    [
        Net("dense on an image", "Input(24, 24, 6), {|BPG0101:Dense|}(10), MeanSquaredError, SGD"),
        Net("dense on an image, and what reads it", "Input(24, 24, 6), {|BPG0101:Dense|}(10), Dense(3), Dropout(0.5), Dense(2), MeanSquaredError, SGD"),
        new("dense on an image inside a block",
            """
            [Network, Input(4, 4, 4), Use(typeof(Part), Repeat = 3), MeanSquaredError, SGD] public partial class Net;
            [Block, {|BPG0101:Dense|}(4)] public partial class Part;
            """),
        Sequence("a convolution of a vector", "{|BPG0102:Conv2D|}(6, 5)"),
        Net("a convolution over positions of an image", "Input(8, 8, 3), {|BPG0102:Conv1D|}(6, 5), Flatten, Dense(1), MeanSquaredError, SGD"),
        Sequence("pooling of a vector", "{|BPG0102:MaxPooling2D|}(2)"),
        Sequence("global pooling of a vector", "{|BPG0102:GlobalAveragePooling1D|}"),
        Image("a kernel larger than the image", "Conv2D(6, {|BPG0110:9|})"),
        Image("a kernel larger than the image along one axis", "Conv2D(6, {|BPG0110:3, 9|})"),
        Image("a dilation that reaches over the image", "Conv2D(6, {|BPG0110:3|}, DilationRate = [4])"),
        Image("a pool larger than what is left of the image", "MaxPooling2D(4), AveragePooling2D({|BPG0110:3|})"),
        Image("groups that do not divide the channels", "Conv2D(6, 3, Groups = {|BPG0111:3|})"),
        Image("groups that do not divide the filters", "Conv2D(6, 3, Groups = {|BPG0111:4|})"),
        Sequence("a depthwise convolution of a vector", "{|BPG0102:DepthwiseConv2D|}(3)"),
        Image("a depthwise kernel larger than the image", "DepthwiseConv2D({|BPG0110:9|})"),
        Image("a separable kernel larger than what is left", "MaxPooling2D(4), SeparableConv2D(6, {|BPG0110:3|})"),
        Sequence("a transposed convolution of a vector", "{|BPG0102:Conv2DTranspose|}(3, 3)"),
        Image("a transposed convolution without output",
            "MaxPooling2D(8), Conv2DTranspose(3, 2, Strides = [2], Padding = Padding.Same, OutputPadding = {|BPG0113:[0]|})"),
        Sequence("padding of a vector", "{|BPG0102:ZeroPadding2D|}"),
        Sequence("cropping of a vector", "{|BPG0102:Cropping2D|}(1)"),
        Sequence("a larger vector", "{|BPG0102:UpSampling2D|}"),
        Image("an image cropped away", "Cropping2D({|BPG0112:4|})"),
        Image("an image cropped away along one axis", "Cropping2D({|BPG0112:0, 0, 3, 5|})"),
        Sequence("a merge of different sizes", """Dense(3), Add(From = ["input", {|BPG0103:"dense"|}])"""),
        Sequence("the third of three shapes", """Dense(4, Name = "a"), Dense(5, Name = "b"), Average(From = ["input", "a", {|BPG0103:"b"|}])"""),
        Net("a merge of ranks that Keras would fill up",
            """Input(4, Name = "a"), Input(3, 4, Name = "b"), Multiply(From = ["a", {|BPG0103:"b"|}]), MeanSquaredError, SGD"""),
        Net("a merge with a part",
            """Input(2, 4, Name = "a"), Input(1, 2, Name = "b"), Add(From = ["a", {|BPG0103:"b"|}]), MeanSquaredError, SGD"""),
        Net("a dot product of different lengths",
            """Input(6, 4, Name = "a"), Input(6, 4, Name = "b"), Dot({|BPG0130:2, 1|}, From = ["a", "b"]), MeanSquaredError, SGD"""),
        Net("a dot product along the batch", """Input(4, Name = "a"), Input(4, Name = "b"), Dot({|BPG0106:0|}, From = ["a", "b"]), MeanSquaredError, SGD"""),
        Net("a dot product along an axis of one input", """Input(4, Name = "a"), Input(4, 4, Name = "b"), Dot(1, {|BPG0106:3|}, From = ["a", "b"]), MeanSquaredError, SGD"""),
        Sequence("statistics of each sample", "Normalization(Axis = [{|BPG0106:0|}])"),
        Sequence("statistics along an axis that is not there", "Normalization(Axis = [{|BPG0106:2|}])"),
        Sequence("a dot product of one", "{|BPG0104:Dot|}(1)"),
        Net("a repeated matrix", "Input(2, 3), {|BPG0101:RepeatVector|}(2), MeanSquaredError, SGD"),
        Sequence("a merge of one", "{|BPG0104:Add|}"),
        Sequence("a merge that names one", """Maximum(From = {|BPG0104:["input"]|})"""),
        Sequence("a difference of three", """Subtract(From = {|BPG0104:["input", "input", "input"]|})"""),
        Sequence("a dense layer with two inputs", """Dense(3), Dense(3, From = {|BPG0104:["input", "dense"]|})"""),
        Sequence("a layer with no input", """Dense(3, From = {|BPG0104:[]|})"""),
        Using("a use with two inputs", "[Block, Dense(3)] public partial class Part;", """Dense(4), Use(typeof(Part), From = {|BPG0104:["input", "dense"]|})"""),
        Sequence("another number of elements", "Reshape({|BPG0105:3, 2|})"),
        Sequence("an open dimension that no whole number fits", "Reshape({|BPG0105:-1, 3|})"),
        Sequence("a target as large as int allows", "Reshape({|BPG0105:2147483647, 2147483647, 2147483647|})"),
        Sequence("an axis that the inputs do not have", """Concatenate(From = ["input", "input"], Axis = {|BPG0106:2|})"""),
        Sequence("a negative axis that the inputs do not have", """Concatenate(From = ["input", "input"], Axis = {|BPG0106:-2|})"""),
        Sequence("the batch as axis", """Concatenate(From = ["input", "input"], Axis = {|BPG0106:0|})"""),
        Sequence("the smallest int as axis", """Concatenate(From = ["input", "input"], Axis = {|BPG0106:int.MinValue|})"""),
        Sequence("a gate on an axis that does not exist", "GLU(Axis = {|BPG0106:3|})"),
        Sequence("steps of a vector", "{|BPG0102:SpatialDropout1D|}(0.5), Dense(3)"),
        Net("an image of two axes", "Input(2, 3), {|BPG0102:SpatialDropout2D|}(0.5), Dense(3), MeanSquaredError, SGD"),
        Sequence("normalization of the batch", "LayerNormalization({|BPG0106:0|})"),
        Net("normalization of an axis that does not exist", "Input(2, 3), UnitNormalization(1, {|BPG0106:3|}), MeanSquaredError, SGD"),
        Net("concatenation of shapes that differ elsewhere",
            """Input(2, 3, Name = "a"), Input(3, 3, Name = "b"), Concatenate(From = ["a", {|BPG0107:"b"|}]), MeanSquaredError, SGD"""),
        Net("concatenation of ranks that differ",
            """Input(2, 3, Name = "a"), Input(3, Name = "b"), Concatenate(From = ["a", {|BPG0107:"b"|}]), MeanSquaredError, SGD"""),
        Net("an input of zero elements", "Input(4, {|BPG0108:0|}), Dense(3), MeanSquaredError, SGD"),
        Net("a negative dimension", "Input({|BPG0108:-1|}), Dense(3), MeanSquaredError, SGD"),
        Sequence("a gate on an odd axis", "Dense(5), {|BPG0109:GLU|}"),
        Sequence("a gate as activation of odd units", "Dense(5, Activation = {|BPG0109:Activation.GLU|})"),
        Sequence("a gate as a layer on an odd axis", "Dense(5), Activation({|BPG0109:Activation.GLU|})"),
    ];

    private static readonly ProblemCase[] Limits =
    [
        Net("a kernel that is too large", "Input(100_000), {|BPG0401:Dense|}(100_000), MeanSquaredError, SGD"),
        Net("a convolution kernel that is too large", "Input(8, 8, 4_000), {|BPG0401:Conv2D|}(100_000, 3, Padding = Padding.Same), Flatten, MeanSquaredError, SGD"),
        Net("a convolution with outputs that are too many", "Input(1_000, 1_000, 4), Conv2D({|BPG0401:40|}, 3), Flatten, MeanSquaredError, SGD"),
        Net("a depthwise convolution with outputs that are too many", "Input(1_000, 1_000, 4), DepthwiseConv2D(3, DepthMultiplier = {|BPG0401:40|}), Flatten, MeanSquaredError, SGD"),
        Net("a separable convolution with outputs that are too many", "Input(1_000, 1_000, 4), SeparableConv2D({|BPG0401:40|}, 3), Flatten, MeanSquaredError, SGD"),
        Net("a transposed convolution with outputs that are too many",
            "Input(1_000, 1_000, 4), Conv2DTranspose({|BPG0401:4|}, 3, Strides = [3]), Flatten, MeanSquaredError, SGD"),
        Net("a transposed convolution over too many positions",
            "Input(100_000, 1, 1), Conv2DTranspose(1, {|BPG0401:3, 1|}, Strides = [1_000, 1]), Flatten, MeanSquaredError, SGD"),
        Net("a frame that is too large", "Input(1_000, 1_000, 4), ZeroPadding2D({|BPG0401:2_000|}), Flatten, MeanSquaredError, SGD"),
        Net("an image that is too large", "Input(1_000, 1_000, 4), UpSampling2D({|BPG0401:3, 2|}), Flatten, MeanSquaredError, SGD"),
        Net("outputs that are too many", "Input(16_000, 8), Dense({|BPG0401:16_000|}), MeanSquaredError, SGD"),
        Sequence("a vector too often", "Dense(1000), RepeatVector({|BPG0401:20_000|})"),
        Net("a merge that is too large",
            """Input(1, 10_000, Name = "a"), Input(10_000, 1, Name = "b"), {|BPG0401:Add|}(From = ["a", "b"]), MeanSquaredError, SGD"""),
        Net("a concatenation that is too long",
            """Input(10_000_000), {|BPG0401:Concatenate|}(From = ["input", "input"]), MeanSquaredError, SGD"""),
        new("parameters that are too many",
            """
            [Network, Input(16_000), Dense(16_000), Dense(16_000), Dense(16_000), MeanSquaredError, SGD]
            public partial class {|BPG0402:Net|};
            """),
        new("activations that are too many",
            """
            [Network, Input(4), Use(typeof(Part), Repeat = 9000), MeanSquaredError, SGD] public partial class {|BPG0402:Net|};
            [Block, Dense(10_000), Dense(4)] public partial class Part;
            """.Replace("9000", "4000")),
        Net("an input that is too large", "Input({|BPG0403:50_000, 50_000|}), Flatten, MeanSquaredError, SGD"),
        Net("an input that no long can count",
            "Input({|BPG0403:2147483647, 2147483647, 2147483647, 2147483647|}), Flatten, MeanSquaredError, SGD"),
        Using("a million repetitions", "[Block, Dense(4)] public partial class Part;", "Use(typeof(Part), Repeat = {|BPG0201:1_000_000|})"),
        Using("blocks in blocks that are too many",
            """
            [Block, Use(typeof(Inner), Repeat = 10_000)] public partial class Part;
            [Block, Dense(4)] public partial class Inner;
            """, "Use(typeof(Part), Repeat = {|BPG0404:10_000|})"),
        Using("one layer too many", "[Block, Dense(4)] public partial class Part;", "Use(typeof(Part), Repeat = 10_000), {|BPG0404:Dense|}(4)"),
        Net("seventeen inputs",
            string.Join(", ", Enumerable.Range(0, 16).Select(i => $"Input(1, Name = \"x{i}\")")) + ", {|BPG0405:Input|}(1, Name = \"x16\"), "
            + $"Add(From = [{string.Join(", ", Enumerable.Range(0, 17).Select(i => $"\"x{i}\""))}]), MeanSquaredError, SGD"),
        Net("seventeen outputs",
            "Input(4), " + string.Join(", ", Enumerable.Range(0, 17).Select(i => $"Dense(1, Name = \"y{i}\", From = [\"input\"])"))
            + $", Output({string.Join(", ", Enumerable.Range(0, 16).Select(i => $"\"y{i}\""))}, {{|BPG0405:\"y16\"|}}), MeanSquaredError(Output = \"y0\"), SGD"),
        new("more arguments than a batch holds",
            "[Network, Input(4), " + string.Join(", ", Enumerable.Range(0, 12).Select(i => $"Dense(1, Name = \"y{i}\", From = [\"input\"])"))
            + ", " + string.Join(", ", Enumerable.Range(0, 12).Select(i => $"MeanSquaredError(Output = \"y{i}\")"))
            + ", SGD]\npublic sealed partial class {|BPG0405:Net|};"),
    ];
}
