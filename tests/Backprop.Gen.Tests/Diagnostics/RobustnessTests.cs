using System.Collections.Immutable;
using Backprop.Gen.CodeFixes;
using Backprop.Gen.Tests.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Gen.Tests.Diagnostics;

/// <summary>Whatever stands in the editor, generator, analyzers and code fixes do not throw.</summary>
public sealed class RobustnessTests
{
    private static readonly string[] Sources =
    [
        """
        using Backprop;
        namespace N;
        [Network, Input(28, 28, 1)]
        [Flatten, Dense(120, Activation = Activation.ReLU, Name = "hidden"), Dropout(0.2), Dense(10)]
        [SparseCategoricalCrossentropy(FromLogits = true), Adam(LearningRate = 3e-4)]
        public sealed partial class Net;
        """,
        """
        using Backprop;
        [Network(Precision = Precision.Double)] [Input(64, Name = "left"), Input(8, 8, Name = "right")]
        [Flatten(From = ["right"], Name = "flat"), Subtract(From = ["left", "flat"], Name = "difference")]
        [Concatenate(From = new[] { "difference", "left" }, Axis = 1), Dense(64, UseBias = false, Trainable = false)]
        [Use(typeof(Residual), Repeat = 3, Name = "trunk"), Reshape(8, -1), Identity, Flatten]
        [Dense(3), Softmax(Name = "kind"), Dense(1, Name = "size", From = ["trunk"], KernelInitializer = Initializer.HeNormal)]
        [Output("kind", "size"), CategoricalCrossentropy(Output = "kind", LabelSmoothing = 0.1), Huber(Output = "size", Delta = 2)]
        [Initialize("kind.kernel", Initializer.VarianceScaling, Scale = 2, Mode = FanMode.FanAvg), AdamW(WeightDecay = 0.01)]
        partial class Net;
        [Block, Dense(64, Name = "inner"), GLU(Axis = -1), Dense(64), Add(From = ["input", "dense"])] class Residual;
        """,
        """
        using Backprop;
        partial class Outer { partial struct Middle {
            [Network, Input(new[] { 2 }), Dense(units: 2), PReLU(AlphaInitializer = Initializer.Constant), Rescaling(1.0 / 255, Offset = -0.5)]
            [Use(typeof(A)), MeanSquaredError(Weight = 0.5), SGD(LearningRate = 0.1, Momentum = 0.9)] private partial class Net; } }
        [Block, Use(typeof(B))] class A; [Block, Use(typeof(A), Repeat = 2)] class B;
        """,
    ];

    [Fact]
    public async Task A_source_cut_off_at_any_place_is_analyzed_without_an_exception()
    {
        foreach (string source in Sources)
        {
            for (int length = 0; length <= source.Length; length += 7)
            {
                await CheckAsync(source[..length], $"cut off after {length} characters");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_source_with_random_accidents_is_analyzed_without_an_exception(int seed)
    {
        SourceMutation mutation = new(seed);
        for (int i = 0; i < 75; i++)
        {
            await CheckAsync(mutation.Mutate(Sources[i % Sources.Length]), $"seed {seed}, mutation {i}");
        }
    }

    private static async Task CheckAsync(string source, string what)
    {
        try
        {
            Solution solution = TestWorkspace.Of([new MarkedSource("Net.cs", source, [])]);
            Document document = solution.Projects.Single().Documents.Single();
            CSharpCompilation compilation = ((CSharpCompilation)(await document.Project.GetCompilationAsync())!).WithGenerated();
            ImmutableArray<Diagnostic> found = await AnalyzerRun.DiagnosticsAsync(compilation, ("PublishAot", "true"));
            foreach (Diagnostic diagnostic in found.Where(d => d.Location.IsInSource))
            {
                Assert.NotEmpty(diagnostic.GetMessage());
                foreach (NetworkFix fix in AllFixes.List.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id)))
                {
                    await FixRun.ApplyAllAsync(fix, solution, diagnostic);
                }
            }
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{what}:\n{source}", exception);
        }
    }
}
