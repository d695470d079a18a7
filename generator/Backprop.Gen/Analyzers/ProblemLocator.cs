using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Gen.Analyzers;

/// <summary>Leads a problem's place back to the source of one class and the blocks it uses.</summary>
internal sealed class ProblemLocator(INamedTypeSymbol type, CancellationToken cancellation)
{
    private readonly IReadOnlyList<DeclaredAttribute> attributes = DeclaredAttribute.Of(type, cancellation);

    /// <summary>Built when a problem lies inside a block.</summary>
    private SortedDictionary<string, INamedTypeSymbol>? blocks;

    /// <summary>
    /// The array item, else the argument, else the attribute's name, else the class's: the narrowest that exists in the source.
    /// </summary>
    public Location Locate(Problem problem)
    {
        if (problem.Id == ProblemIds.ContainingTypeNotPartial && OuterType(problem) is { } outer)
        {
            return outer;
        }

        Place place = problem.Where;
        IReadOnlyList<DeclaredAttribute> list = AttributesAt(place);
        bool here = place.Block is null || IsInSource(place.Block);
        if (here && place.Element >= 0 && place.Element < list.Count && list[place.Element] is { Syntax: { } syntax } attribute)
        {
            return LocateArgument(attribute, place) ?? syntax.Name.GetLocation();
        }

        // A block of another assembly has no source here: the class that uses it is the place where something can be done.
        return place.Block is not null && UseOf(place.Block) is { } use ? use : ClassName();
    }

    /// <summary>Whether C# itself rejects the attribute that the problem is about.</summary>
    public bool IsReportedByCompiler(Problem problem)
    {
        IReadOnlyList<DeclaredAttribute> list = AttributesAt(problem.Where);
        return problem.Where.Element >= 0 && problem.Where.Element < list.Count && list[problem.Where.Element].HasCompilerError;
    }

    /// <summary>Whether a block is declared in the same project and not in one that it refers to.</summary>
    public bool IsInSource(string block) =>
        Blocks.TryGetValue(block, out INamedTypeSymbol? symbol) && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, type.ContainingAssembly);

    private SortedDictionary<string, INamedTypeSymbol> Blocks => blocks ??= BlockTypes.Reachable(type, cancellation);

    private IReadOnlyList<DeclaredAttribute> AttributesAt(Place place)
    {
        if (place.Block is null)
        {
            return attributes;
        }

        return Blocks.TryGetValue(place.Block, out INamedTypeSymbol? block) ? DeclaredAttribute.Of(block, cancellation) : [];
    }

    private static Location? LocateArgument(DeclaredAttribute attribute, Place place)
    {
        WrittenArgument? argument = WrittenArgument.Of(attribute.Data, attribute.Syntax).FirstOrDefault(a => a.Name == place.Argument);
        if (argument?.Expressions(place.Item) is not { Count: > 0 } expressions)
        {
            return null;
        }

        // The items of a params array stand side by side: underline from the first to the last.
        TextSpan span = TextSpan.FromBounds(expressions[0].SpanStart, expressions[expressions.Count - 1].Span.End);
        return Location.Create(expressions[0].SyntaxTree, span);
    }

    private Location? UseOf(string block) => attributes
        .FirstOrDefault(a => a.Category == ElementCategory.Use &&
            WrittenArgument.Of(a.Data, a.Syntax).Any(w => ConstantReader.Read(w.Value) is TypeValue used && used.Key == block))
        ?.Syntax?.Name.GetLocation();

    private Location ClassName() =>
        DeclaredAttribute.MainPart(attributes)?.Identifier.GetLocation() ?? type.Locations.FirstOrDefault() ?? Location.None;

    private Location? OuterType(Problem problem) => DeclaredAttribute.MainPart(attributes)?
        .Ancestors()
        .OfType<TypeDeclarationSyntax>()
        .FirstOrDefault(t => problem.MessageArguments.Count > 1 && t.Identifier.ValueText == problem.MessageArguments[1])?
        .Identifier.GetLocation();
}
