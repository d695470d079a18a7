using Backprop.Gen.CodeFixes;

namespace Backprop.Gen.Tests.CodeFixes;

public sealed class BiasFixTests
{
    [Theory]
    [InlineData("{|BPG0504:Dense|}(8)", "Dense(8, UseBias = false)")]
    [InlineData("Dense(8, UseBias = {|BPG0504:true|}, Name = \"a\")", "Dense(8, UseBias = false, Name = \"a\")")]
    public Task A_bias_that_a_normalization_cancels_is_turned_off(string before, string after) => FixRun.VerifyUnreachableAsync(
        new SetArgumentFix(),
        $"[Network, Input(4), {before}, Dense(3), MeanSquaredError, Adam] partial class Net;",
        "Set UseBias = false",
        $"[Network, Input(4), {after}, Dense(3), MeanSquaredError, Adam] partial class Net;");
}
