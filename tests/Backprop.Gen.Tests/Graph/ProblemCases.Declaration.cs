using static Backprop.Gen.Tests.Graph.ProblemCase;

namespace Backprop.Gen.Tests.Graph;

/// <summary>Mistakes in the declaration itself.</summary>
internal static partial class ProblemCases
{
    private const string Whole = "Network, Input(4), Dense(1), MeanSquaredError, SGD";

    private static readonly ProblemCase[] Classes =
    [
        new("not partial", $"[{Whole}] public class {{|BPG0001:Net|}};"),
        new("several parts", "[Network, Input(4)] public partial class Net; [{|BPG0002:Dense|}(1), MeanSquaredError, SGD] public partial class Net;"),
        new("generic", $"[{Whole}] public partial class {{|BPG0003:Net|}}<T>;"),
        new("static", $"[{Whole}] public static partial class {{|BPG0004:Net|}};"),
        new("inside a class that is not partial", $"public class {{|BPG0005:Outer|}} {{ [{Whole}] public partial class Net; }}"),
        new("network and block", "[Network, {|BPG0022:Block|}, Input(4), Dense(0)] public partial class Net;"),
        new("network and block, used by another network",
            """
            [Network, {|BPG0022:Block|}, Input(4), Dense(1)] public partial class Part;
            [Network, Input(4), Use(typeof(Part)), MeanSquaredError, SGD] public partial class Net;
            """),
    ];

    private static readonly ProblemCase[] Foreign =
    [
        new("a layer that the generator does not know",
            """
            [Network, Input(4), {|BPG0025:Odd|}, Dense(3), MeanSquaredError, SGD] public partial class Net;
            namespace Backprop { public abstract class LayerAttribute : System.Attribute; public sealed class OddAttribute : LayerAttribute; }
            """),
        new("a loss that the generator does not know",
            """
            [Network, Input(4), Dense(3), {|BPG0025:Odd|}, SGD] public partial class Net;
            namespace Backprop { public abstract class LossAttribute : System.Attribute; public sealed class OddAttribute : LossAttribute; }
            """),
        new("an optimizer that the generator does not know",
            """
            [Network, Input(4), Dense(3), MeanSquaredError, {|BPG0025:Odd|}] public partial class Net;
            namespace Backprop { public abstract class OptimizerAttribute : System.Attribute; public sealed class OddAttribute : OptimizerAttribute; }
            """),
    ];

    private static readonly ProblemCase[] Names =
    [
        new("no input", "[Network, Dense(0), MeanSquaredError, SGD] public partial class {|BPG0010:Net|};"),
        new("no layers", "[Network, Input(4), MeanSquaredError, SGD] public partial class {|BPG0011:Net|};"),
        Using("a block without layers", "[Block] public partial class {|BPG0011:Part|};"),
        Sequence("two layers with one name", """Dense(3, Name = "a"), Dense(3, Name = {|BPG0012:"a"|})"""),
        Sequence("a layer called like an input", """Dense(3, Name = {|BPG0012:"input"|})"""),
        Net("two inputs with one name",
            """Input(4, Name = "a"), Input(4, Name = {|BPG0012:"a"|}), Add(From = ["a", "a"]), MeanSquaredError, SGD"""),
        Sequence("a name that an earlier layer has by itself", """Dense(3), Dense(3, Name = {|BPG0012:"dense"|})"""),
        Sequence("a name that a later layer has by itself", """Dense(3, Name = {|BPG0012:"dense"|}), Dense(3)"""),
        Using("a name that a repetition has", "[Block, Dense(4)] public partial class Part;",
            """Use(typeof(Part), Name = "part", Repeat = 2), Dense(4, Name = {|BPG0012:"part_1"|})"""),
        Using("a layer of a block called input", """[Block, Dense(3, Name = {|BPG0012:"input"|})] public partial class Part;"""),
        Net("an output named twice",
            """Input(4), Dense(3, Name = "a"), Output("a", {|BPG0012:"a"|}), MeanSquaredError(Output = "a"), SGD"""),
        new("an output named twice, once as a use",
            """
            [Network, Input(4), Use(typeof(Part)), Output("part", {|BPG0012:"part/dense"|}), MeanSquaredError(Output = "part"), SGD]
            public sealed partial class Net;
            [Block, Dense(4)] public partial class Part;
            """),
        Sequence("a name with a space", """Dense(3, Name = {|BPG0015:"my layer"|})"""),
        Sequence("a name that begins with a digit", """Dense(3, Name = {|BPG0015:"2nd"|})"""),
        Sequence("an empty name", """Dense(3, Name = {|BPG0015:""|})"""),
        Sequence("a name with a path", """Dense(3, Name = {|BPG0015:"a/b"|})"""),
        Net("an input with an invalid name", """Input(4, Name = {|BPG0015:"a-b"|}), Dense(3), MeanSquaredError, SGD"""),
        Net("names that become one in C#",
            """
            Input(4, Name = "left_side"), Input(4, Name = {|BPG0024:"leftSide"|}), Add(From = ["left_side", "leftSide"]), MeanSquaredError, SGD
            """),
        Net("an output called like an argument",
            """
            Input(4, Name = "a_target"), Input(4), Add(From = ["a_target", "input"]), Dense(2, Name = "a"), MeanSquaredError(Output = {|BPG0024:"a"|}), SGD
            """),
        Net("an input called like the sample weights",
            """Input(4), Input(4, Name = {|BPG0024:"sample_weights"|}), Add(From = ["input", "sample_weights"]), MeanSquaredError, SGD"""),
    ];

