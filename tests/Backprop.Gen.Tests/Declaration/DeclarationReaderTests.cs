using Backprop.Gen.Declaration;

namespace Backprop.Gen.Tests.Declaration;

/// <summary>Every way to write an attribute argument, and what the reader makes of it.</summary>
public sealed class DeclarationReaderTests
{
    [Theory]
    [InlineData("Dense(3)", "Dense(Units: 3)")]
    [InlineData("Dense(units: 3)", "Dense(Units: 3)")]
    [InlineData("DenseAttribute(3)", "Dense(Units: 3)")]
    [InlineData("Backprop.Dense(3)", "Dense(Units: 3)")]
    [InlineData("global::Backprop.DenseAttribute(3)", "Dense(Units: 3)")]
    [InlineData("Flatten", "Flatten()")]
    [InlineData("Flatten()", "Flatten()")]
    [InlineData("Dense(3, Name = \"a\", UseBias = false)", "Dense(Units: 3, Name: \"a\", UseBias: false)")]
    [InlineData("Dense(3, UseBias = false, Name = \"a\")", "Dense(Units: 3, UseBias: false, Name: \"a\")")]
    [InlineData("Dense(3, Activation = Activation.ReLU)", "Dense(Units: 3, Activation: Activation.ReLU)")]
    [InlineData("Dense(3, Activation = Backprop.Activation.Linear)", "Dense(Units: 3, Activation: Activation.Linear)")]
    [InlineData("Dense(3, Activation = (Activation)77)", "Dense(Units: 3, Activation: Activation.77)")]
    [InlineData("Dense(3, Activation = (Activation)(-1))", "Dense(Units: 3, Activation: Activation.-1)")]
    [InlineData("Activation(Activation.GELU)", "Activation(Activation: Activation.GELU)")]
    [InlineData("Dropout(0.2)", "Dropout(Rate: 0.2d)")]
    [InlineData("Dropout(0.2f)", "Dropout(Rate: 0.20000000298023224d)")]
    [InlineData("Dropout(rate: 1)", "Dropout(Rate: 1d)")]
    [InlineData("Dropout(double.NaN)", "Dropout(Rate: NaNd)")]
    [InlineData("Rescaling(1.0 / 4, Offset = -0.5)", "Rescaling(Scale: 0.25d, Offset: -0.5d)")]
    [InlineData("Use(typeof(N.Two), Repeat = 3)", "Use(Block: typeof(N.Two), Repeat: 3)")]
    [InlineData("Use(null)", "Use(Block: ?)")]
    [InlineData("Identity(Name = null)", "Identity(Name: ?)")]
    public void One_layer(string written, string read) =>
        Assert.Equal(["Network()", read], Declared.Elements($"[Network, {written}] partial class Net; namespace N {{ [Block] class Two; }}"));

    [Theory]
    [InlineData("Input(28)", "[28]")]
    [InlineData("Input(28, 28, 1)", "[28, 28, 1]")]
    [InlineData("Input(new[] { 28, 28 })", "[28, 28]")]
    [InlineData("Input(new int[] { 28, 28 })", "[28, 28]")]
    [InlineData("Input(new int[2] { 28, 28 })", "[28, 28]")]
    [InlineData("Input([28, 28, 1])", "[28, 28, 1]")]
    [InlineData("Input(shape: new[] { 4, 5 })", "[4, 5]")]
    [InlineData("Input(shape: [4, 5])", "[4, 5]")]
    [InlineData("Input(Sizes.Side, Sizes.Side * 2)", "[28, 56]")]
    [InlineData("Input((byte)3, 'A', short.MaxValue)", "[3, 65, 32767]")]
    [InlineData("Input(-1, 0)", "[-1, 0]")]
    public void A_params_array(string written, string read) => Assert.Equal(
        ["Network()", $"Input(Shape: {read})"],
        Declared.Elements($"[Network, {written}] partial class Net; static class Sizes {{ public const int Side = 28; }}"));

