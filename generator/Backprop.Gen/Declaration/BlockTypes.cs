using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Declaration;

/// <summary>The <c>[Block]</c> classes that a class uses, directly or through other blocks, by key in ordinal order.</summary>
internal static class BlockTypes
{
    public static SortedDictionary<string, INamedTypeSymbol> Reachable(INamedTypeSymbol type, CancellationToken cancellation)
    {
        SortedDictionary<string, INamedTypeSymbol> found = new(StringComparer.Ordinal);
        Queue<INamedTypeSymbol> open = new([type]);

        // A block that uses itself is found once; that it is a cycle is the graph builder's to say.
        while (open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (INamedTypeSymbol used in Used(open.Dequeue(), cancellation))
            {
                string key = ConstantReader.KeyOf(used);
                if (!found.ContainsKey(key))
                {
                    found.Add(key, used);
                    open.Enqueue(used);
                }
            }
        }

        return found;
    }

    private static IEnumerable<INamedTypeSymbol> Used(INamedTypeSymbol type, CancellationToken cancellation) =>
        DeclaredAttribute.Of(type, cancellation)
            .Where(a => a.Category == ElementCategory.Use)
            .SelectMany(a => WrittenArgument.Of(a.Data, a.Syntax))
            .Where(a => a.Value.Kind == TypedConstantKind.Type)
            .Select(a => a.Value.Value)
            .OfType<INamedTypeSymbol>()
            .Where(t => t is { TypeKind: TypeKind.Class, IsGenericType: false } && AttributeCategory.IsBlock(t));
}