    private static readonly ProblemCase[] Sources =
    [
        Sequence("From with a typing error", """Dense(4, Name = "first"), Dense(4, From = [{|BPG0013:"frist"|}])"""),
        Sequence("the second of two names", """Dense(4, Name = "a"), Add(From = ["a", {|BPG0013:"b"|}])"""),
        Sequence("an unknown source and a reader of the layer", """Dense(4, Name = "a", From = [{|BPG0013:"x"|}]), Dense(4, From = ["a"])"""),
        Sequence("an unknown layer of a block", """Dense(4), Dense(4, From = [{|BPG0013:"dense/inner"|}])"""),
        Sequence("From names itself", """Dense(4, Name = "a", From = [{|BPG0014:"a"|}])"""),
        Sequence("From names a later layer", """Dense(4, From = [{|BPG0014:"b"|}]), Dense(4, Name = "b")"""),
        Sequence("From names a later layer by its automatic name", """Add(From = ["input", {|BPG0014:"dense"|}]), Dense(4)"""),
        new("From names a layer inside a later use",
            """
            [Network, Input(4), Dense(4, From = [{|BPG0014:"part/dense"|}]), Use(typeof(Part)), MeanSquaredError, SGD]
            public sealed partial class Net;
            [Block, Dense(4)] public partial class Part;
            """),
        Using("From in a block names a layer outside", """[Block, Dense(4, From = [{|BPG0013:"outside"|}])] public partial class Part;""",
            """Dense(4, Name = "outside"), Use(typeof(Part))"""),
        Using("From in a block names a later layer", """[Block, Dense(4, From = [{|BPG0014:"dense_1"|}]), Dense(4)] public partial class Part;"""),
        Sequence("a layer that nobody reads", """{|BPG0019:Dense|}(3), Dense(4, From = ["input"])"""),
        Sequence("a named layer that nobody reads", """{|BPG0019:Dense|}(3, Name = "a"), Dense(4, From = ["input"], Name = "b")"""),
        Net("an input that nobody reads", """{|BPG0019:Input|}(4), Input(5), Dense(3), MeanSquaredError, SGD"""),
        Using("a layer in a block that nobody reads", """[Block, {|BPG0019:Dense|}(3), Dense(4, From = ["input"])] public partial class Part;"""),
        new("a use that nobody reads",
            """
            [Network, Input(4), {|BPG0019:Use|}(typeof(Part)), Dense(3, From = ["input"]), MeanSquaredError, SGD]
            public sealed partial class Net;
            [Block, Dense(4)] public partial class Part;
            """),
    ];

