using System.Globalization;
using Backprop.RandomNetworks.Compilation;
using Backprop.RandomNetworks.Drawing;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Tests.Determinism;

/// <summary>The same declaration gives the same characters: whatever the culture, the order of the files and their line ends.</summary>
public sealed class TextDeterminismTests
{
    private static readonly string[] Drawn = [.. Enumerable.Range(0, 25).Select(seed => DrawnNetwork.Draw(seed).Single.Source)];

    private static readonly string[] Reference = Generate(Drawn);

    [Fact]
    public void Every_network_has_its_own_file() => Assert.Equal(Drawn.Length, Reference.Length);

    [Fact]
    public void A_culture_with_another_minus_sign_and_decimal_comma_changes_nothing()
    {
        CultureInfo hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        hostile.NumberFormat.NegativeSign = "\u2212";
        hostile.NumberFormat.NumberDecimalSeparator = ",";
        hostile.NumberFormat.NumberGroupSeparator = ".";
        hostile.NumberFormat.PositiveInfinitySymbol = "∞";
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = hostile;
            Assert.Equal("\u22121,5", (-1.5).ToString());
            Assert.Equal(Reference, Generate(Drawn));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_order_of_the_files_changes_nothing() => Assert.Equal(Reference, Generate([.. Drawn.Reverse()]));

    [Fact]
    public void Line_ends_change_nothing()
    {
        Assert.DoesNotContain(Drawn, d => d.Contains('\r'));
        Assert.Equal(Reference, Generate([.. Drawn.Select(d => d.Replace("\n", "\r\n"))]));
    }

    [Fact]
    public void Generated_files_have_line_feeds_only() => Assert.All(Reference, text => Assert.DoesNotContain('\r', text));

    [Fact]
    public void Other_classes_and_comments_change_nothing() => Assert.Equal(
        Reference, Generate([.. Drawn.Select(d => "/* a comment */ " + d + "\n// another\n"), "public sealed class Unrelated { public int Value { get; set; } }"]));

    [Fact]
    public void A_second_run_changes_nothing() => Assert.Equal(Reference, Generate(Drawn));

    /// <summary>Name and text of every generated file, by name.</summary>
    private static string[] Generate(string[] sources)
    {
        GeneratorRun run = GeneratorRun.Of(sources);
        Assert.DoesNotContain(run.Complaints(), c => c.Severity == DiagnosticSeverity.Error);
        return [.. run.Sources.Select(s => s.HintName + "\n" + s.SourceText)];
    }
}
