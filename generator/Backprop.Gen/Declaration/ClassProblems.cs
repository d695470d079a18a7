using Backprop.Gen.Collections;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.Declaration;

/// <summary>What is wrong with the class that carries the attributes, before anybody looks at the network.</summary>
internal static class ClassProblems
{
    public static EquatableArray<Problem> Of(INamedTypeSymbol type, IReadOnlyList<DeclaredAttribute> attributes, CancellationToken cancellation)
    {
        List<Problem> problems = [];
        string name = type.Name;

        if (GenericType(type) is { } generic)
        {
            problems.Add(AtClass(ProblemIds.Generic, name, generic.Name));
        }

        if (WhyNotOrdinary(type) is { } reason)
        {
            problems.Add(AtClass(ProblemIds.NotAnOrdinaryClass, name, reason));
        }

        TypeDeclarationSyntax? main = DeclaredAttribute.MainPart(attributes);
        bool block = !attributes.Any(a => a.Category == ElementCategory.Network);

        // Nothing is generated into a block, so a block may be sealed shut.
        if (!block)
        {
            if (main is not null && !IsPartial(main))
            {
                problems.Add(AtClass(ProblemIds.NotPartial, name));
            }

            foreach (INamedTypeSymbol outer in TypeIdentityReader.ContainingTypes(type).Where(t => !IsPartial(t, cancellation)))
            {
                problems.Add(AtClass(ProblemIds.ContainingTypeNotPartial, name, outer.Name));
            }
        }

        int stray = attributes.ToList().FindIndex(a => a.Part != main);
        if (stray >= 0)
        {
            problems.Add(new Problem(
                ProblemIds.SeveralParts, new Place(null, stray, null, -1), [name, block ? "Block" : "Network"]));
        }

        return problems.ToEquatableArray();
    }

    private static Problem AtClass(string id, params string[] arguments) => new(id, Place.Class, arguments.ToEquatableArray());

    private static INamedTypeSymbol? GenericType(INamedTypeSymbol type) =>
        TypeIdentityReader.ContainingTypes(type).Append(type).FirstOrDefault(t => t.Arity > 0);

    /// <summary>The predicate of the message's sentence, or null for an ordinary class.</summary>
    private static string? WhyNotOrdinary(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Struct } => "is a struct",
        { TypeKind: not TypeKind.Class } => "is not a class",
        { IsRecord: true } => "is a record",
        { IsStatic: true } => "is static",
        { IsAbstract: true } => "is abstract",
        { IsFileLocal: true } => "is local to its file, where no generated part can join it",
        { BaseType: { } parent } when HasOwnBase(parent) => $"derives from '{parent.Name}'",
        _ => null,
    };

    /// <summary>The analyzer sees the generated part too, whose base class is no mistake of the user's.</summary>
    private static bool HasOwnBase(INamedTypeSymbol parent) =>
        parent.SpecialType != SpecialType.System_Object &&
        parent is not { TypeKind: TypeKind.Error } &&
        parent is not { Name: "Network", Arity: 1, ContainingNamespace: { Name: "Runtime", ContainingNamespace: { Name: "Backprop", ContainingNamespace.IsGlobalNamespace: true } } };

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.All(r => r.GetSyntax(cancellation) is TypeDeclarationSyntax part && IsPartial(part));

    private static bool IsPartial(TypeDeclarationSyntax part) => part.Modifiers.Any(SyntaxKind.PartialKeyword);
}
