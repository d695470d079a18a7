using Backprop.Gen.Collections;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;
using Backprop.Gen.Planning;
using Backprop.Gen.Tests.Graph;
using Schedule = Backprop.Gen.Planning.Program;

namespace Backprop.Gen.Tests.Planning;

public sealed class BatchSegmentTests
{
    private const string Chain = "Conv2D(2, 3), BatchNormalization, ReLU, Flatten, Dense(3), BatchNormalization, Dense(1)";

    private const string Fork = """
        Conv2D(2, 3, Padding = Padding.Same), BatchNormalization(Name = "a"),
        Conv2D(2, 1, From = ["input"]), BatchNormalization(Name = "b"), Add(From = ["a", "b"]), Flatten, Dense(1)
        """;

    [Theory]
    [InlineData("Flatten, Dense(3), ReLU, LayerNormalization, Dense(1)", 1, 1)]
    [InlineData("Conv2D(2, 3), BatchNormalization(Trainable = false), Flatten, Dense(1)", 1, 1)]
    [InlineData(Chain, 5, 3)]
    [InlineData(Fork, 3, 2)]
    public void Every_statistic_cuts_a_pass_once_and_those_side_by_side_together(string layers, int training, int forward)
    {
        NetworkPlan plan = Plan(layers);

        Assert.Equal(training, plan.Train.Segments);
        Assert.Equal(training, plan.Backpropagate.Segments);
        Assert.Equal(forward, plan.Forward.Segments);
        Assert.Equal((1, 1), (plan.Predict.Segments, plan.Sample.Segments));
        Assert.Empty(PlanVerifier.Verify(plan));
    }

    [Fact]
    public void The_verifier_sees_a_statistic_that_is_read_too_early()
    {
        Schedule program = Plan(Chain).Train;
        Schedule broken = program with { Steps = program.Steps.Select(s => s with { Segment = 0 }).ToEquatableArray() };

        Assert.Contains(PlanVerifier.Verify(broken), v => v.Contains("not known yet", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Conv2D(2, 3), BatchNormalization, ReLU")]
    [InlineData("Conv2D(2, 3), BatchNormalization(Scale = false), Activation(Activation.ReLU6)")]
    [InlineData("Conv2D(2, 1), DepthwiseConv2D(3, DepthMultiplier = 2), BatchNormalization, ReLU")]
    [InlineData("SeparableConv2D(4, 3), BatchNormalization")]
    [InlineData("Conv2DTranspose(4, 3), BatchNormalization, ReLU")]
    [InlineData("Flatten, Dense(3), BatchNormalization(Center = false), Activation(Activation.HardTanh)")]
    [InlineData("Reshape(6, 6), Dense(3), Dropout(0.5), BatchNormalization, ReLU")]
    public void In_prediction_it_is_part_of_the_product_before_it(string layers)
    {
        NetworkPlan plan = Plan(layers + ", Flatten, Dense(1)");

        foreach (Schedule program in (Schedule[])[plan.Predict, plan.Sample])
        {
            Assert.Contains(program.Steps, s => Operation(s) is IEpilogueHost { Epilogue.Channels: ["scale", "shift"] });
            Assert.DoesNotContain(program.Steps, s => s.Phase == Phase.Forward && Operation(s) is Elementwise { IsShared: false });
        }
    }

    [Fact]
    public void In_prediction_a_residual_sum_and_its_activation_join_the_last_product()
    {
        NetworkPlan plan = Plan("""
            Conv2D(2, 3, Padding = Padding.Same), BatchNormalization, ReLU(Name = "trunk"), Conv2D(2, 3, Padding = Padding.Same), BatchNormalization(Name = "inner"),
            Add(From = ["trunk", "inner"]), ReLU, Flatten, Dense(1)
            """);

        Assert.DoesNotContain(plan.Predict.Steps, s => s.Phase == Phase.Forward && Operation(s) is Elementwise { IsShared: false });
        Assert.Equal(7, plan.Predict.Steps.Count(s => s is KernelStep { Phase: Phase.Forward }));
    }

    [Fact]
    public void A_product_that_somebody_else_reads_is_not_scaled()
    {
        NetworkPlan plan = Plan("""Conv2D(2, 3, Name = "z"), BatchNormalization(Name = "y"), Add(From = ["y", "z"]), Flatten, Dense(1)""");

        Assert.DoesNotContain(plan.Predict.Steps, s => Operation(s) is Convolution { Epilogue: not null });
    }

    private static Operation? Operation(Step step) => (step as KernelStep)?.Form.Operation;

    private static NetworkPlan Plan(string layers) => NetworkPlan.Of(Built.Model($"[Network, Input(6, 6, 1), {layers}] {Built.Ending}"));
}
