using Backprop.Gen.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Backprop.Gen.Tests.CodeFixes;

public sealed class InsertFlattenFixTests
{
    private const string Title = "Put [Flatten] before [Dense]";

    [Fact]
    public Task Flatten_stands_before_the_layer_in_its_list() => FixRun.VerifyAsync(
        new InsertFlattenFix(),
        """
        [Network, Input(28, 28, 1)]
        [Dropout(0.1), /* a hundred */ {|BPG0101:Dense|}(100, Activation = Activation.ReLU), Dense(10)] // layers
        [SparseCategoricalCrossentropy(FromLogits = true), Adam]
        public sealed partial class Net;
        """,
        Title,
        """
        [Network, Input(28, 28, 1)]
        [Dropout(0.1), /* a hundred */ Flatten, Dense(100, Activation = Activation.ReLU), Dense(10)] // layers
        [SparseCategoricalCrossentropy(FromLogits = true), Adam]
        public sealed partial class Net;
        """);

    [Fact]
    public Task What_the_layer_reads_is_read_by_Flatten() => FixRun.VerifyAsync(
        new InsertFlattenFix(),
        """
        [Network, Input(8, 8, 1, Name = "image"), Input(4, Name = "other")]
        [{|BPG0101:Dense|}(4, Name = "a", From = ["image"], UseBias = false), Add(From = ["a", "other"])]
        [MeanSquaredError, Adam] partial class Net;
        """,
        Title,
        """
        [Network, Input(8, 8, 1, Name = "image"), Input(4, Name = "other")]
        [Flatten(From = ["image"]), Dense(4, Name = "a", UseBias = false), Add(From = ["a", "other"])]
        [MeanSquaredError, Adam] partial class Net;
        """);

    [Fact]
    public Task A_qualified_layer_gets_a_qualified_Flatten() => FixRun.VerifyAsync(
        new InsertFlattenFix(),
        "[Network, Input(2, 2, 2)] [{|BPG0101:global::Backprop.DenseAttribute|}(3)] [MeanSquaredError, Adam] partial class Net;",
        Title,
        "[Network, Input(2, 2, 2)] [global::Backprop.Flatten, global::Backprop.DenseAttribute(3)] [MeanSquaredError, Adam] partial class Net;");

    [Fact]
    public Task In_a_block_it_stands_in_the_block() => FixRun.VerifyAsync(
        new InsertFlattenFix(),
        """
        [Network, Input(2, 2, 2), Use(typeof(Two)), MeanSquaredError, Adam] partial class Net;
        [Block]
        [{|BPG0101:Dense|}(3)]
        class Two;
        """,
        Title,
        """
        [Network, Input(2, 2, 2), Use(typeof(Two)), MeanSquaredError, Adam] partial class Net;
        [Block]
        [Flatten, Dense(3)]
        class Two;
        """);

    [Fact]
    public Task All_networks_of_a_project_get_theirs_and_a_shared_block_gets_one() => FixRun.VerifyAllAsync(
        new InsertFlattenFix(),
        [[
            ("A.cs", """
                [Network, Input(2, 2, 2), {|BPG0101:Dense|}(3), Dense(2), MeanSquaredError, Adam] partial class One;
                [Network, Input(2, 2, 2), Use(typeof(Two)), MeanSquaredError, Adam] partial class Three;
                [Network, Input(2, 2, 2), Identity, Use(typeof(Two)), MeanSquaredError, Adam] partial class Four;
                """),
            ("B.cs", "[Block, {|BPG0101,BPG0101:Dense|}(3)] class Two;"),
        ]],
        Title,
        FixAllScope.Project,
        [[
            ("A.cs", """
                [Network, Input(2, 2, 2), Flatten, Dense(3), Dense(2), MeanSquaredError, Adam] partial class One;
                [Network, Input(2, 2, 2), Use(typeof(Two)), MeanSquaredError, Adam] partial class Three;
                [Network, Input(2, 2, 2), Identity, Use(typeof(Two)), MeanSquaredError, Adam] partial class Four;
                """),
            ("B.cs", "[Block, Flatten, Dense(3)] class Two;"),
        ]]);
}
