using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Gen.Tests.Diagnostics;

/// <summary>The squiggle stands under the narrowest piece of source that is wrong: an item, an argument, an attribute's name, the class's name.</summary>
public sealed class PositionTests
{
    [Theory]
    [InlineData("Dense(4, Name = \"a\"), Dense(4, Name = {|BPG0012:\"a\"|}), Dense(3)")]
    [InlineData("Dense(3, Name = {|BPG0012:\"input\"|})")]
    [InlineData("Dense(4, Name = {|BPG0012:\"dense_1\"|}), Dense(4), Dense(3)")]
    [InlineData("Dense(4), Identity(Name = \"b\"), Add(From = [\"dense\", {|BPG0013:\"bb\"|}]), Dense(3)")]
    [InlineData("Dense(4), Add(From = new[] { {|BPG0013:\"nothing\"|}, \"dense\" }), Dense(3)")]
    [InlineData("Dense(4), Dense(3, From = [{|BPG0013:nameof(Net)|}])")]
    [InlineData("Dense(4, From = [{|BPG0014:\"dense\"|}]), Dense(3)")]
    [InlineData("Dense(4), Add(From = [\"dense\", {|BPG0014:\"dense_1\"|}]), Dense(3)")]
    [InlineData("Dense(4, Name = {|BPG0015:\"\"|}), Dense(3)")]
    [InlineData("Dense(4, Name = {|BPG0015:\"a.b\"|}), Dense(3)")]
    [InlineData("Dense(4, Name = {|BPG0015:\"1st\"|}), Dense(3)")]
    [InlineData("Dense(4), {|BPG0019:Dense|}(4), Dense(3, From = [\"dense\"])")]
    [InlineData("Dense(3), Output({|BPG0021:\"dens\"|})")]
    public Task Names(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData("Dense(3)", "Initialize({|BPG0020:\"dense.weight\"|}, Initializer.Ones)")]
    [InlineData("Dense(3)", "Initialize(\"dense.bias\", Initializer.Ones), Initialize({|BPG0023:\"dense.bias\"|}, Initializer.Zeros)")]
    [InlineData("Dense(3)", "Initialize(\"dense.bias\", Initializer.Ones, Gain = {|BPG0205:2|})")]
    [InlineData("Dense(3)", "Initialize(\"dense.kernel\", Initializer.RandomNormal, Stddev = {|BPG0201:-1|})")]
    [InlineData("Dense(3)", "Initialize(\"dense.bias\", {|BPG0206:Initializer.Orthogonal|})")]
    [InlineData("Dense(3, BiasInitializer = {|BPG0206:Initializer.Identity|})", "")]
    public Task Initializers(string layers, string initializers) => VerifyAsync(layers, more: initializers);

    [Theory]
    [InlineData("Reshape(2, 2, 1), {|BPG0101:Dense|}(3)")]
    [InlineData("Dense(8, Name = \"wide\"), Add(From = [\"input\", {|BPG0103:\"wide\"|}]), Dense(3)")]
    [InlineData("{|BPG0104:Add|}, Dense(3)")]
    [InlineData("Dense(4), Dense(3, From = {|BPG0104:[\"input\", \"dense\"]|})")]
    [InlineData("Reshape({|BPG0105:3, 2|}), Flatten, Dense(3)")]
    [InlineData("Reshape({|BPG0105:[3, 2]|}), Flatten, Dense(3)")]
    [InlineData("Dense(4), Concatenate(From = [\"input\", \"dense\"], Axis = {|BPG0106:0|}), Dense(3)")]
    [InlineData("Dense(4), GLU(Axis = {|BPG0106:-2|}), Dense(3)")]
    [InlineData("Reshape(2, 2, Name = \"a\"), Reshape(4, 1, Name = \"b\"), Concatenate(From = [\"a\", {|BPG0107:\"b\"|}]), Flatten, Dense(3)")]
    [InlineData("Dense(5), {|BPG0109:GLU|}, Dense(3)")]
    [InlineData("Dense(5, Activation = {|BPG0109:Activation.GLU|}), Dense(3)")]
    public Task Shapes(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData("Input({|BPG0108:0|})")]
    [InlineData("Input(2, {|BPG0108:-1|}, 2)")]
    [InlineData("Input([2, {|BPG0108:-1|}])")]
    [InlineData("Input(shape: new int[] { {|BPG0108:0|}, 2 })")]
    [InlineData("{|BPG0203:Input|}")]
    [InlineData("{|BPG0203:Input|}()")]
    [InlineData("Input({|BPG0403:100000, 100000|})")]
    public Task Inputs(string input) => AnalyzerRun.VerifyAsync($"[Network, {input}, Flatten, Dense(3), MeanSquaredError, Adam] partial class Net;");

