namespace Backprop.Gen.Tests.Diagnostics;

/// <summary>Mistakes of the class that carries the attributes, each underlined where it can be mended.</summary>
public sealed class ClassProblemTests
{
    private const string Good = "Input(2), Dense(1), MeanSquaredError, Adam";

    [Fact]
    public Task A_good_network_has_no_diagnostics() =>
        AnalyzerRun.VerifyAsync($"[Network, {Good}] public sealed partial class Net;");

    [Fact]
    public async Task A_class_without_partial_is_underlined_at_its_name()
    {
        var found = await AnalyzerRun.VerifyAsync($$"""[Network, {{Good}}] public sealed class {|BPG0001:Net|};""");
        Assert.Equal("Class 'Net' is not partial, so the network cannot be generated into it; add 'partial'", Assert.Single(found).GetMessage());
    }

    [Fact]
    public Task A_containing_type_without_partial_is_underlined_at_its_own_name() => AnalyzerRun.VerifyAsync($$"""
        public partial class Outermost
        {
            public class {|BPG0005:Outer|}
            {
                public partial struct Inner
                {
                    [Network, {{Good}}] public sealed partial class Net;
                }
            }
        }
        """);

    [Fact]
    public Task Every_containing_type_without_partial_is_reported() => AnalyzerRun.VerifyAsync($$"""
        class {|BPG0005:A|} { interface {|BPG0005:B|} { [Network, {{Good}}] class {|BPG0001:Net|}; } }
        """);

    [Fact]
    public Task A_block_need_not_be_partial() => AnalyzerRun.VerifyAsync("public class Outer { [Block, Dense(2)] public sealed class Two; }");

    [Theory]
    [InlineData("public sealed partial class {|BPG0003:Net|}<T>;")]
    [InlineData("public partial class Outer<T> { %[Network, Good] public sealed partial class {|BPG0003:Net|}; }")]
    public Task A_generic_network_is_refused(string declaration) => AnalyzerRun.VerifyAsync(WithAttributes(declaration));

    [Theory]
    [InlineData("public static partial class {|BPG0004:Net|};", "is static")]
    [InlineData("public abstract partial class {|BPG0004:Net|};", "is abstract")]
    [InlineData("public partial record {|BPG0004:Net|};", "is a record")]
    [InlineData("file partial class {|BPG0004:Net|};", "is local to its file, where no generated part can join it")]
    [InlineData("public partial class {|BPG0004:Net|} : System.Exception;", "derives from 'Exception'")]
    public async Task A_type_that_is_not_an_ordinary_class_is_refused(string declaration, string why)
    {
        var found = await AnalyzerRun.VerifyAsync(WithAttributes(declaration));
        Assert.StartsWith($"Type 'Net' {why};", Assert.Single(found).GetMessage());
    }

    [Fact]
    public Task A_network_may_implement_interfaces_and_derive_from_the_runtime_class_that_is_generated() => AnalyzerRun.VerifyAsync($$"""
        [Network, {{Good}}] public partial class Net : System.IDisposable { public void Dispose() { } }
        """);

    [Fact]
    public Task Attributes_on_another_part_are_underlined_there() => AnalyzerRun.VerifyAsync(
    [
        MarkedSource.Parse("using Backprop; [Network, Input(2)] public partial class Net;", "A.cs"),
        MarkedSource.Parse("using Backprop; [{|BPG0002:Dense|}(1), MeanSquaredError, Adam] partial class Net;", "B.cs"),
    ]);

    [Fact]
    public Task Attributes_that_are_not_ours_may_stand_on_another_part() => AnalyzerRun.VerifyAsync(
    [
        MarkedSource.Parse($"using Backprop; [Network, {Good}] public partial class Net;", "A.cs"),
        MarkedSource.Parse("[System.Obsolete] partial class Net;", "B.cs"),
    ]);

    [Fact]
    public async Task Stray_attributes_name_the_part_they_belong_to()
    {
        var found = await AnalyzerRun.VerifyAsync("[Block, Dense(1)] partial class Two; [{|BPG0002:Dense|}(2)] partial class Two;");
        Assert.EndsWith("move them to the part with [Block]", Assert.Single(found).GetMessage());
    }

    [Fact]
    public Task Classes_without_our_attributes_are_not_looked_at() => AnalyzerRun.VerifyAsync("""
        [System.Serializable] public class Plain<T>;
        public class Outer { [System.Obsolete] public record Other; }
        """);

    private static string WithAttributes(string declaration) => declaration.Contains('%')
        ? declaration.Replace("%[Network, Good]", $"[Network, {Good}]")
        : $"[Network, {Good}] {declaration}";
}
