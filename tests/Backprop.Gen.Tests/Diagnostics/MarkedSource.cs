using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Gen.Tests.Diagnostics;

/// <summary>
/// One source file with the expected diagnostics marked in it: <c>{|BPG0101:Dense|}</c>, or <c>{|BPG0001,BPG0010:Net|}</c> where several
/// have the same place. Marks may nest.
/// </summary>
/// <param name="Path">The file's path, as the compilation knows it.</param>
/// <param name="Text">The source without the marks.</param>
/// <param name="Marks">What is expected where, in source order.</param>
internal sealed partial record MarkedSource(string Path, string Text, IReadOnlyList<Mark> Marks)
{
    public static MarkedSource Parse(string marked, string path = "Net.cs")
    {
        StringBuilder text = new();
        List<Mark> marks = [];
        Stack<(string Ids, int Start)> open = new();
        int position = 0;
        foreach (Match match in MarkPattern.Matches(marked))
        {
            text.Append(marked, position, match.Index - position);
            position = match.Index + match.Length;
            if (match.Groups["ids"].Success)
            {
                open.Push((match.Groups["ids"].Value, text.Length));
                continue;
            }

            (string ids, int start) = open.Pop();
            marks.AddRange(ids.Split(',').Select(id => new Mark(id, path, TextSpan.FromBounds(start, text.Length))));
        }

        text.Append(marked, position, marked.Length - position);
        Assert.True(open.Count == 0, "A mark {|…| has no end |}.");
        return new MarkedSource(path, text.ToString(), [.. marks.OrderBy(m => m.Span.Start).ThenBy(m => m.Id, StringComparer.Ordinal)]);
    }

    [GeneratedRegex(@"\{\|(?<ids>[A-Z]+\d+(,[A-Z]+\d+)*):|\|\}")]
    private static partial Regex MarkPattern { get; }
}

/// <summary>A diagnostic's id and place.</summary>
internal sealed record Mark(string Id, string Path, TextSpan Span);