    private static readonly ProblemCase[] Blocks =
    [
        new("Use of a class that is not a block",
            """
            [Network, Input(4), Use({|BPG0016:typeof(Part)|}), MeanSquaredError, SGD] public sealed partial class Net;
            public sealed partial class Part;
            """),
        Sequence("Use of a type of the framework", "Use({|BPG0016:typeof(string)|})"),
        new("Use of a network",
            $$"""
            [Network, Input(4), Use({|BPG0016:typeof(Other)|}), MeanSquaredError, SGD] public partial class Net;
            [{{Whole}}] public partial class Other;
            """),
        Using("a block inside itself", "[Block, Dense(4), Use({|BPG0017:typeof(Part)|})] public partial class Part;"),
        Using("a block inside itself through another",
            """
            [Block, Use(typeof(Second))] public partial class Part;
            [Block, Dense(3), Use({|BPG0017:typeof(Part)|})] public partial class Second;
            """),
        Using("an input in a block", "[Block, {|BPG0018:Input|}(4), Dense(3)] public partial class Part;"),
        Using("an optimizer in a block", "[Block, Dense(3), {|BPG0018:Adam|}] public partial class Part;"),
        Using("a loss in a block", "[Block, Dense(3), {|BPG0018:MeanSquaredError|}] public partial class Part;"),
        Using("an output in a block", """[Block, Dense(3), {|BPG0018:Output|}("dense")] public partial class Part;"""),
        new("a wrong block used by two networks",
            """
            [Network, Input(4), Use(typeof(Part)), MeanSquaredError, SGD] public partial class Net;
            [Network, Input(5), Use(typeof(Part)), MeanSquaredError, SGD] public partial class Other;
            [Block, Dense(3), {|BPG0018:Adam|}] public partial class Part;
            """),
        new("a wrong block that no network uses", "[Block, Dense(3), {|BPG0018:Adam|}] public partial class Part;"),
    ];

    private static readonly ProblemCase[] Outputs =
    [
        Net("Output names nothing", """Input(4), Dense(3, Name = "a"), Output({|BPG0021:"b"|}), MeanSquaredError(Output = "b"), SGD"""),
        Net("Output names an input", """Input(4, Name = "x"), Dense(3, Name = "a"), Output("a", {|BPG0021:"x"|}), MeanSquaredError(Output = "a"), SGD"""),
    ];

    private static readonly ProblemCase[] Initializers =
    [
        Sequence("a parameter that does not exist", """Dense(3), Initialize({|BPG0020:"dense.weights"|}, Initializer.Ones)"""),
        Sequence("a regularized parameter that does not exist", """Dense(3), Regularize({|BPG0020:"dense.weights"|}, Regularizer.L1)"""),
        Sequence("a constrained parameter that does not exist", """Dense(3), Constrain({|BPG0020:"dense.weights"|}, Constraint.NonNeg)"""),
        Sequence("a parameter that is regularized twice",
            """Dense(3), Regularize("dense.kernel", Regularizer.L1), Regularize({|BPG0023:"dense.kernel"|}, Regularizer.L2)"""),
        Sequence("a parameter of a layer that does not exist", """Dense(3), Initialize({|BPG0020:"dens.kernel"|}, Initializer.Ones)"""),
        Sequence("a parameter where there is none", """Flatten, Initialize({|BPG0020:"dense.kernel"|}, Initializer.Ones)"""),
        Sequence("a bias that is switched off", """Dense(3, UseBias = false), Initialize({|BPG0020:"dense.bias"|}, Initializer.Ones)"""),
        Using("a parameter that a block does not have",
            """[Block, Dense(3), Initialize({|BPG0020:"part/dense.kernel"|}, Initializer.Ones)] public partial class Part;"""),
        Sequence("a parameter initialized twice",
            """Dense(3), Initialize("dense.kernel", Initializer.Ones), Initialize({|BPG0023:"dense.kernel"|}, Initializer.Zeros)"""),
        Using("a parameter of a block initialized twice",
            """[Block, Dense(3), Initialize("dense.bias", Initializer.Ones), Initialize({|BPG0023:"dense.bias"|}, Initializer.Zeros)] public partial class Part;"""),
    ];
}
