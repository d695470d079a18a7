using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;
using Backprop.Gen.Planning;

namespace Backprop.Gen.Tests.Planning;

public sealed class FusionTests
{
    [Fact]
    public void An_activation_becomes_the_epilogue_of_the_product_before_it()
    {
        GraphBuilder graph = new(training: false);
        int x = graph.AddInput("x", Shape.Of(4));
        int y = graph.Elementwise("relu", Formula.Max(Formula.X, 0), ("x", Dense(graph, x, 4, 3)));

        Node node = Assert.Single(Fusion.Apply(Finish(graph, y)).Nodes);
        Affine affine = Assert.IsType<Affine>(node.Operation);
        Assert.Equal("relu", affine.Epilogue!.Function.Title);
        Assert.Equal(y, node.Output);
    }

    [Fact]
    public void A_product_that_somebody_else_reads_keeps_its_result()
    {
        GraphBuilder graph = new(training: false);
        int x = graph.AddInput("x", Shape.Of(4));
        int z = Dense(graph, x, 4, 4);
        int y = graph.Elementwise("relu", Formula.Max(Formula.X, 0), ("x", z));
        int both = graph.Add(new Concatenate(0), y, z);

        NetworkGraph fused = Fusion.Apply(Finish(graph, both));
        Assert.Equal(3, fused.Nodes.Count);
        Assert.Null(Assert.IsType<Affine>(fused.Nodes[0].Operation).Epilogue);
    }

    [Fact]
    public void Formulas_in_a_row_become_one_and_keep_their_value()
    {
        GraphBuilder graph = new(training: false);
        int x = graph.AddInput("x", Shape.Of(4));
        int t = graph.AddInput("t", Shape.Of(4));
        int a = graph.Elementwise("a", Formula.Exp(Formula.X) * Formula.Variable("t"), ("x", x), ("t", t));
        int b = graph.Elementwise("b", Formula.X + Formula.Variable("t"), ("x", a), ("t", x));

        Node node = Assert.Single(Fusion.Apply(Finish(graph, b)).Nodes);
        Elementwise formula = Assert.IsType<Elementwise>(node.Operation);
        double Operand(string name) => node.Inputs[formula.Operands.ToList().IndexOf(name)] == x ? 0.7 : -1.3;
        Assert.Equal((Math.Exp(0.7) * -1.3) + 0.7, formula.Formula.Evaluate(Operand), 12);
    }

    [Fact]
    public void A_skip_connection_is_added_in_the_epilogue()
    {
        GraphBuilder graph = new(training: false);
        int x = graph.AddInput("x", Shape.Of(4));
        int sum = graph.Elementwise("add", Formula.Variable("x0") + Formula.Variable("x1"), ("x0", x), ("x1", Dense(graph, x, 4, 4)));

        Node node = Assert.Single(Fusion.Apply(Finish(graph, sum)).Nodes);
        Assert.Equal("x1", Assert.IsType<Affine>(node.Operation).Epilogue!.Result);
        Assert.Equal(x, node.Inputs[node.Inputs.Count - 1]);
    }

    [Fact]
    public void Nothing_is_joined_across_phases()
    {
        GraphBuilder graph = new(training: true);
        int x = graph.AddInput("x", Shape.Of(4));
        int a = graph.Elementwise("a", Formula.Exp(Formula.X), ("x", x));
        graph.CurrentPhase = Phase.Loss;
        int b = graph.Elementwise("b", Formula.X * Formula.X, ("x", a));

        Assert.Equal(2, Fusion.Apply(Finish(graph, b)).Nodes.Count);
    }

    [Fact]
    public void What_nobody_reads_and_what_is_done_twice_leaves_the_graph()
    {
        GraphBuilder graph = new(training: true);
        int x = graph.AddInput("x", Shape.Of(4));
        int a = graph.Elementwise("a", Formula.Exp(Formula.X), ("x", x));
        int again = graph.Elementwise("a", Formula.Exp(Formula.X), ("x", x));
        graph.Elementwise("unread", Formula.Tanh(Formula.X), ("x", x));
        int sum = graph.Elementwise("sum", Formula.X + Formula.Y, ("x", a), ("y", again));

        NetworkGraph simple = Simplification.Apply(Finish(graph, sum));
        Assert.Equal(2, simple.Nodes.Count);
        Assert.Equal([a, a], simple.Nodes[1].Inputs);
    }

    [Fact]
    public void A_sum_over_axes_of_extent_one_is_a_view()
    {
        GraphBuilder graph = new(training: true);
        int x = graph.AddInput("x", Shape.Of(1, 4));
        int sum = graph.Add(new SumTo(Shape.Of(4)), x);

        Assert.True(Assert.Single(Simplification.Apply(Finish(graph, sum)).Nodes).Operation.IsView);
    }

    private static int Dense(GraphBuilder graph, int x, int inputs, int units) => graph.Add(
        new Affine(HasBias: false), x, graph.AddParameter("dense.kernel", Shape.Of(inputs, units), trainable: true, new InitializerChoice("Zeros", inputs, units)));

    private static NetworkGraph Finish(GraphBuilder graph, int output) =>
        graph.Finish([new OutputPort("out", graph.ShapeOf(output), output, null)]);
}
