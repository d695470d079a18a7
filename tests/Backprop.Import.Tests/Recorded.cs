using System.Numerics;
using System.Text.Json;
using Backprop.Runtime;

namespace Backprop.Import.Tests;

/// <summary>The files that make_files.py made, and what the originals predict.</summary>
internal static class Recorded
{
    private static readonly JsonElement Predictions = JsonDocument.Parse(File.ReadAllText(Path("predictions.json"))).RootElement;

    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Files", name);

    /// <summary>The formula of make_files.py.</summary>
    public static double Number(int index, int salt) => (((index * 37) + (salt * 101)) % 65 - 32) / 64.0;

    /// <summary>The network predicts what the original of that name does, as exactly as its numbers allow.</summary>
    public static void Predicts<T>(string name, Network<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double tolerance = typeof(T) == typeof(double) ? 1e-12 : 1e-5;
        T[] input = [.. Numbers(name, "input").Select(T.CreateChecked)];
        double[] expected = [.. Numbers(name, "output")];
        T[] actual = new T[input.Length / network.Description.Inputs[0].Size * network.Description.Outputs[0].Size];
        network.PredictBatch(input, actual);
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < actual.Length; i++)
        {
            double value = double.CreateChecked(actual[i]);
            Assert.True(
                Math.Abs(value - expected[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])),
                $"{network.Description.Name}, output {i}: {value:R} and should be {expected[i]:R}");
        }
    }

    private static IEnumerable<double> Numbers(string name, string what) =>
        Predictions.GetProperty(name).GetProperty(what).EnumerateArray().Select(element => element.GetDouble());
}
