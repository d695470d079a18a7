using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Gen.CodeFixes.Editing;

/// <summary>Writes and removes the arguments of an attribute.</summary>
internal static class AttributeArguments
{
    /// <summary>The argument <c>name = …</c>, or null.</summary>
    public static AttributeArgumentSyntax? Named(AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name);

    /// <summary>Makes <c>name = value</c> of whatever was said about <paramref name="name"/>.</summary>
    public static TextEdit Set(AttributeSyntax attribute, string name, string value)
    {
        if (Named(attribute, name) is { } written)
        {
            return TextEdit.Replace(written.Expression, value);
        }

        string text = $"{name} = {value}";
        return attribute.ArgumentList switch
        {
            null => TextEdit.Insert(attribute.SyntaxTree, attribute.Name.Span.End, $"({text})"),
            { Arguments: { Count: > 0 } arguments } =>
                TextEdit.Insert(attribute.SyntaxTree, arguments[arguments.Count - 1].Span.End, ", " + text),
            { } empty => TextEdit.Insert(attribute.SyntaxTree, empty.OpenParenToken.Span.End, text),
        };
    }

    /// <summary>Removes one argument with its comma, and the parentheses with the last.</summary>
    public static TextEdit Remove(AttributeArgumentSyntax argument)
    {
        AttributeArgumentListSyntax list = (AttributeArgumentListSyntax)argument.Parent!;
        int i = list.Arguments.IndexOf(argument);
        TextSpan span = list.Arguments.Count == 1 ? list.Span
            : i > 0 ? TextSpan.FromBounds(list.Arguments[i - 1].Span.End, argument.Span.End)
            : TextSpan.FromBounds(argument.SpanStart, list.Arguments[1].SpanStart);
        return new TextEdit(argument.SyntaxTree, span, "");
    }

    /// <summary>The name of an attribute for a title: <c>Dense</c> for <c>Backprop.DenseAttribute(3)</c>.</summary>
    public static string KindOf(AttributeSyntax attribute)
    {
        string name = SimpleName(attribute.Name).Identifier.ValueText;
        return name.EndsWith("Attribute", StringComparison.Ordinal) && name != "Attribute"
            ? name.Substring(0, name.Length - "Attribute".Length)
            : name;
    }

    /// <summary>What stands before the name, dot included (<c>Backprop.</c>): another attribute there needs the same.</summary>
    public static string QualifierOf(AttributeSyntax attribute)
    {
        int length = SimpleName(attribute.Name).SpanStart - attribute.Name.SpanStart;
        return attribute.Name.ToString().Substring(0, length);
    }

    private static SimpleNameSyntax SimpleName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        _ => (SimpleNameSyntax)name,
    };
}
