using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Declaration;

/// <summary>Which attribute classes belong to the language, and what each declares.</summary>
internal static class AttributeCategory
{
    private const string Suffix = "Attribute";

    public const string NetworkName = "Backprop.NetworkAttribute";

    public const string BlockName = "Backprop.BlockAttribute";

    /// <summary>What an attribute of this class declares, or null if it is not ours.</summary>
    public static ElementCategory? Of(INamedTypeSymbol? attribute)
    {
        // Only the library's own classes: a user's class derived from one of them has no definition to compile it with.
        if (attribute is null || !IsOurs(attribute))
        {
            return null;
        }

        for (INamedTypeSymbol? type = attribute; type is not null && IsOurs(type); type = type.BaseType)
        {
            ElementCategory? category = type.Name switch
            {
                "NetworkAttribute" => ElementCategory.Network,
                "BlockAttribute" => ElementCategory.Block,
                "InputAttribute" => ElementCategory.Input,
                "OutputAttribute" => ElementCategory.Output,
                "LayerAttribute" => ElementCategory.Layer,
                "UseAttribute" => ElementCategory.Use,
                "LossAttribute" => ElementCategory.Loss,
                "OptimizerAttribute" => ElementCategory.Optimizer,
                "ScheduleAttribute" => ElementCategory.Schedule,
                "InitializeAttribute" or "RegularizeAttribute" or "ConstrainAttribute" => ElementCategory.Initialize,
                _ => null,
            };
            if (category is not null)
            {
                return category;
            }
        }

        return null;
    }

    /// <summary>Keras's name: without "Attribute".</summary>
    public static string KindOf(INamedTypeSymbol attribute) => attribute.Name.EndsWith(Suffix, StringComparison.Ordinal)
        ? attribute.Name.Substring(0, attribute.Name.Length - Suffix.Length)
        : attribute.Name;

    public static bool IsNetwork(ISymbol type) => Has(type, ElementCategory.Network);

    public static bool IsBlock(ISymbol type) => Has(type, ElementCategory.Block);

    private static bool Has(ISymbol type, ElementCategory category) =>
        type.GetAttributes().Any(a => Of(a.AttributeClass) == category);

    private static bool IsOurs(INamedTypeSymbol type) =>
        type is { ContainingType: null, Arity: 0, ContainingNamespace: { Name: "Backprop", ContainingNamespace.IsGlobalNamespace: true } };
}
