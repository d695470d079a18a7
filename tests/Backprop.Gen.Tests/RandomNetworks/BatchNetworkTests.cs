using Backprop.RandomNetworks.Checking;
using Backprop.RandomNetworks.Drawing;
using Backprop.Runtime;

namespace Backprop.Gen.Tests.RandomNetworks;

/// <summary>
/// A residual network whose statistics run over the whole batch: all checks of random networks (interpreter, central differences, poisoned
/// memory, two threads, allocations, optimizer steps with moving averages) for a batch of one, ragged tiles, many tiles and many shards.
/// </summary>
public sealed class BatchNetworkTests
{
    private const string Attributes = """
        [Input(8, 8, 2, Name = "picture"), Input(5, Name = "features")]
        [Conv2D(8, 3, Padding = Padding.Same, UseBias = false, From = ["picture"]), BatchNormalization, ReLU(Name = "trunk")]
        [Conv2D(12, 3, Strides = [2], Padding = Padding.Same), BatchNormalization(Momentum = 0.5), ReLU]
        [Conv2D(12, 3, Padding = Padding.Same), BatchNormalization(Epsilon = 0.1, Name = "inner")]
        [Conv2D(12, 1, Strides = [2], From = ["trunk"]), BatchNormalization(Name = "shortcut")]
        [Add(From = ["inner", "shortcut"]), ReLU, GlobalAveragePooling2D(Name = "seen")]
        [Dense(8, From = ["features"]), BatchNormalization(Scale = false), Activation(Activation.Tanh), Dropout(0.2, Name = "felt")]
        [Concatenate(From = ["seen", "felt"]), BatchNormalization(Trainable = false), Dense(4), BatchNormalization(Center = false)]
        [SparseCategoricalCrossentropy(FromLogits = true), Adam(LearningRate = 0.01)]
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(31)]
    [InlineData(129)]
    [InlineData(700)]
    public void The_cut_of_a_batch_does_not_show(int batch)
    {
        CheckReport report = NetworkChecks.Generated([Network(batch)], derivatives: 30);

        Assert.True(report.Failures.Count == 0, report.ToString());
        Assert.Equal(1, report.Networks);
    }

    [Fact]
    public void The_largest_batch_really_has_several_tiles_and_uses_two_threads()
    {
        CheckReport report = new();
        using NetworkProject? project = NetworkProject.Compile([Network(700)], report);
        Assert.True(project is not null, report.ToString());
        NetworkDescription description = project.Double(project.Subjects[0]).Network.Description;

        ShardPlan plan = ShardPlan.ForTraining(description, 700);

        Assert.True(plan.Shards > 1);
        Assert.True(plan.Shards * plan.TilesPerShard > 4);
        Assert.Equal(2, plan.Threads(description, 2, description.TrainingSegments));
    }

    private static DrawnNetwork Network(int batch) => new(
        batch,
        batch,
        new DrawnClass("Single" + batch, $"[Network]\n{Attributes}\npublic sealed partial class Single{batch};\n"),
        new DrawnClass("Double" + batch, $"[Network(Precision = Precision.Double)]\n{Attributes}\npublic sealed partial class Double{batch};\n"));
}
