using System.Globalization;
using System.Text.RegularExpressions;
using Backprop.RandomNetworks.Compilation;

namespace Backprop.Gen.Tests.Emission;

/// <summary>The head of the file says how much text the kernels of each layer are.</summary>
public sealed partial class KernelSizeTests
{
    [Fact]
    public void Methods_and_lines_of_the_table_are_those_of_the_file()
    {
        string source = Generate("Dense(8, Activation = Activation.ReLU), Dense(3), SparseCategoricalCrossentropy(FromLogits = true)");
        string kernels = source[source.IndexOf("file static class Kernels", StringComparison.Ordinal)..];
        int methods = Regex.Count(kernels, "public static void ");

        // Behind the name and the opening brace of the class, before its closing brace and that of the namespace.
        int lines = kernels.Split('\n').Count(line => line.Trim().Length > 0) - 4;

        (int Methods, int Lines) title = Title(source);
        Assert.Equal((methods, lines), title);
        Row[] rows = Table(source);
        Assert.Equal(["dense", "dense_1", "losses"], rows.Select(r => r.Layer));
        Assert.Equal(title, (rows.Sum(r => r.Methods), rows.Sum(r => r.Lines)));
    }

    [Fact]
    public void Of_a_hundred_equal_layers_the_first_ones_have_all_kernels()
    {
        string few = Generate(string.Join(", ", Enumerable.Repeat("Dense(16, Activation = Activation.ReLU)", 3)) + ", MeanSquaredError");
        string many = Generate(string.Join(", ", Enumerable.Repeat("Dense(16, Activation = Activation.ReLU)", 100)) + ", MeanSquaredError");

        Assert.Equal(Title(few), Title(many));
        Row[] rows = Table(many);
        Assert.Equal(101, rows.Length);
        // The first layer has no input gradient, the last ones have a loss behind them.
        Assert.All(rows[2..^3], row => Assert.Equal((0, 0), (row.Methods, row.Lines)));
        Assert.All(rows[2..^3], row => Assert.True(row.Shared > 0));
    }

    private static (int Methods, int Lines) Title(string source)
    {
        Match match = TitleLine().Match(source);
        Assert.True(match.Success, source);
        return (Number(match.Groups[1]), Number(match.Groups[2]));
    }

    private static Row[] Table(string source) =>
    [
        .. TableLine().Matches(source[TitleLine().Match(source).Index..]).Select(m => new Row(
            m.Groups[1].Value, Number(m.Groups[2]), Number(m.Groups[3]), m.Groups[4].Success ? Number(m.Groups[4]) : 0)),
    ];

    private static int Number(Group digits) => int.Parse(digits.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static string Generate(string layers)
    {
        GeneratorRun run = GeneratorRun.Of($"[Network, Input(16), {layers}, Adam] public sealed partial class Net;");
        Assert.Empty(run.Complaints().Select(c => c.ToString()));
        return run.Source;
    }

    [GeneratedRegex(@"^// Kernels: ([0-9,]+) methods? of ([0-9,]+) lines\.", RegexOptions.Multiline)]
    private static partial Regex TitleLine();

    [GeneratedRegex(@"^//     (\S+) +([0-9,]+) methods? +([0-9,]+) lines(?:, shares ([0-9]+))?$", RegexOptions.Multiline)]
    private static partial Regex TableLine();

    private sealed record Row(string Layer, int Methods, int Lines, int Shared);
}
