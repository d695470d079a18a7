using System.Globalization;
using System.Numerics;
using Backprop;
using Backprop.Runtime;

// The formula by which the recorded predictions were made, see make_files.py.
T[] Inputs<T>(int size)
    where T : INumber<T> => [.. Enumerable.Range(0, 2 * size).Select(i => T.CreateChecked(((((i * 37) + (500 * 101)) % 65) - 32) / 64.0))];

void Import<T>(string file, Network<T> network, Func<T[], T[]> predict, int size, Func<string, ImportReport> import)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    ImportReport report = import(file);
    string predictions = string.Join(' ', predict(Inputs<T>(size)).Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
    Console.WriteLine($"{file} {typeof(T).Name}: {report.Taken.Count} of {network.Parameters.Names.Count()} weights: {predictions}");
}

foreach (string file in (string[])["images.weights.h5", "images_legacy.h5", "images_legacy_model.h5"])
{
    var network = new Images(seed: 3);
    Import(file, network, x => network.Predict(x), 128, path => network.ImportKerasWeights(path));
}

foreach (string file in (string[])["matrices.weights.h5", "matrices_mixed.weights.h5"])
{
    var network = new Matrices(seed: 3);
    Import(file, network, x => network.Predict(x), 4, path => network.ImportKerasWeights(path));
    var precise = new MatricesDouble(seed: 3);
    Import(file, precise, x => precise.Predict(x), 4, path => precise.ImportKerasWeights(path));
}

foreach (string file in (string[])["table.weights.h5", "table_legacy.h5"])
{
    var network = new Table(seed: 3);
    Import(file, network, x => network.Predict(x), 4, path => network.ImportKerasWeights(path));
}

var images = new Images(seed: 3);
Import("images.safetensors", images, x => images.Predict(x), 128, path => images.ImportPyTorchWeights(path, new() { FlattenOrder = FlattenOrder.ChannelsFirst }));
foreach (string file in (string[])["matrices_bf16.safetensors", "matrices_f64.safetensors"])
{
    var network = new Matrices(seed: 3);
    Import(file, network, x => network.Predict(x), 4, path => network.ImportPyTorchWeights(path));
}

// Names that the file knows; a file of another architecture; one that is damaged; one that is no such file.
Console.WriteLine(new Matrices(seed: 3).ImportKerasWeights("matrices.weights.h5").ToString().Contains("dense_2/vars/0 [8, 3] became last.kernel [8, 3]"));
File.WriteAllBytes("half.weights.h5", File.ReadAllBytes("matrices.weights.h5")[..20_000]);
foreach (Func<Images, ImportReport> import in (Func<Images, ImportReport>[])
    [
        network => network.ImportKerasWeights("matrices.weights.h5"), network => network.ImportPyTorchWeights("matrices_f64.safetensors"),
        network => network.ImportKerasWeights("half.weights.h5"), network => network.ImportKerasWeights("images.safetensors"),
    ])
{
    var network = new Images(seed: 3);
    float[] before = network.Parameters.Span.ToArray();
    try
    {
        import(network);
        Console.WriteLine("taken");
    }
    catch (CheckpointException exception)
    {
        Console.WriteLine($"refused, {(network.Parameters.Span.SequenceEqual(before) ? "unchanged" : "changed")}: {exception.Message.ReplaceLineEndings(" | ")}");
    }
}

[Network, Input(8, 8, 2)]
[Conv2D(4, 3), BatchNormalization(Epsilon = 1e-5), PReLU, DepthwiseConv2D(3, DepthMultiplier = 2), MaxPooling2D(2), Flatten]
[Dense(5), LayerNormalization(Epsilon = 1e-5), Activation(Activation.Tanh), Dense(3)]
[MeanSquaredError, SGD]
public sealed partial class Images;

[Network, Input(4)]
[Dense(8, Activation = Activation.Tanh, Name = "first"), Dropout(0.5), Dense(8, Activation = Activation.Tanh, Name = "second"), Dense(3, Name = "last")]
[MeanSquaredError, SGD]
public sealed partial class Matrices;

[Network(Precision = Precision.Double), Input(4)]
[Dense(8, Activation = Activation.Tanh), Dropout(0.5), Dense(8, Activation = Activation.Tanh), Dense(3)]
[MeanSquaredError, SGD]
public sealed partial class MatricesDouble;

[Network(Precision = Precision.Double), Input(4)]
[Normalization, Dense(3), Normalization(Axis = []), Activation(Activation.Tanh), Dense(2)]
[MeanSquaredError, SGD]
public sealed partial class Table;
