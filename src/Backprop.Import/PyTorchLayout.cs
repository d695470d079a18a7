using Backprop.Runtime;

namespace Backprop.Importing;

/// <summary>PyTorch: outputs before inputs, channels before positions, other names.</summary>
/// <param name="options">What the caller says about flattened maps.</param>
internal sealed class PyTorchLayout(PyTorchImportOptions options) : WeightLayout
{
    /// <summary>Layers with a matrix: Linear.</summary>
    public const string Matrices = "matrix";

    /// <summary>Layers with a kernel over steps: Conv1d.</summary>
    public const string Sequences = "convolution over steps";

    /// <summary>Layers with a kernel over rows and columns, depthwise and transposed ones too: their shapes do not tell which.</summary>
    public const string Images = "convolution over rows and columns";

    /// <summary>BatchNorm.</summary>
    public const string Batches = "batch normalization";

    /// <summary>LayerNorm, GroupNorm, RMSNorm, PReLU.</summary>
    public const string Vectors = "normalization or PReLU";

    private IReadOnlyDictionary<string, int[]> flattened = new Dictionary<string, int[]>();

    /// <inheritdoc/>
    public override IReadOnlyList<NetworkLayer> LayersOf(NetworkDescription network)
    {
        flattened = FlattenedInputs.Of(network, options);
        return [.. NetworkLayer.Of(network).SelectMany(Parts).Select(layer => layer with { Group = GroupOf(layer.Kind) })];
    }

    /// <inheritdoc/>
    public override PairedLayer Pair(SavedLayer saved, NetworkLayer layer)
    {
        List<PairedTensor> pairs = [];
        List<string> differences = [];
        int asked = 0;
        foreach (NetworkTensor weight in layer.Tensors)
        {
            string role = RoleOf(weight.Role);
            if (saved.Tensors.FirstOrDefault(tensor => tensor.Role == role) is not { } tensor)
            {
                differences.Add(
                    $"{saved} of the file has no {role} for '{weight.Name}' {Words.Of(weight.Shape)} of the network; "
                    + "declare the layer without it, or set Strict to false");
            }
            else if (OrderOf(layer, weight, tensor.Shape) is not { } order)
            {
                differences.Add(
                    $"'{tensor.Name}' of the file is {Words.Of(tensor.Shape)}, but '{weight.Name}' {Words.Of(weight.Shape)} of the network's {layer.Kind} "
                    + $"takes {Wanted(layer, weight)}; declare the layer with the sizes of the original, or pair other layers in Layers");
            }
            else if (options.FlattenOrder is null && flattened.TryGetValue(layer.Name, out int[]? map) && (layer.Kind, weight.Role) != ("Dense", "bias"))
            {
                asked++;
                differences.Add(Question(layer, tensor, map));
            }
            else
            {
                pairs.Add(new(tensor, weight, order));
            }
        }

        IEnumerable<string> known = layer.Tensors.Select(weight => RoleOf(weight.Role));
        differences.AddRange(saved.Tensors.Where(tensor => !known.Contains(tensor.Role)).Select(tensor =>
            $"'{tensor.Name}' {Words.Of(tensor.Shape)} of the file has no place in {layer} of the network; declare the layer with it, or set Strict to false"));
        return new(pairs, differences, differences.Count == asked);
    }

    private static string Question(NetworkLayer layer, SavedTensor tensor, int[] map) =>
        $"'{tensor.Name}' {Words.Of(tensor.Shape)} belongs behind flattened maps of {Words.Of(map)} in '{layer.Name}': "
        + "PyTorch flattens channels first and this network channels last, so that its elements have to change places; "
        + "set FlattenOrder to ChannelsFirst if the original flattens [c, h, w], as convolutional models of PyTorch do, or to ChannelsLast if it permutes first";

    private static IEnumerable<NetworkLayer> Parts(NetworkLayer layer)
    {
        if (layer.Kind != "SeparableConv2D")
        {
            return [layer];
        }

        // Two layers of PyTorch, of which the first has no bias.
        return
        [
            new(layer.Name + ".depthwise", "DepthwiseConv2D", "", [.. layer.Tensors.Where(weight => weight.Role == "depthwise_kernel")]),
            new(layer.Name + ".pointwise", "Conv2D", "", [.. layer.Tensors.Where(weight => weight.Role != "depthwise_kernel")]),
        ];
    }