    [Theory]
    [InlineData("Dense({|BPG0201:0|})")]
    [InlineData("Dense(units: {|BPG0201:-3|})")]
    [InlineData("Dropout({|BPG0201:1|}), Dense(3)")]
    [InlineData("Dropout({|BPG0201:double.NaN|}), Dense(3)")]
    [InlineData("Rescaling(1, Offset = {|BPG0201:double.PositiveInfinity|}), Dense(3)")]
    [InlineData("Dense(3, Activation = {|BPG0202:(Activation)99|})")]
    [InlineData("Activation({|BPG0202:(Activation)(-1)|}), Dense(3)")]
    [InlineData("Dense(3, KernelInitializer = {|BPG0202:(Initializer)99|})")]
    [InlineData("Dense(4), Add(From = {|BPG0203:null|}), Dense(3)")]
    [InlineData("Reshape(-1, {|BPG0204:-1|}), Flatten, Dense(3)")]
    [InlineData("Reshape(2, {|BPG0201:0|}), Flatten, Dense(3)")]
    public Task Arguments(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData("SGD(LearningRate = {|BPG0201:-0.1|})")]
    [InlineData("Adam(Beta1 = {|BPG0201:1|})")]
    [InlineData("Adam, {|BPG0304:SGD|}")]
    public Task Optimizers(string optimizer) => AnalyzerRun.VerifyAsync($"[Network, Input(4), Dense(3), MeanSquaredError, {optimizer}] partial class Net;");

    [Theory]
    [InlineData("Dense(3)", "MeanSquaredError, {|BPG0302:MeanAbsoluteError|}")]
    [InlineData("Dense(3)", "MeanSquaredError, MeanAbsoluteError(Output = {|BPG0302:\"dense\"|})")]
    [InlineData("Dense(3)", "MeanSquaredError(Output = {|BPG0308:\"dens\"|})")]
    [InlineData("Dense(3)", "MeanSquaredError(Weight = {|BPG0201:double.NaN|})")]
    [InlineData("Dense(3)", "Huber(Delta = {|BPG0201:0|})")]
    [InlineData("Dense(3, Activation = Activation.Softmax)", "{|BPG0305:BinaryCrossentropy|}")]
    [InlineData("Dense(1)", "{|BPG0305:CategoricalCrossentropy|}(FromLogits = true)")]
    [InlineData("Dense(1)", "{|BPG0307:SparseCategoricalCrossentropy|}(FromLogits = true)")]
    [InlineData("Dense(1, Activation = Activation.Sigmoid)", "BinaryCrossentropy(FromLogits = {|BPG0306:true|})")]
    [InlineData("Dense(3), Softmax", "CategoricalCrossentropy(FromLogits = {|BPG0306:true|})")]
    [InlineData("Dense(3)", "{|BPG0309:SparseCategoricalCrossentropy|}")]
    [InlineData("Dense(3)", "CategoricalCrossentropy(FromLogits = {|BPG0309:false|})")]
    [InlineData("Dense(3)", "CategoricalCrossentropy(FromLogits = true, LabelSmoothing = {|BPG0201:1.5|})")]
    [InlineData("Dense(1, Activation = Activation.Sigmoid)", "{|BPG0501:BinaryCrossentropy|}")]
    [InlineData("Dense(3), {|BPG0502:Dropout|}(0.1)", "MeanSquaredError")]
    public Task Losses(string layers, string losses) => VerifyAsync(layers, losses);

    [Fact]
    public Task An_item_of_a_params_array_is_underlined_alone() => VerifyAsync(
        "Dense(3), Dense(2), Output(\"dense\", {|BPG0021:\"dense_2\"|})", "MeanSquaredError(Output = \"dense\")");

    [Fact]
    public Task What_is_missing_is_underlined_at_the_name_of_the_class() =>
        AnalyzerRun.VerifyAsync("[Network] public sealed partial class {|BPG0010,BPG0011,BPG0301:Net|};");

