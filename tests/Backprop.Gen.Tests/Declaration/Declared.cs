using System.Globalization;
using Backprop.Gen.Declaration;
using Backprop.Gen.Tests.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Tests.Declaration;

/// <summary>Reads declarations from source text and writes them down in one line each.</summary>
internal static class Declared
{
    /// <summary>The declaration of a class in a source that need not compile.</summary>
    public static NetworkDeclaration Read(string source, string type = "Net") =>
        Read(TestCompilation.Of(TestCompilation.Usings + source), type);

    public static NetworkDeclaration Read(Compilation compilation, string type = "Net") =>
        DeclarationReader.Read(compilation.Type(type), CancellationToken.None);

    /// <summary>The elements of <c>Net</c> as text: <c>Dense(Units: 3, Name: "a")</c>.</summary>
    public static string[] Elements(string source) => [.. Read(source).Elements.Select(Show)];

    public static string Show(Element element) =>
        element.Kind + "(" + string.Join(", ", element.Arguments.Select(a => $"{a.Name}: {Show(a.Value)}")) + ")";

    private static string Show(ArgumentValue value) => value switch
    {
        IntegerValue integer => integer.Number.ToString(CultureInfo.InvariantCulture),
        RealValue real => real.Number.ToString("R", CultureInfo.InvariantCulture) + "d",
        BooleanValue flag => flag.Value ? "true" : "false",
        TextValue text => $"\"{text.Text}\"",
        EnumValue member => $"{member.Type}.{member.Member}",
        TypeValue type => $"typeof({type.Key})",
        IntegerArrayValue integers => integers.Numbers.ToString(),
        TextArrayValue texts => "[" + string.Join(", ", texts.Texts.Select(t => $"\"{t}\"")) + "]",
        MissingValue => "?",
        _ => throw new ArgumentException($"{value.GetType()} has no text yet."),
    };
}
