using Backprop.Gen.Declaration;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Tests.Declaration;

/// <summary>The declaration is the cache key of everything behind it: equal where the network is, different where it is not.</summary>
public sealed class EqualityTests
{
    private const string Source = """
        namespace N;
        [Network, Input(2, 3), Flatten, Dense(4, Activation = Activation.ReLU, Name = "a"), Dense(5, From = ["a"])]
        [Use(typeof(Two), Repeat = 2), MeanSquaredError(Weight = 0.5), Adam(LearningRate = 0.01)]
        public sealed partial class Net;
        [Block, Dense(5, UseBias = false)] partial class Two;
        """;

    [Fact]
    public void Two_readings_of_one_source_are_equal()
    {
        NetworkDeclaration first = Read(Source);
        NetworkDeclaration second = Read(Source);
        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Fact]
    public void Two_buildings_of_one_declaration_are_equal()
    {
        BuildResult first = NetworkBuilder.Build(Read(Source));
        BuildResult second = NetworkBuilder.Build(Read(Source));
        Assert.NotNull(first.Model);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Theory]
    [InlineData("namespace N;", "// A comment.\nnamespace N;\n\n\n")]
    [InlineData("namespace N;", "namespace N; class Unrelated { int x; }")]
    [InlineData("public sealed partial class Net;", "public sealed partial class Net { int own = 3; void Own() { } }")]
    [InlineData("public sealed partial class Net;", "public sealed partial class Net : System.IDisposable { public void Dispose() { } }")]
    [InlineData("public sealed partial class Net;", "[System.Obsolete] public sealed partial class Net;")]
    [InlineData("Flatten, Dense(4", "Flatten]\n[Dense(4")]
    [InlineData("Dense(4,", "DenseAttribute(units: 2 + 2,")]
    [InlineData("[\"a\"]", "new[] { \"a\" }")]
    [InlineData("Input(2, 3)", "Input([2, 3])")]
    [InlineData("[Block,", "[Block] [System.Obsolete] [")]
    public void Ways_to_write_the_same_network_are_equal(string old, string replacement) =>
        Assert.Equal(Read(Source), Read(Replace(old, replacement)));

    [Theory]
    [InlineData("namespace N;", "namespace M;")]
    [InlineData("public sealed", "internal sealed")]
    [InlineData("public sealed", "public")]
    [InlineData("partial class Net;", "class Net;")]
    [InlineData("Input(2, 3)", "Input(3, 2)")]
    [InlineData("Flatten, ", "")]
    [InlineData("Dense(4", "Dense(6")]
    [InlineData("Activation.ReLU", "Activation.Tanh")]
    [InlineData("Name = \"a\"", "Name = \"a\", UseBias = true")]
    [InlineData("[\"a\"]", "[\"a\", \"a\"]")]
    [InlineData("Repeat = 2", "Repeat = 3")]
    [InlineData("Weight = 0.5", "Weight = 0.25")]
    [InlineData("LearningRate = 0.01", "Beta1 = 0.01")]
    [InlineData("UseBias = false", "UseBias = true")]
    [InlineData("[Block, Dense(5, UseBias = false)]", "[Block, Dense(5, UseBias = false), Identity]")]
    public void Another_network_is_different(string old, string replacement) =>
        Assert.NotEqual(Read(Source), Read(Replace(old, replacement)));

    /// <summary>Replaced once, so that a row cannot change more than it says.</summary>
    private static string Replace(string old, string replacement)
    {
        int at = Source.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The source does not contain '{old}'.");
        return Source[..at] + replacement + Source[(at + old.Length)..];
    }

    private static NetworkDeclaration Read(string source) => Declared.Read(source, source.Contains("namespace M") ? "M.Net" : "N.Net");
}
