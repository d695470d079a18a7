using Backprop.Gen.Declaration;

namespace Backprop.Gen.Tests.Declaration;

/// <summary>What the emitter needs to reopen a class, wherever it stands and whatever it is called.</summary>
public sealed class TypeIdentityTests
{
    [Theory]
    [InlineData("[Network] partial class Net;", "internal partial")]
    [InlineData("[Network] internal sealed partial class Net;", "internal sealed partial")]
    [InlineData("[Network] public partial class Net;", "public partial")]
    [InlineData("[Network] public sealed partial class Net;", "public sealed partial")]
    [InlineData("partial class Net; [Network] partial class Net; public partial class Net;", "public partial")]
    [InlineData("partial class Net; [Network] partial class Net; sealed partial class Net;", "internal sealed partial")]
    public void Modifiers_are_those_of_all_parts(string source, string modifiers) =>
        Assert.Equal(modifiers, Declared.Read(source).Type.Modifiers);

    [Theory]
    [InlineData("", "private partial")]
    [InlineData("private", "private partial")]
    [InlineData("protected", "protected partial")]
    [InlineData("protected internal", "protected internal partial")]
    [InlineData("private protected", "private protected partial")]
    [InlineData("internal", "internal partial")]
    [InlineData("public sealed", "public sealed partial")]
    public void A_nested_class_keeps_its_accessibility(string written, string modifiers) =>
        Assert.Equal(modifiers, Declared.Read($"partial class Outer {{ [Network] {written} partial class Net; }}", "Outer+Net").Type.Modifiers);

    [Fact]
    public void Containing_types_of_every_kind_are_listed_outermost_first()
    {
        TypeIdentity type = Declared.Read(
            """
            namespace First.Second;
            partial class A { partial struct B { partial record C { partial record struct D { partial interface E {
                [Network] public partial class Net;
            } } } } }
            """,
            "First.Second.A+B+C+D+E+Net").Type;
        Assert.Equal("First.Second", type.Namespace);
        Assert.Equal(
            ["partial class A", "partial struct B", "partial record C", "partial record struct D", "partial interface E"],
            type.ContainingTypes);
        Assert.Equal("First.Second.A.B.C.D.E.Net", type.QualifiedName);
    }

    [Fact]
    public void The_global_namespace_is_empty()
    {
        TypeIdentity type = Declared.Read("[Network] partial class Net;").Type;
        Assert.Equal(("", "Net", "Net"), (type.Namespace, type.Name, type.QualifiedName));
    }

    [Theory]
    [InlineData(
        "namespace @event.@class { partial class @static { [Network] partial class @int; } }",
        "event.class.static+int", "@event.@class", "partial class @static", "@int")]
    [InlineData(
        "namespace @record.Usual { partial class @where { [Network] partial class @await; } }",
        "record.Usual.where+await", "@record.Usual", "partial class @where", "@await")]
    public void Names_that_are_keywords_keep_their_at_sign(string source, string metadataName, string space, string outer, string name)
    {
        TypeIdentity type = Declared.Read(source, metadataName).Type;
        Assert.Equal((space, name), (type.Namespace, type.Name));
        Assert.Equal(outer, Assert.Single(type.ContainingTypes));
        Assert.Equal(metadataName.Replace('+', '.'), type.QualifiedName);
    }

    [Fact]
    public void Letters_of_any_script_are_kept() =>
        Assert.Equal("Größe.Σίγμα", Declared.Read("namespace Größe { [Network] partial class Σίγμα; }", "Größe.Σίγμα").Type.QualifiedName);
}
