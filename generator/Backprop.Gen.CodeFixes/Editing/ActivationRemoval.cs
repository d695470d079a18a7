using Backprop.Gen.Declaration;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.CodeFixes.Editing;

/// <summary>Takes the activation away that a loss applies itself.</summary>
internal static class ActivationRemoval
{
    /// <summary>
    /// The edit that leaves the layer without its activation: the argument goes from a layer that has others, a layer that is nothing but
    /// an activation goes as a whole. Null where somebody refers to such a layer by name, or where it chooses its input.
    /// </summary>
    public static Edit? From(DeclaredAttribute layer, IReadOnlyList<DeclaredAttribute> all)
    {
        if (layer is not { Category: ElementCategory.Layer, Syntax: { } syntax })
        {
            return null;
        }

        string kind = AttributeArguments.KindOf(syntax);
        if (AttributeArguments.Named(syntax, "Activation") is { } argument)
        {
            return AttributeArguments.Remove(argument);
        }

        bool onlyActivation = kind is "Softmax" or "Activation";
        bool named = AttributeArguments.Named(syntax, "Name") is not null || AttributeArguments.Named(syntax, "From") is not null;
        return onlyActivation && !named && !all.Any(a => Mentions(a, kind.ToLowerInvariant())) ? new AttributeRemoval(syntax) : null;
    }

    /// <summary>Whether an attribute refers to a layer of this default name (<c>softmax</c>, <c>softmax_1</c>).</summary>
    private static bool Mentions(DeclaredAttribute attribute, string name) => WrittenArgument.Of(attribute.Data, attribute.Syntax)
        .Select(a => ConstantReader.Read(a.Value))
        .SelectMany(v => v switch
        {
            TextValue text => [text.Text],
            TextArrayValue texts => texts.Texts,
            _ => Enumerable.Empty<string>(),
        })
        .Any(text => text.StartsWith(name, StringComparison.Ordinal));
}
