using System.Globalization;

namespace Backprop.RandomNetworks.Drawing;

/// <summary>Random choices that depend on a seed alone, and numbers as C# writes them.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>True with this probability.</summary>
    public bool With(double probability) => random.NextDouble() < probability;

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => random.Next(low, high + 1);

    public T Of<T>(params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>A number of two decimals, so that declarations stay readable.</summary>
    public string Number(double low, double high) => Text(Math.Round(low + (random.NextDouble() * (high - low)), 2));

    /// <summary>Standard normal (G. E. P. Box and M. E. Muller, 1958).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public double Uniform() => random.NextDouble();

    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> items)
    {
        T[] all = [.. items];
        random.Shuffle(all);
        return all;
    }

    public static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
