using System.Collections.Immutable;
using Backprop.Gen.Declaration;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Diagnostics;

/// <summary>All diagnostics of the package, by id.</summary>
internal static class Descriptors
{
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        .. DeclarationDescriptors.All,
        .. ShapeDescriptors.All,
        .. LossDescriptors.All,
        .. AdviceDescriptors.All,
    ];

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = All.ToImmutableDictionary(d => d.Id);

    /// <summary>The descriptor of an id from <see cref="ProblemIds"/>.</summary>
    public static DiagnosticDescriptor For(string id) => ById[id];

    /// <summary>The diagnostic of a problem; its fix data become the diagnostic's properties.</summary>
    public static Diagnostic Diagnose(Problem problem, Location location) => Diagnostic.Create(
        For(problem.Id),
        location,
        problem.FixData.ToImmutableDictionary(d => d.Name, d => TextOf(d.Value)),
        [.. problem.MessageArguments]);

    private static string? TextOf(ArgumentValue value) => value switch
    {
        TextValue text => text.Text,
        IntegerValue integer => integer.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        RealValue real => real.Number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        BooleanValue flag => flag.Value ? "true" : "false",
        EnumValue member => member.Member,
        TypeValue type => type.Key,
        _ => null,
    };
}
