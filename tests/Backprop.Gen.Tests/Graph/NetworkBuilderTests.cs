using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Tests.Graph;

public sealed class NetworkBuilderTests
{
    [Fact]
    public void A_sequence_of_layers_reads_one_behind_the_other()
    {
        Assert.Equal(
            [
                "flatten Flatten [784] 0 0 ← input",
                "dense Dense [120] 94200 94080 ← flatten",
                "dropout Dropout [120] 0 0 ← dense",
                "dense_1 Dense [10] 1210 1200 ← dropout",
            ],
            Built.Layers(
                """
                [Network, Input(28, 28, 1)]
                [Flatten, Dense(120, Activation = Activation.ReLU), Dropout(0.5), Dense(10)]
                [SparseCategoricalCrossentropy(FromLogits = true), Adam(LearningRate = 3e-4)]
                public sealed partial class Net;
                """));
    }
}
