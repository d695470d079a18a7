using Backprop.Gen.Graph;
using Backprop.Gen.Operations;
using Backprop.Gen.Tests.Graph;

namespace Backprop.Gen.Tests.Activations;

public sealed class ActivationBuildTests
{
    public static TheoryData<string> Members => [.. Enum.GetNames<Activation>()];

    [Theory]
    [MemberData(nameof(Members))]
    public void Every_member_of_the_enum_builds_as_an_argument_and_as_a_layer(string member)
    {
        NetworkModel argument = Built.Model($"[Network, Input(3), Dense(4, Activation = Activation.{member})] {Built.Ending}");
        NetworkModel layer = Built.Model($"[Network, Input(3), Dense(4), Activation(Activation.{member})] {Built.Ending}");
        Assert.Equal(Operations(argument), Operations(layer));

        NetworkModel linear = Built.Model($"[Network, Input(3), Dense(4)] {Built.Ending}");
        Assert.Equal(member == "Linear", Operations(argument).SequenceEqual(Operations(linear)));
    }

    private static Operation[] Operations(NetworkModel model) => [.. model.Inference.Nodes.Select(n => n.Operation)];
}