    private static string GroupOf(string kind) => kind switch
    {
        "Dense" => Matrices,
        "Conv1D" => Sequences,
        "Conv2D" or "DepthwiseConv2D" or "Conv2DTranspose" => Images,
        "BatchNormalization" => Batches,
        "LayerNormalization" or "GroupNormalization" or "RMSNormalization" or "PReLU" => Vectors,
        _ => kind,
    };

    private static string RoleOf(string role) => role switch
    {
        "kernel" or "depthwise_kernel" or "pointwise_kernel" or "gamma" or "scale" or "alpha" => "weight",
        "beta" => "bias",
        "moving_mean" => "running_mean",
        "moving_variance" => "running_var",
        _ => role,
    };

    /// <summary>The shape that the file must have, in words.</summary>
    private static string Wanted(NetworkLayer layer, NetworkTensor weight) => (layer.Kind, weight.Role, weight.Shape) switch
    {
        ("Dense", "kernel", [var i, var o]) => Words.Of([o, i]),
        ("Conv1D", "kernel", [var k, var i, var o]) => Words.Of([o, i, k]),
        ("Conv2D", not "bias", [var r, var c, var i, var o]) => Words.Of([o, i, r, c]),
        ("Conv2DTranspose", "kernel", [var r, var c, var o, var i]) => Words.Of([i, o, r, c]),
        ("DepthwiseConv2D", not "bias", [var r, var c, var i, var m]) => Words.Of([i * m, 1, r, c]),
        ("PReLU", _, _) => $"[1] or {Words.Of([weight.Shape[^1]])}",
        (_, _, [var r, var c, var f]) => Words.Of([f, r, c]),
        _ => Words.Of(weight.Shape),
    };

    private Rearrangement? OrderOf(NetworkLayer layer, NetworkTensor weight, IReadOnlyList<int> shape)
    {
        int[]? map = options.FlattenOrder == FlattenOrder.ChannelsFirst ? flattened.GetValueOrDefault(layer.Name) : null;
        return (layer.Kind, weight.Role, weight.Shape) switch
        {
            ("Dense", "kernel", [var i, var o]) when shape.SequenceEqual([o, i]) => map switch
            {
                [var r, var c, var f] => Rearrangement.Transposition([o, f, r, c], 2, 3, 1, 0),
                [var steps, var f] => Rearrangement.Transposition([o, f, steps], 2, 1, 0),
                _ => Rearrangement.Transposition(shape, 1, 0),
            },
            ("Dense", "bias", [var o]) when shape.SequenceEqual([o]) => Rearrangement.None(shape),
            ("Conv1D", "kernel", [var k, var i, var o]) when shape.SequenceEqual([o, i, k]) => Rearrangement.Transposition(shape, 2, 1, 0),
            ("Conv2D", not "bias", [var r, var c, var i, var o]) when shape.SequenceEqual([o, i, r, c]) => Rearrangement.Transposition(shape, 2, 3, 1, 0),
            ("Conv2DTranspose", "kernel", [var r, var c, var o, var i]) when shape.SequenceEqual([i, o, r, c]) =>
                Rearrangement.Transposition(shape, 2, 3, 1, 0),
            ("DepthwiseConv2D", not "bias", [var r, var c, var i, var m]) when shape.SequenceEqual([i * m, 1, r, c]) =>
                Rearrangement.Transposition([i, m, r, c], 2, 3, 0, 1),
            ("PReLU", _, [.., var f]) when shape is [1] || shape.SequenceEqual([f]) => map is null || shape is [1]
                ? Rearrangement.Repetition(shape, weight.Shape)
                : Vector(map),
            (_, _, [var n]) when shape.SequenceEqual([n]) => map is null ? Rearrangement.None(shape) : Vector(map),
            (_, _, [var r, var c, var f]) when shape.SequenceEqual([f, r, c]) => Rearrangement.Transposition(shape, 1, 2, 0),
            (_, _, [var steps, var f]) when shape.SequenceEqual([steps, f]) => Rearrangement.None(shape),
            (_, _, [var steps, var f]) when shape.SequenceEqual([f, steps]) => Rearrangement.Transposition(shape, 1, 0),
            _ => null,
        };
    }

    /// <summary>One number for each element of flattened maps.</summary>
    private static Rearrangement Vector(int[] map) => map is [var r, var c, var f]
        ? Rearrangement.Transposition([f, r, c], 1, 2, 0)
        : Rearrangement.Transposition([map[1], map[0]], 1, 0);
}
