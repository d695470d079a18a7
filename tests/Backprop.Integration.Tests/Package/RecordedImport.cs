using System.Globalization;
using System.Text.Json;
using Backprop.Integration.Tests.Running;

namespace Backprop.Integration.Tests.Package;

/// <summary>Files of Keras and PyTorch, and what the originals predict; made for <c>Backprop.Import.Tests</c>.</summary>
internal static class RecordedImport
{
    /// <summary>One of the files.</summary>
    public static string PathOf(string name) => Repository.PathOf("tests", "Backprop.Import.Tests", "Files", name);

    /// <summary>All files with weights.</summary>
    public static string[] Files => [.. Directory.GetFiles(PathOf("."), "*.h5"), .. Directory.GetFiles(PathOf("."), "*.safetensors")];

    /// <summary>What a program printed behind the last colon of a line is what the original of that name predicts.</summary>
    public static void Predicts(string name, string line, double tolerance)
    {
        using JsonDocument predictions = JsonDocument.Parse(File.ReadAllText(PathOf("predictions.json")));
        double[] expected = [.. predictions.RootElement.GetProperty(name).GetProperty("output").EnumerateArray().Select(element => element.GetDouble())];
        double[] actual = [.. line[(line.LastIndexOf(':') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - tolerance, pair.First + tolerance));
    }
}
