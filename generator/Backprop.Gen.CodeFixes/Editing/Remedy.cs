using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Gen.CodeFixes.Editing;

/// <summary>One way to mend one diagnostic.</summary>
/// <param name="Title">What happens, as the editor's menu shows it.</param>
/// <param name="Key">The equivalence key: the same for the same way, whatever the names in the title.</param>
/// <param name="Edits">All or nothing.</param>
internal sealed record Remedy(string Title, string Key, IReadOnlyList<Edit> Edits);

/// <summary>
/// A change of the source as text: what it does not touch keeps every space and comment, and the changes of many diagnostics can be
/// put together.
/// </summary>
internal abstract record Edit(SyntaxTree Tree);

/// <summary>Replaces a span; an insertion replaces an empty one.</summary>
internal sealed record TextEdit(SyntaxTree Tree, TextSpan Span, string Text) : Edit(Tree)
{
    public static TextEdit Insert(SyntaxTree tree, int position, string text) => new(tree, new TextSpan(position, 0), text);

    public static TextEdit Replace(SyntaxNode node, string text) => new(node.SyntaxTree, node.Span, text);
}

/// <summary>Removes an attribute; which commas and brackets go along depends on what else is removed from its list.</summary>
internal sealed record AttributeRemoval(AttributeSyntax Attribute) : Edit(Attribute.SyntaxTree);
