using Backprop.Gen.Collections;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Tests.Graph;

/// <summary>A verifier that finds nothing is worth nothing: every promise is broken once.</summary>
public sealed class GraphVerifierTests
{
    private static readonly NetworkGraph Sound = Backpropagation.OfLosses(Built.Model(
        """
        [Network, Input(4), Dense(3, Activation = Activation.Tanh, Name = "a"), Dense(3, Name = "b", Trainable = false), Add(From = ["a", "b"])]
        [MeanSquaredError, SGD] public sealed partial class Net;
        """).Training);

    [Fact]
    public void A_sound_graph_has_no_violation() => Assert.Empty(GraphVerifier.Verify(Sound));

    [Fact]
    public void A_value_with_another_number() => Finds("says that it is", Sound with { Values = Change(Sound.Values, 2, v => v with { Id = 99 }) });

    [Fact]
    public void A_value_without_elements() => Finds("has shape [0]", Sound with { Values = Change(Sound.Values, 0, v => v with { Shape = Shape.Of(0) }) });

    [Fact]
    public void Two_parameters_of_one_name() => Finds(
        "two parameters are called", Sound with { Parameters = Change(Sound.Parameters, 1, p => p with { Name = Sound.Parameters[0].Name }) });

    [Fact]
    public void A_parameter_of_another_shape() => Finds(
        "and its value differ", Sound with { Parameters = Change(Sound.Parameters, 0, p => p with { Shape = Shape.Of(3, 4) }) });

    [Fact]
    public void A_parameter_value_without_a_parameter() => Finds(
        "1 parameter values belong to no parameter", Sound with { Parameters = Sound.Parameters.Skip(1).ToEquatableArray() });

    [Fact]
    public void A_frozen_parameter_with_a_gradient() => Finds(
        "has 1 gradients", Sound with { Parameters = Change(Sound.Parameters, 0, p => p with { Trainable = false }) });

    [Fact]
    public void A_gradient_of_another_shape()
    {
        int gradient = Sound.Values.First(v => v.Role == ValueRole.ParameterGradient && v.Shape.Rank == 2).Id;
        Finds("has another shape", Sound with { Values = Change(Sound.Values, gradient, v => v with { Shape = Shape.Of(3, 4) }) });
    }

    [Fact]
    public void A_gradient_that_nothing_is_added_to()
    {
        int gradient = Sound.Values.First(v => v.Role == ValueRole.ParameterGradient).Id;
        Finds("nothing is added to", Sound with { Nodes = Sound.Nodes.Where(n => n.Output != gradient).ToEquatableArray() });
    }

    [Fact]
    public void A_node_that_reads_what_does_not_exist() => Finds(
        "does not exist", Sound with { Nodes = Change(Sound.Nodes, 0, n => n with { Inputs = [1000, 1, 2] }) });

    [Fact]
    public void Nodes_in_the_wrong_order() => Finds(
        "before it is computed", Sound with { Nodes = [Sound.Nodes[1], Sound.Nodes[0], .. Sound.Nodes.Skip(2)] });

    [Fact]
    public void A_value_made_twice() => Finds("which is made already", Sound with { Nodes = [Sound.Nodes[0], .. Sound.Nodes] });

    [Fact]
    public void A_phase_behind_a_later_one() => Finds(
        "stands behind a later phase", Sound with { Nodes = Change(Sound.Nodes, 0, n => n with { Phase = Phase.Backward }) });

    [Fact]
    public void A_node_of_a_layer_that_does_not_exist() => Finds("belongs to layer 7", Sound with { Nodes = Change(Sound.Nodes, 0, n => n with { Layer = 7 }) });

    [Fact]
    public void A_shape_that_the_operation_does_not_make()
    {
        int output = Sound.Nodes[0].Output;
        Finds("makes [3] but", Sound with { Values = Change(Sound.Values, output, v => v with { Shape = Shape.Of(5) }) });
    }

    [Fact]
    public void A_product_of_shapes_that_do_not_fit() => Finds(
        "does not multiply", Sound with { Nodes = Change(Sound.Nodes, 2, n => n with { Inputs = [0, .. n.Inputs.Skip(1)] }) });

    [Fact]
    public void A_formula_that_reads_what_it_has_no_operand_for() => Finds(
        "reads what it has no operand for",
        Sound with { Nodes = Change(Sound.Nodes, 1, n => n with { Operation = (Elementwise)n.Operation with { Formula = Formula.X + Formula.Variable("q") } }) });

    [Fact]
    public void An_operand_that_is_not_read() => Finds(
        "that its formula does not read",
        Sound with { Nodes = Change(Sound.Nodes, 1, n => n with { Operation = (Elementwise)n.Operation with { Formula = 1 } }) });

    [Fact]
    public void A_derivative_of_no_operand() => Finds(
        "which is no operand",
        Sound with { Nodes = Change(Sound.Nodes, 1, n => n with { Operation = (Elementwise)n.Operation with { Derivatives = [new Assignment("q", 1)] } }) });

    [Fact]
    public void A_layout_that_is_read_as_rows()
    {
        // A kernel so small as those of the other network keeps the samples in the lanes.
        NetworkGraph turned = Backpropagation.OfLosses(Built.Model("[Network, Input(6), Dense(5), MeanSquaredError, SGD] public sealed partial class Net;").Training);
        int output = turned.Nodes.Single(n => n.Operation is SampleMajor).Output;
        Finds("makes another layout", turned with { Values = Change(turned.Values, output, v => v with { Layout = Layout.Rows }) });
        int first = Sound.Nodes[0].Output;
        Finds("sample by sample", Sound with { Values = Change(Sound.Values, first, v => v with { Layout = Layout.SampleMajor }) });
    }

    [Fact]
    public void An_output_of_another_shape() => Finds(
        "output 'add' and its value differ", Sound with { Outputs = Change(Sound.Outputs, 0, o => o with { Shape = Shape.Of(4) }) });

    [Fact]
    public void A_loss_of_several_rows() => Finds(
        "is not one row", Sound with { Outputs = Change(Sound.Outputs, 0, o => o with { Loss = o.Loss! with { Value = o.Value } }) });

    [Fact]
    public void A_loss_against_no_target() => Finds(
        "the target of 'add' is not [3]", Sound with { Outputs = Change(Sound.Outputs, 0, o => o with { Loss = o.Loss! with { Target = 0 } }) });

    [Fact]
    public void A_layer_that_reads_a_later_one() => Finds(
        "does not stand before it", Sound with { Layers = Change(Sound.Layers, 0, l => l with { Sources = ["b"] }) });

    [Fact]
    public void A_layer_that_counts_other_parameters() => Finds(
        "counts 1 parameters and has 15", Sound with { Layers = Change(Sound.Layers, 0, l => l with { Parameters = 1 }) });

    [Fact]
    public void A_layer_that_counts_other_multiply_adds() => Finds(
        "the layers count", Sound with { Layers = Change(Sound.Layers, 0, l => l with { MultiplyAdds = 1 }) });

    private static void Finds(string violation, NetworkGraph graph) =>
        Assert.Contains(GraphVerifier.Verify(graph), v => v.Contains(violation, StringComparison.Ordinal));

    private static EquatableArray<T> Change<T>(EquatableArray<T> items, int index, Func<T, T> change) =>
        items.Select((item, i) => i == index ? change(item) : item).ToEquatableArray();
}
