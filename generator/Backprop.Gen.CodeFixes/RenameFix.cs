using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Backprop.Gen.CodeFixes.Editing;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.CodeFixes;

/// <summary>
/// Gives a layer another name: a second layer of one name the next number (readers keep the first), a name with characters that are not
/// allowed the same with '_' in their place, together with everything that refers to it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameFix)), Shared]
public sealed class RenameFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.DuplicateName, ProblemIds.InvalidName];

    private protected override IEnumerable<Remedy> Remedies(Mistake mistake)
    {
        if (mistake.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { NameEquals.Name.Identifier.ValueText: "Name" } argument ||
            mistake.Model.GetConstantValue(argument.Expression, mistake.Cancellation) is not { HasValue: true, Value: string { Length: > 0 } name })
        {
            yield break;
        }

        List<(ExpressionSyntax Syntax, string Text)> texts = Texts(mistake);
        HashSet<string> taken = [.. texts.Select(t => t.Text)];
        string renamed = mistake.Id == ProblemIds.DuplicateName ? Numbered(name, taken) : Cleaned(name);
        if (mistake.Id == ProblemIds.InvalidName && (taken.Contains(renamed) || renamed.Length == 0))
        {
            yield break;
        }

        IEnumerable<(ExpressionSyntax Syntax, string Text)> places = mistake.Id == ProblemIds.DuplicateName
            ? [(argument.Expression, name)]
            : texts.Where(t => Names(t.Text, name));
        yield return new Remedy(
            $"Rename to '{renamed}'",
            nameof(RenameFix),
            [.. places.Select(p => TextEdit.Replace(p.Syntax, Mistake.Literal(renamed + p.Text.Substring(name.Length))))]);
    }

    /// <summary>Whether a text is the layer's name or the name of something in it (<c>hidden.kernel</c>, <c>trunk/dense</c>).</summary>
    private static bool Names(string text, string name) =>
        text.StartsWith(name, StringComparison.Ordinal) && (text.Length == name.Length || text[name.Length] is '.' or '/');

    /// <summary>Every text in the attributes of the class: names and references to names.</summary>
    private static List<(ExpressionSyntax Syntax, string Text)> Texts(Mistake mistake) =>
    [
        .. from attribute in mistake.Declared
           from argument in WrittenArgument.Of(attribute.Data, attribute.Syntax)
           from text in TextsOf(argument)
           select text,
    ];

    private static IEnumerable<(ExpressionSyntax Syntax, string Text)> TextsOf(WrittenArgument argument)
    {
        string[] texts = ConstantReader.Read(argument.Value) switch
        {
            TextValue text => [text.Text],
            TextArrayValue array => [.. array.Texts],
            _ => [],
        };
        for (int i = 0; i < texts.Length; i++)
        {
            if (argument.Expressions(i) is [var syntax])
            {
                yield return (syntax, texts[i]);
            }
        }
    }

    private static string Numbered(string name, HashSet<string> taken)
    {
        for (int i = 1; ; i++)
        {
            string candidate = name + "_" + i.ToString(CultureInfo.InvariantCulture);
            if (!taken.Contains(candidate))
            {
                return candidate;
            }
        }
    }

    /// <summary>A legal name that is as near as possible; what stands before the first letter goes.</summary>
    private static string Cleaned(string name)
    {
        string cleaned = new([.. name.SkipWhile(c => !char.IsLetter(c)).Select(c => char.IsLetterOrDigit(c) ? c : '_')]);
        return cleaned.TrimEnd('_');
    }
}
