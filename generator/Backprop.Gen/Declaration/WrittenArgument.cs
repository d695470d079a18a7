using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.Declaration;

/// <summary>An argument that the user wrote: its constant and where it stands.</summary>
/// <param name="Name">The property it sets; for a constructor argument the property of the parameter's name.</param>
/// <param name="Value">Its constant.</param>
/// <param name="Syntax">The argument; several for the items of a <c>params</c> array; none where the class comes from another assembly.</param>
internal sealed record WrittenArgument(string Name, TypedConstant Value, IReadOnlyList<AttributeArgumentSyntax> Syntax)
{
    /// <summary>The written arguments in source order; a property that is set after its constructor parameter wins.</summary>
    public static IReadOnlyList<WrittenArgument> Of(AttributeData data, AttributeSyntax? syntax)
    {
        List<WrittenArgument> arguments = [];
        AttributeArgumentSyntax[] all = syntax?.ArgumentList is { } list ? [.. list.Arguments] : [];

        if (data.AttributeConstructor is { } constructor)
        {
            int count = Math.Min(constructor.Parameters.Length, data.ConstructorArguments.Length);
            for (int i = 0; i < count; i++)
            {
                IParameterSymbol parameter = constructor.Parameters[i];
                IReadOnlyList<AttributeArgumentSyntax> written = Find(parameter, all);

                // An optional parameter that is not written says nothing: defaults belong to the layer.
                if (syntax is null || written.Count > 0)
                {
                    arguments.Add(new WrittenArgument(PropertyOf(parameter.Name), data.ConstructorArguments[i], written));
                }
            }
        }

        foreach (KeyValuePair<string, TypedConstant> named in data.NamedArguments)
        {
            arguments.RemoveAll(a => a.Name == named.Key);
            arguments.Add(new WrittenArgument(
                named.Key, named.Value, [.. all.Where(a => a.NameEquals?.Name.Identifier.ValueText == named.Key)]));
        }

        return [.. arguments.OrderBy(a => a.Syntax.Count > 0 ? a.Syntax[0].SpanStart : int.MaxValue)];
    }

    /// <summary>The expression of the whole argument, or of one item of an array; null if there is no such thing in the source.</summary>
    public IReadOnlyList<ExpressionSyntax> Expressions(int item)
    {
        ExpressionSyntax[] all = [.. Syntax.Select(s => s.Expression)];
        if (item < 0 || all.Length == 0)
        {
            return all;
        }

        ExpressionSyntax[] items = all.Length == 1 && ItemsOf(all[0]) is { } inner ? inner : all;
        return item < items.Length ? [items[item]] : all;
    }

    /// <summary><c>units</c> becomes <c>Units</c>.</summary>
    private static string PropertyOf(string parameter) =>
        parameter.Length == 0 ? parameter : char.ToUpperInvariant(parameter[0]) + parameter.Substring(1);

    private static IReadOnlyList<AttributeArgumentSyntax> Find(IParameterSymbol parameter, AttributeArgumentSyntax[] all)
    {
        AttributeArgumentSyntax? byName = all.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == parameter.Name);
        if (byName is not null)
        {
            return [byName];
        }

        AttributeArgumentSyntax[] positional = [.. all.Where(a => a.NameEquals is null)];
        if (parameter.IsParams)
        {
            return [.. positional.Skip(parameter.Ordinal).Where(a => a.NameColon is null)];
        }

        return parameter.Ordinal < positional.Length && positional[parameter.Ordinal].NameColon is null
            ? [positional[parameter.Ordinal]]
            : [];
    }

    private static ExpressionSyntax[]? ItemsOf(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        ImplicitArrayCreationExpressionSyntax implicitArray => [.. implicitArray.Initializer.Expressions],
        CollectionExpressionSyntax collection => [.. collection.Elements.OfType<ExpressionElementSyntax>().Select(e => e.Expression)],
        _ => null,
    };
}
