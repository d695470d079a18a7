using Backprop.RandomNetworks.Checking;
using Backprop.RandomNetworks.Drawing;
using Backprop.Runtime;

namespace Backprop.Gen.Tests.RandomNetworks;

/// <summary>
/// Networks wide enough that a batch is cut into shards and the shards run on several threads, with a layer that nobody reads, a frozen one and
/// ragged tiles; all checks of random networks hold for them too.
/// </summary>
public sealed class WideNetworkTests
{
    private const string Attributes = """
        [Input(40, Name = "features"), Input(3, 5, Name = "picture")]
        [Dense(96, From = ["features"], Activation = Activation.ReLU, Name = "trunk")]
        [Dropout(0.2), Dense(96, Trainable = false, Activation = Activation.GELU), Dense(96, Name = "skipped")]
        [Add(From = ["trunk", "skipped"], Name = "sum")]
        [Dense(33, Name = "unread")]
        [Dense(7, From = ["picture"], Activation = Activation.Tanh), Flatten(Name = "seen")]
        [Concatenate(From = ["sum", "seen"], Name = "all")]
        [Dense(10, From = ["all"], Name = "kind")]
        [Dense(3, From = ["all"], Activation = Activation.Softplus, Name = "size")]
        [SparseCategoricalCrossentropy(Output = "kind", FromLogits = true), Huber(Output = "size", Weight = 0.3)]
        [Adam(LearningRate = 0.01)]
        """;

    [Theory]
    [InlineData(128)]
    [InlineData(333)]
    [InlineData(1000)]
    public void Shards_and_threads_change_nothing(int batch)
    {
        CheckReport report = NetworkChecks.Generated([Network(batch)], derivatives: 40);

        Assert.True(report.Failures.Count == 0, report.ToString());
        Assert.Equal(1, report.Networks);
    }

    [Fact]
    public void The_largest_batch_really_uses_two_threads()
    {
        CheckReport report = new();
        using NetworkProject? project = NetworkProject.Compile([Network(1000)], report);
        Assert.True(project is not null, report.ToString());
        NetworkDescription description = project.Double(project.Subjects[0]).Network.Description;

        ShardPlan plan = ShardPlan.ForTraining(description, 1000);

        Assert.True(plan.Shards > 1);
        Assert.Equal(2, plan.Threads(description, 2));
    }

    private static DrawnNetwork Network(int batch) => new(
        batch,
        batch,
        new DrawnClass("Single" + batch, $"[Network]\n{Attributes}\npublic sealed partial class Single{batch};\n"),
        new DrawnClass("Double" + batch, $"[Network(Precision = Precision.Double)]\n{Attributes}\npublic sealed partial class Double{batch};\n"));
}
