using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Gen.Tests.Diagnostics;

/// <summary>Makes broken sources of good ones, as they stand in an editor while somebody types.</summary>
internal sealed class SourceMutation(int seed)
{
    private static readonly string[] Scraps =
    [
        "(", ")", "[", "]", "{", "}", ",", "=", "\"", "'", "/*", "//", "#if", "@", "\\", ".", ":", ";", "<", ">", "?", "-1", "0",
        "1e999", "2147483648", "null", "default", "typeof(", "typeof(Net)", "typeof(int)", "nameof(Net)", "new[] { }",
        "new int[0]", "[]", "[..]", "(Activation)99", "\"\"", "\"input\"", "\"dense\"", "\"a/b\"", "double.NaN",
        "-double.MaxValue", "int.MinValue", "Name = \"\"", "From = []", "From = [\"dense\"]", "From = null", "Repeat = 0",
        "Units = 3", "Dense", "Dense(", "Dense(3)", "Use(typeof(Net))", "Block", "Network", "Input", "Input()", "Output",
        "Output()", "Initialize(\"dense.kernel\",", "partial", "class", "record", "struct", "<T>", "static", "where T : class",
        "file", "namespace", "\u2028", "\0", "\ud83d", "Ä",
    ];

    private readonly Random random = new(seed);

    /// <summary>The source with one to four accidents.</summary>
    public string Mutate(string source)
    {
        int accidents = random.Next(1, 5);
        for (int i = 0; i < accidents; i++)
        {
            source = random.Next(7) switch
            {
                0 => source[..random.Next(source.Length + 1)],
                1 => source.Insert(random.Next(source.Length + 1), Any(Scraps)),
                2 => WithoutToken(source),
                3 => ReplaceToken(source, Any(Scraps)),
                4 => ReplaceToken(source, AnyToken(source)),
                5 => source.Insert(TokenStart(source), AnyToken(source) + " "),
                _ => Cut(source),
            };
        }

        return source;
    }

    private string Cut(string source)
    {
        int start = random.Next(source.Length + 1);
        return source.Remove(start, random.Next(Math.Min(40, source.Length - start + 1)));
    }

    private string WithoutToken(string source) => ReplaceToken(source, "");

    private string ReplaceToken(string source, string replacement)
    {
        SyntaxToken token = RandomToken(source);
        return source[..token.SpanStart] + replacement + source[token.Span.End..];
    }

    private string AnyToken(string source) => RandomToken(source).Text;

    private int TokenStart(string source) => RandomToken(source).SpanStart;

    private SyntaxToken RandomToken(string source)
    {
        SyntaxToken[] tokens = [.. SyntaxFactory.ParseTokens(source)];
        return tokens[random.Next(tokens.Length)];
    }

    private string Any(string[] items) => items[random.Next(items.Length)];
}