    [Fact]
    public Task What_is_missing_is_underlined_at_the_part_with_the_attributes() => AnalyzerRun.VerifyAsync("""
        partial class Net { }
        [Network, Input(4), Dense(3), MeanSquaredError] partial class {|BPG0303:Net|} { }
        """);

    [Fact]
    public Task A_mistake_of_a_block_is_underlined_in_the_block_once_however_many_use_it() => AnalyzerRun.VerifyAsync("""
        [Network, Input(4), Use(typeof(Two), Repeat = 2), Use(typeof(Two)), MeanSquaredError, Adam] partial class One;
        [Network, Input(4), Use(typeof(Two)), MeanSquaredError, Adam] partial class Other;
        [Block, Dense(4), Add(From = ["input", {|BPG0013:"inputs"|}])] class Two;
        """);

    [Fact]
    public Task A_number_that_is_out_of_range_in_a_block_is_underlined_once_however_many_use_it() => AnalyzerRun.VerifyAsync("""
        [Network, Input(4), Use(typeof(Two), Repeat = 2), Use(typeof(Two)), MeanSquaredError, Adam] partial class One;
        [Network, Input(4), Use(typeof(Two)), MeanSquaredError, Adam] partial class Other;
        [Block, Dense({|BPG0201:0|})] class Two;
        """);

    [Fact]
    public async Task A_shape_that_does_not_fit_in_a_block_is_underlined_there_for_each_network()
    {
        ImmutableArray<Diagnostic> found = await AnalyzerRun.VerifyAsync("""
            [Network, Input(4, 4, 4), Use(typeof(Two)), MeanSquaredError, Adam] partial class One;
            [Network, Input(4), Use(typeof(Two)), MeanSquaredError, Adam] partial class Fits;
            [Block, {|BPG0101:Dense|}(4)] class Two;
            """);
        Assert.Contains("'two/dense'", Assert.Single(found).GetMessage());
    }

    [Fact]
    public Task Attributes_that_do_not_belong_on_a_block_are_underlined() =>
        AnalyzerRun.VerifyAsync("[Block, {|BPG0018:Input|}(3), Dense(4), {|BPG0018:MeanSquaredError|}, {|BPG0018:SGD|}(LearningRate = 1)] class Two;");

    [Fact]
    public Task A_cycle_of_blocks_is_underlined_once() => AnalyzerRun.VerifyAsync("""
        [Network, Input(4), Use(typeof(A)), MeanSquaredError, Adam] partial class Net;
        [Block, Dense(4), Use(typeof(B))] class A;
        [Block, Use({|BPG0017:typeof(A)|}), Dense(4)] class B;
        """);

    [Fact]
    public async Task A_mistake_in_a_block_of_another_assembly_is_underlined_at_its_use()
    {
        CSharpCompilation library = TestCompilation.Of("using Backprop; [Block, Dense(0)] public class Two;").WithAssemblyName("Library");
        MarkedSource source = MarkedSource.Parse(
            "using Backprop; [Network, Input(4), Dense(4), {|BPG0201:Use|}(typeof(Two)), MeanSquaredError, Adam] partial class Net;");
        CSharpCompilation user = TestCompilation.Of(source.Text).AddReferences(library.AsMetadata());
        AnalyzerRun.AssertMarked([source], await AnalyzerRun.DiagnosticsAsync(user));
    }

    [Theory]
    [InlineData("Dense")]
    [InlineData("Dense()")]
    [InlineData("Dense(\"3\")")]
    [InlineData("Dense(unknown)")]
    [InlineData("Dense(3, Activation = Activation.Nothing)")]
    [InlineData("Dense(3, Nothing = 1)")]
    [InlineData("Add(From = [3])")]
    [InlineData("Use(typeof(Nowhere))")]
    public Task What_the_compiler_rejects_is_not_reported_again(string layer) => AnalyzerRun.VerifyAsync(
        $"[Network, Input(4), {layer}, MeanSquaredError, Adam] public sealed partial class Net;", compiles: false);

    private static Task VerifyAsync(string layers, string losses = "MeanSquaredError", string more = "") => AnalyzerRun.VerifyAsync(
        $"[Network, Input(4), {layers}, {losses}, Adam] {(more.Length == 0 ? "" : $"[{more}]")} public sealed partial class Net;");
}
