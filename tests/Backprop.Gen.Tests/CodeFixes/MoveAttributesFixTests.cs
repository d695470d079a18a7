using Backprop.Gen.CodeFixes;

namespace Backprop.Gen.Tests.CodeFixes;

public sealed class MoveAttributesFixTests
{
    private const string Title = "Move the attributes to the part with [Network]";

    [Fact]
    public Task Lists_move_behind_the_last_list_with_its_indentation() => FixRun.VerifyAsync(
        new MoveAttributesFix(),
        [
            ("A.cs", """
                namespace N
                {
                    // The network.
                    [Network, Input(2)]
                    [Dense(3)]
                    public partial class Net
                    {
                    }
                }
                """),
            ("B.cs", """
                namespace N
                {
                    // The rest.
                    [{|BPG0002:Dense|}(4, Name = "a")]
                    [Dense(1), System.Serializable, MeanSquaredError]
                    [Adam(LearningRate = 1e-3)]
                    partial class Net
                    {
                        public int Own;
                    }
                }
                """),
        ],
        Title,
        [
            ("A.cs", """
                namespace N
                {
                    // The network.
                    [Network, Input(2)]
                    [Dense(3)]
                    [Dense(4, Name = "a")]
                    [Dense(1), MeanSquaredError]
                    [Adam(LearningRate = 1e-3)]
                    public partial class Net
                    {
                    }
                }
                """),
            ("B.cs", """
                namespace N
                {
                    // The rest.
                    [System.Serializable]
                    partial class Net
                    {
                        public int Own;
                    }
                }
                """),
        ]);

    [Fact]
    public Task On_one_line_everything_stays_on_one_line() => FixRun.VerifyAsync(
        new MoveAttributesFix(),
        "[Network, Input(2)] partial class Net; [{|BPG0002:Dense|}(1)] partial class Net; [MeanSquaredError, Adam] [System.Serializable] partial class Net;",
        Title,
        "[Network, Input(2)] [Dense(1)] [MeanSquaredError, Adam] partial class Net; partial class Net; [System.Serializable] partial class Net;");

    [Fact]
    public Task Line_ends_are_those_of_the_file() => FixRun.VerifyAsync(
        new MoveAttributesFix(),
        "\r\n[Block]\r\n[Dense(1)]\r\npartial class Net;\r\n\r\n[{|BPG0002:Dense|}(2)]\r\npartial class Net;\r\n",
        "Move the attributes to the part with [Block]",
        "\r\n[Block]\r\n[Dense(1)]\r\n[Dense(2)]\r\npartial class Net;\r\n\r\npartial class Net;\r\n");
}
