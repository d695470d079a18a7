using System.CommandLine;
using Digits;

namespace Backprop.Samples.Tests;

public class OptionsTests
{
    [Fact]
    public async Task Without_arguments_the_defaults_hold() => Assert.Equal(Options.Defaults, await Parsed());

    [Fact]
    public async Task Every_option_arrives()
    {
        string file = Path.Combine(Path.GetTempPath(), "weights.safetensors");
        Options expected = new("folder", true, "mlp", 3, 16, 5, 42, file);
        Assert.Equal(
            expected,
            await Parsed("--data", "folder", "--download", "--model", "mlp", "--epochs", "3", "--batch-size", "16", "--threads", "5", "--seed", "42", "--save", file));
    }

    [Theory]
    [InlineData("--model", "resnet")]
    [InlineData("--epochs", "0")]
    [InlineData("--batch-size", "-1")]
    [InlineData("--threads", "0")]
    [InlineData("--threads", "many")]
    [InlineData("--seed", "-1")]
    [InlineData("--save", "no/such/folder/weights.safetensors")]
    [InlineData("--unknown", "1")]
    public async Task What_makes_no_sense_is_refused_before_anything_runs(string option, string value) => Assert.Null(await Parsed(option, value));

    private static async Task<Options?> Parsed(params string[] arguments)
    {
        Options? parsed = null;
        RootCommand command = Options.Command((options, _) =>
        {
            parsed = options;
            return Task.FromResult(0);
        });
        int code = await command.Parse(arguments).InvokeAsync(new() { Output = TextWriter.Null, Error = TextWriter.Null });
        Assert.Equal(parsed is null, code != 0);
        return parsed;
    }
}
