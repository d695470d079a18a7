using System.Text.Json;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;
using Backprop.RandomNetworks.Interpretation;
using Xunit.Abstractions;

namespace Backprop.Gen.Tests.Interpretation;

/// <summary>
/// The meaning of convolution and pooling against the conformance vectors of ONNX, where they lie beside the repository. Generated code is
/// compared with this meaning elsewhere.
/// </summary>
public sealed class OnnxWindowTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("Conv", 8)]
    [InlineData("MaxPool", 8)]
    [InlineData("AveragePool", 6)]
    [InlineData("ConvTranspose", 6)]
    public void Windows_mean_what_they_mean_in_ONNX(string operation, int atLeast)
    {
        int compared = 0;
        foreach (string file in Directory.EnumerateFiles(Vectors(), "*.json").Order(StringComparer.Ordinal))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            if (!document.RootElement.TryGetProperty("nodes", out JsonElement nodes)
                || nodes.GetArrayLength() != 1 || nodes[0].GetProperty("op").GetString() != operation)
            {
                continue;
            }

            string? reason = Compare(document.RootElement, nodes[0], operation);
            output.WriteLine($"{Path.GetFileName(file)}: {reason ?? "compared"}");
            compared += reason is null ? 1 : 0;
        }

        Assert.True(compared >= atLeast, $"only {compared} vectors were compared");
    }

    /// <summary>Compares one vector; returns the reason where it is about something else.</summary>
    private static string? Compare(JsonElement test, JsonElement node, string operation)
    {
        Dictionary<string, JsonElement> attributes = node.GetProperty("attributes").EnumerateObject().ToDictionary(a => a.Name, a => a.Value);
        Dictionary<string, Tensor> tensors = [];
        JsonElement set = test.GetProperty("sets")[0];
        foreach (JsonElement tensor in set.GetProperty("inputs").EnumerateArray().Concat(set.GetProperty("outputs").EnumerateArray()).Concat(test.GetProperty("initializers").EnumerateArray()))
        {
            if (tensor.GetProperty("type").GetString() is not ("float32" or "float64"))
            {
                return "is not about floating-point numbers";
            }

            tensors[tensor.GetProperty("name").GetString()!] = Tensor.Of(tensor);
        }

        string[] names = [.. node.GetProperty("inputs").EnumerateArray().Select(i => i.GetString()!)];
        Tensor x = tensors[names[0]];
        Tensor y = tensors[node.GetProperty("outputs")[0].GetString()!];
        int axes = x.Dimensions.Length - 2;
        if (axes is < 1 or > 2)
        {
            return "has another rank";
        }

        if (node.GetProperty("outputs").GetArrayLength() > 1 || (attributes.TryGetValue("count_include_pad", out JsonElement include) && include.GetInt32() == 1))
        {
            return "asks for what Keras does not do";
        }

        int[] kernel = attributes.TryGetValue("kernel_shape", out JsonElement size) ? Integers(size) : [.. tensors[names[1]].Dimensions.Skip(2)];
        bool transposed = operation == "ConvTranspose";
        Tensor counted = transposed ? x : y;
        if (transposed && (axes == 1 || attributes.ContainsKey("auto_pad") || attributes.ContainsKey("group")))
        {
            return "is about what TransposedConvolution does not do";
        }

        // Transposed, the window slides over the output.
        Tensor slidOver = transposed ? y : x;
        WindowAxis[] along = [.. Enumerable.Range(0, axes).Select(a => Axis(attributes, a, axes, slidOver.Dimensions[a + 2], kernel[a]))];
        if (Enumerable.Range(0, axes).Any(a => along[a].Output != counted.Dimensions[a + 2]))
        {
            return "rounds up, which Keras does not do";
        }

        Window window = new(axes == 2 ? along[0] : WindowAxis.None, along[axes - 1], axes == 2);
        int groups = attributes.TryGetValue("group", out JsonElement group) ? group.GetInt32() : 1;
        double[][] weights = [.. names.Skip(1).Select((n, i) => i == 0 ? tensors[n].KernelLast() : tensors[n].Data)];
        for (int sample = 0; sample < x.Dimensions[0]; sample++)
        {
            double[] expected = y.ChannelsLast(sample);
            double[] actual = Run(operation, window, groups, x, x.ChannelsLast(sample), weights, y.Dimensions[1]);
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-4 * Math.Max(1, Math.Abs(expected[i])), $"{test.GetProperty("name")}[{i}]: {expected[i]} and {actual[i]}");
            }
        }

        return null;
    }

    private static double[] Run(string kind, Window window, int groups, Tensor x, double[] sample, double[][] weights, int channels)
    {
        Operation operation = kind switch
        {
            "Conv" => new Convolution(window, groups, HasBias: weights.Length > 1),
            "ConvTranspose" => new TransposedConvolution(window, HasBias: weights.Length > 1),
            "MaxPool" => new MaxPool(window),
            _ => new AveragePool(window),
        };
        int[] taps = window.IsPlane ? [window.Rows.Kernel, window.Columns.Kernel] : [window.Columns.Kernel];
        bool transposed = operation is TransposedConvolution;
        List<Shape> shapes = [transposed ? window.OutputShape(x.Dimensions[1]) : window.InputShape(x.Dimensions[1])];
        if (weights.Length > 0)
        {
            shapes.Add(Shape.Of(transposed ? [.. taps, channels, x.Dimensions[1]] : [.. taps, x.Dimensions[1] / groups, channels]));
        }

        if (weights.Length > 1)
        {
            shapes.Add(Shape.Of(channels));
        }

        Shape result = operation.InferShape(shapes);
        NodeEvaluation evaluation = new([sample, .. weights], [.. shapes], new double[result.Size], result, new SamplePlace(0, 1, 1));
        OperationSemantics.Evaluate(operation, evaluation);
        return evaluation.Output;
    }

    private static WindowAxis Axis(Dictionary<string, JsonElement> attributes, int axis, int axes, int input, int kernel)
    {
        int Of(string name, int index, int missing) => attributes.TryGetValue(name, out JsonElement values) ? Integers(values)[index] : missing;
        (int stride, int dilation) = (Of("strides", axis, 1), Of("dilations", axis, 1));
        string pad = attributes.TryGetValue("auto_pad", out JsonElement text) ? text.GetString()! : "NOTSET";
        WindowAxis same = WindowAxis.Of(input, kernel, stride, dilation, same: true);
        return pad switch
        {
            "SAME_UPPER" => same,
            "SAME_LOWER" => same with { Before = same.After, After = same.Before },
            _ => same with { Before = Of("pads", axis, 0), After = Of("pads", axis + axes, 0) },
        };
    }

    private static int[] Integers(JsonElement values) => [.. values.EnumerateArray().Select(v => v.GetInt32())];

    private static string Vectors()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "data", "onnx");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new SkipException("The vectors of ONNX are not on this machine (looked for shared/data/onnx beside the repository).");
    }

    /// <summary>A tensor of ONNX: samples, then channels, then positions; kernels outputs, then inputs, then taps.</summary>
    private sealed record Tensor(int[] Dimensions, double[] Data)
    {
        public static Tensor Of(JsonElement element) => new(
            Integers(element.GetProperty("dims")),
            [.. element.GetProperty("data").EnumerateArray().Select(v => v.ValueKind == JsonValueKind.String ? double.NaN : v.GetDouble())]);

        private int Positions => Dimensions.Skip(2).Aggregate(1, (a, b) => a * b);

        public double[] ChannelsLast(int sample)
        {
            double[] result = new double[Dimensions[1] * Positions];
            for (int c = 0; c < Dimensions[1]; c++)
            {
                for (int p = 0; p < Positions; p++)
                {
                    result[(p * Dimensions[1]) + c] = Data[(((sample * Dimensions[1]) + c) * Positions) + p];
                }
            }

            return result;
        }

        public double[] KernelLast()
        {
            (int outputs, int inputs) = (Dimensions[0], Dimensions[1]);
            double[] result = new double[Data.Length];
            for (int i = 0; i < Data.Length; i++)
            {
                (int n, int c, int t) = (i / Positions / inputs, i / Positions % inputs, i % Positions);
                result[(((t * inputs) + c) * outputs) + n] = Data[i];
            }

            return result;
        }
    }
}