    [Fact]
    public void An_optional_argument_that_is_not_written_is_not_there() =>
        Assert.Equal(["Network()", "Input()"], Declared.Elements("[Network, Input] partial class Net;"));

    [Theory]
    [InlineData("From = [\"a\", \"b\"]")]
    [InlineData("From = new[] { \"a\", \"b\" }")]
    [InlineData("From = new string[] { \"a\", \"b\" }")]
    [InlineData("From = [nameof(a), \"\\x62\"]")]
    public void An_array_of_names(string written) => Assert.Equal(
        ["Network()", "Add(From: [\"a\", \"b\"])"], Declared.Elements($"[Network, Add({written})] partial class Net {{ const int a = 0; }}"));

    [Theory]
    [InlineData("From = null", "From: ?")]
    [InlineData("From = []", "From: []")]
    [InlineData("From = [\"a\", null]", "From: ?")]
    public void An_array_without_all_names(string written, string read) =>
        Assert.Equal(["Network()", $"Add({read})"], Declared.Elements($"[Network, Add({written})] partial class Net;"));

    [Fact]
    public void Elements_stand_in_source_order_whatever_their_lists() => Assert.Equal(
        [
            "Network(Precision: Precision.Double)", "Input(Shape: [2])",
            "Dense(Units: 3)", "Dense(Units: 4)", "Dense(Units: 5)", "Huber()", "SGD(LearningRate: 0.5d)",
        ],
        Declared.Elements("""
            [Network(Precision = Precision.Double)] [Input(2), Dense(3)]
            [Dense(4)]
            // Between.
            [Dense(5), Huber] [SGD(LearningRate = 0.5)]
            partial class Net;
            """));

    [Fact]
    public void The_network_attribute_need_not_be_the_first() =>
        Assert.Equal(["Input(Shape: [2])", "Dense(Units: 1)", "Network()"], Declared.Elements("[Input(2)] [Dense(1), Network] partial class Net;"));

    [Fact]
    public void Other_peoples_attributes_are_left_out() => Assert.Equal(
        ["Network()", "Dense(Units: 1)"],
        Declared.Elements("""
            [System.Obsolete, Network, Other.Dense(2), Dense(1)] partial class Net;
            namespace Other { class DenseAttribute(int units) : System.Attribute { } }
            """));

    [Fact]
    public void A_class_of_the_users_that_looks_like_ours_is_not_ours() => Assert.Equal(
        ["Network()"],
        Declared.Elements("""
            [Network, Outer.Dense(2)] partial class Net;
            class Outer { public class DenseAttribute(int units) : System.Attribute { } }
            """));

    [Fact]
    public void Attributes_that_strayed_to_other_parts_follow_by_path_and_position()
    {
        NetworkDeclaration declaration = Declared.Read(Diagnostics.TestCompilation.Of(
            ("C.cs", "using Backprop; [Dense(5)] partial class Net;"),
            ("B.cs", "using Backprop; [Network, Input(2)] partial class Net;"),
            ("A.cs", "using Backprop; [Dense(3)] partial class Net; [Dense(4)] partial class Net;")));
        Assert.Equal(
            ["Network()", "Input(Shape: [2])", "Dense(Units: 3)", "Dense(Units: 4)", "Dense(Units: 5)"],
            declaration.Elements.Select(Declared.Show));
        Assert.Equal([("BPG0002", 2)], declaration.Problems.Select(p => (p.Id, p.Where.Element)));
    }

    [Fact]
    public void Broken_attributes_are_read_as_far_as_they_go() => Assert.Equal(
        ["Network()", "Dense()", "Dense()", "Dense(Units: 3, Activation: ?)", "Dropout()"],
        Declared.Elements("""
            [Network, Dense, Dense(unknown), Dense(3, Activation = Activation.Nothing, Nope = 1), Dropout("text")] partial class Net;
            """));
}
