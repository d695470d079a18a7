using System.Globalization;
using Backprop;

/// <summary>Weights of PyTorch.</summary>
internal static class Weights
{
    public static void Run()
    {
        var network = new Imported(seed: 3);
        ImportReport report = network.ImportPyTorchWeights("images.safetensors", new() { FlattenOrder = FlattenOrder.ChannelsFirst });

        // The formula by which the recorded predictions were made, see make_files.py.
        float[] x = [.. Enumerable.Range(0, 2 * 128).Select(i => ((((i * 37) + (500 * 101)) % 65) - 32) / 64f)];
        string predictions = string.Join(' ', network.Predict(x).Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
        Console.WriteLine($"images.safetensors: {report.Taken.Count} weights: {predictions}");
    }
}

[Network, Input(8, 8, 2)]
[Conv2D(4, 3), BatchNormalization(Epsilon = 1e-5), PReLU, DepthwiseConv2D(3, DepthMultiplier = 2), MaxPooling2D(2), Flatten]
[Dense(5), LayerNormalization(Epsilon = 1e-5), Activation(Activation.Tanh), Dense(3)]
[MeanSquaredError, SGD]
public sealed partial class Imported;
