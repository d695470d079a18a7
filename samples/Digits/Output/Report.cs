using System.Globalization;
using Backprop;
using Digits.Data;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Digits.Output;

/// <summary>What the user sees after training.</summary>
internal static class Report
{
    private const int Shown = 4;

    /// <summary>The history, the result, a few digits with what the network reads in them, and some that it reads wrongly.</summary>
    public static void Write(DigitReader reader, History history, DigitSet test, Evaluation result, string savedTo)
    {
        Console.WriteLine();
        Console.WriteLine(history);
        Console.WriteLine();

        int[] read = Read(reader, test);
        int[] wrong = [.. Enumerable.Range(0, test.Count).Where(i => read[i] != test.Labels[i])];
        AnsiConsole.Write(Pictures([.. Enumerable.Range(0, Math.Min(Shown, test.Count))], test, read));
        if (wrong.Length > 0)
        {
            Console.WriteLine();
            AnsiConsole.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[yellow]{wrong.Length} of {test.Count} were misread, for example[/]"));
            AnsiConsole.Write(Pictures(wrong[..Math.Min(Shown, wrong.Length)], test, read));
        }

        Console.WriteLine();
        AnsiConsole.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[bold]test accuracy {result.Accuracy:P2}[/], loss {result.Loss:F4}"));
        Console.WriteLine($"weights saved to {savedTo}");
    }

    private static int[] Read(DigitReader reader, DigitSet test)
    {
        var digits = new int[test.Count];
        for (int i = 0; i < digits.Length; i++)
        {
            digits[i] = reader.Predict(test.Image(i)).ArgMax();
        }

        return digits;
    }

    private static Grid Pictures(int[] indices, DigitSet test, int[] read)
    {
        bool colours = AnsiConsole.Profile.Capabilities.Ansi && AnsiConsole.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;
        var grid = new Grid();
        foreach (int _ in indices)
        {
            grid.AddColumn(new GridColumn().NoWrap().PadRight(2));
        }

        grid.AddRow([.. indices.Select(i => DigitPicture.Of(test, i, colours))]);
        grid.AddRow([.. indices.Select(i => Caption(read[i], test.Labels[i]))]);
        return grid;
    }

    private static IRenderable Caption(int read, int label) =>
        read == label ? new Markup($"[green]reads {read}[/]") : new Markup($"[red]reads {read}, is {label}[/]");
}
