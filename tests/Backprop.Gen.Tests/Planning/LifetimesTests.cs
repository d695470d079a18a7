using Backprop.Gen.Collections;
using Backprop.Gen.Emission;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;
using Backprop.Gen.Planning;
using Backprop.Gen.Tests.Graph;
using Place = Backprop.Gen.Planning.Place;
using Schedule = Backprop.Gen.Planning.Program;

namespace Backprop.Gen.Tests.Planning;

public sealed class LifetimesTests
{
    [Fact]
    public void A_formula_overwrites_the_operand_that_nobody_reads_any_more()
    {
        GraphBuilder graph = new(training: true);
        int x = graph.AddInput("x", Shape.Of(8));
        int a = graph.Elementwise("a", Formula.Exp(Formula.X), ("x", x));
        int b = graph.Elementwise("b", Formula.X + Formula.Variable("t"), ("x", a), ("t", x));
        Schedule program = Scheduling.Tile(Finish(graph, b), watched: false);

        Assert.Equal(16, program.Rows);
        Assert.Equal(PlaceOf(program, a).Row, PlaceOf(program, b).Row);
    }

    [Fact]
    public void A_repeated_operand_is_not_overwritten()
    {
        GraphBuilder graph = new(training: true);
        int x = graph.AddInput("x", Shape.Of(1));
        int y = graph.AddInput("y", Shape.Of(4));
        int sum = graph.Elementwise("sum", Formula.X + Formula.Y, ("x", x), ("y", y));
        Schedule program = Scheduling.Tile(Finish(graph, sum), watched: false);

        Assert.Equal(PlaceOf(program, y).Row, PlaceOf(program, sum).Row);
        Assert.NotEqual(PlaceOf(program, x).Row, PlaceOf(program, sum).Row);
    }

    [Fact]
    public void A_product_does_not_overwrite_its_operand()
    {
        GraphBuilder graph = new(training: true);
        int x = graph.AddInput("x", Shape.Of(8));
        int W = graph.AddParameter("dense.kernel", Shape.Of(8, 8), trainable: true, new InitializerChoice("Zeros", 8, 8));
        int z = graph.Add(new Affine(HasBias: false), x, W);
        Schedule program = Scheduling.Tile(Finish(graph, z), watched: false);

        Assert.Equal(16, program.Rows);
        Assert.DoesNotContain(program.Places, p => p.Value == W);
    }

    [Fact]
    public void A_value_lives_as_long_as_a_view_of_it_is_read()
    {
        GraphBuilder graph = new(training: true);
        int x = graph.AddInput("x", Shape.Of(2, 4));
        int flat = graph.Add(new Reshape(Shape.Of(8)), x);
        int a = graph.Elementwise("a", Formula.Exp(Formula.X), ("x", x));
        int last = graph.Elementwise("last", Formula.X * 2, ("x", flat));
        int both = graph.Add(new Concatenate(0), graph.Add(new Reshape(Shape.Of(8)), a), last);
        Schedule program = Scheduling.Tile(Finish(graph, both), watched: false);

        Place input = PlaceOf(program, x);
        Assert.DoesNotContain(program.Places, p => p.Value == flat);
        Assert.NotEqual(input.Row, PlaceOf(program, a).Row);
        Assert.Equal(input.Row, PlaceOf(program, last).Row);
    }

    [Fact]
    public void One_sample_takes_whole_vectors_for_each_value()
    {
        GraphBuilder graph = new(training: false);
        int x = graph.AddInput("x", Shape.Of(3));
        int W = graph.AddParameter("dense.kernel", Shape.Of(3, 17), trainable: true, new InitializerChoice("Zeros", 3, 17));
        int z = graph.Add(new Affine(HasBias: false), x, W);
        Schedule program = Scheduling.Sample(Finish(graph, z));

        Assert.Equal(16 + 32, program.Rows);
        Assert.All(program.Places, p => Assert.Equal(0, p.Row % 16));
    }

    [Fact]
    public void The_verifier_sees_values_that_share_rows_while_both_live()
    {
        GraphBuilder graph = new(training: true);
        int x = graph.AddInput("x", Shape.Of(8));
        int W = graph.AddParameter("dense.kernel", Shape.Of(8, 8), trainable: true, new InitializerChoice("Zeros", 8, 8));
        int z = graph.Add(new Affine(HasBias: false), x, W);
        Schedule program = Scheduling.Tile(Finish(graph, z), watched: false);
        Assert.Empty(PlanVerifier.Verify(program));

        Schedule broken = program with { Places = program.Places.Select(p => p with { Row = 0 }).ToEquatableArray() };
        Assert.Contains(PlanVerifier.Verify(broken), v => v.Contains("same rows", StringComparison.Ordinal));
    }

    [Fact]
    public void The_verifier_sees_a_value_that_is_read_after_its_end()
    {
        GraphBuilder graph = new(training: true);
        int x = graph.AddInput("x", Shape.Of(8));
        int a = graph.Elementwise("a", Formula.Exp(Formula.X), ("x", x));
        Schedule program = Scheduling.Tile(Finish(graph, a), watched: false);

        Schedule broken = program with { Places = program.Places.Select(p => p.Value == x ? p with { To = p.From } : p).ToEquatableArray() };
        Assert.Contains(PlanVerifier.Verify(broken), v => v.Contains("which lives from", StringComparison.Ordinal));
    }

    [Fact]
    public void An_input_that_only_a_penalty_reads_is_fetched_when_the_losses_are()
    {
        NetworkModel model = Built.Model("""
            [Network, Input(8, Name = "x"), Input(20, Name = "y"), ActivityRegularization(L1 = 0.1, Name = "penalty")]
            [Dense(6, Activation = Activation.Softmax, From = ["x"], Name = "out"), Output("out")]
            [CategoricalFocalCrossentropy, SGD]
            public partial class Net;
            """);

        Schedule program = NetworkPlan.Of(model).Train;
        Assert.Empty(PlanVerifier.Verify(program));
        Assert.Contains(program.Steps, s => s is LoadInputStep { Port: 1, Phase: Phase.Loss });
        Assert.Equal(program.Steps.OrderBy(s => s.Phase), program.Steps);
    }

    private static NetworkGraph Finish(GraphBuilder graph, int output) =>
        graph.Finish([new OutputPort("out", graph.ShapeOf(output), output, null)]);

    private static Place PlaceOf(Schedule program, int value) => program.Places.Single(p => p.Value == value);
}
