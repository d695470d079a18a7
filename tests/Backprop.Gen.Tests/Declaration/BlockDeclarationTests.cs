using Backprop.Gen.Declaration;
using Backprop.Gen.Tests.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Gen.Tests.Declaration;

/// <summary>The blocks that a network uses come along in its declaration.</summary>
public sealed class BlockDeclarationTests
{
    [Fact]
    public void Blocks_are_found_through_blocks_and_sorted_by_key()
    {
        NetworkDeclaration declaration = Declared.Read("""
            [Network, Input(2), Use(typeof(N.Zeta)), Use(typeof(Outer.Mid))] partial class Net;
            namespace N { [Block, Use(typeof(Alpha)), Dense(2)] partial class Zeta; [Block, Dense(3)] partial class Alpha; }
            class Outer { [Block, Dense(4), Use(typeof(N.Alpha))] public partial class Mid; }
            [Block, Dense(5)] class Unused;
            """);
        Assert.Equal(
            [
                "N.Alpha Alpha: Block(), Dense(Units: 3)",
                "N.Zeta Zeta: Block(), Use(Block: typeof(N.Alpha)), Dense(Units: 2)",
                "Outer.Mid Mid: Block(), Dense(Units: 4), Use(Block: typeof(N.Alpha))",
            ],
            declaration.Blocks.Select(Show));
    }

    [Fact]
    public void A_cycle_of_blocks_is_read_once()
    {
        NetworkDeclaration declaration = Declared.Read("""
            [Network, Use(typeof(A))] partial class Net;
            [Block, Use(typeof(B))] class A; [Block, Use(typeof(A)), Use(typeof(B))] class B;
            """);
        Assert.Equal(
            ["A A: Block(), Use(Block: typeof(B))", "B B: Block(), Use(Block: typeof(A)), Use(Block: typeof(B))"],
            declaration.Blocks.Select(Show));
    }

    [Theory]
    [InlineData("class Other;")]
    [InlineData("[Network] partial class Other;")]
    [InlineData("[Block] class Other<T>;", "Other<>")]
    [InlineData("class Other;", "Other[]")]
    [InlineData("", "int")]
    [InlineData("", "Nowhere")]
    public void A_type_that_is_no_block_is_left_out(string declaration, string used = "Other") =>
        Assert.Empty(Declared.Read($"[Network, Use(typeof({used}))] partial class Net; {declaration}").Blocks);

    [Fact]
    public void A_block_of_another_assembly_is_read_from_its_metadata()
    {
        const string Blocks = """
            namespace Library;
            [Block, Dense(3, Activation = Activation.Tanh, Name = "inner"), Dropout(0.5), Reshape(3, -1)]
            [Concatenate(From = ["input", "inner"]), Use(typeof(Small), Repeat = 2)] public class Big;
            [Block, Dense(units: 7)] public class Small;
            """;
        const string Network = "[Network, Use(typeof(Library.Big))] partial class Net;";
        CSharpCompilation library = TestCompilation.Of(TestCompilation.Usings + Blocks).WithAssemblyName("Library");
        NetworkDeclaration fromMetadata = Declared.Read(
            TestCompilation.Of(TestCompilation.Usings + Network).AddReferences(library.AsMetadata()));

        Assert.Equal(
            [
                "Library.Big Big: Block(), Dense(Units: 3, Activation: Activation.Tanh, Name: \"inner\"), Dropout(Rate: 0.5d), " +
                    "Reshape(TargetShape: [3, -1]), Concatenate(From: [\"input\", \"inner\"]), Use(Block: typeof(Library.Small), Repeat: 2)",
                "Library.Small Small: Block(), Dense(Units: 7)",
            ],
            fromMetadata.Blocks.Select(Show));

        NetworkDeclaration fromSource = Declared.Read(TestCompilation.Of(
            ("Net.cs", TestCompilation.Usings + Network), ("Blocks.cs", TestCompilation.Usings + Blocks)));
        Assert.Equal(fromSource, fromMetadata);
    }

    private static string Show(BlockDeclaration block) => $"{block.Key} {block.Name}: {string.Join(", ", block.Elements.Select(Declared.Show))}";
}
