using System.Diagnostics;
using Digits.Rendering;

namespace Digits.Data;

/// <summary>The digits that the command line asks for.</summary>
internal static class DigitSource
{
    private const int TrainCount = 20_000;
    private const int TestCount = 4_000;

    /// <summary>Training and test digits, drawn or read.</summary>
    /// <exception cref="DigitDataException">They cannot be had; the message says why.</exception>
    public static async Task<(DigitSet Train, DigitSet Test)> LoadAsync(Options options, CancellationToken cancellation)
    {
        string? folder = options.Data;
        if (options.Download)
        {
            folder ??= MnistDownload.DefaultFolder;
            using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
            await new MnistDownload(client, Console.Out).FetchAsync(folder, cancellation);
        }

        long began = Stopwatch.GetTimestamp();
        (DigitSet train, DigitSet test) = folder is null ? Draw(options.Seed) : MnistFiles.Load(folder);
        string origin = folder is null ? "drawn by hand" : $"read from {folder}";
        Console.WriteLine(FormattableString.Invariant(
            $"{train.Count} training and {test.Count} test digits {origin} in {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s"));
        return (train, test);
    }

    /// <summary>Draws training and test digits; the two never share a digit.</summary>
    public static (DigitSet Train, DigitSet Test) Draw(ulong seed) =>
        (DigitRenderer.Render(TrainCount, 2 * seed), DigitRenderer.Render(TestCount, (2 * seed) + 1));
}
