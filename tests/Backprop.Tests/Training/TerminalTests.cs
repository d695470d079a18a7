namespace Backprop.Tests.Training;

public sealed class TerminalTests
{
    [Theory]
    [InlineData(false, "TERM=xterm-256color", true, true)]
    [InlineData(true, "TERM=xterm-256color", false, false)]
    [InlineData(false, "TERM=dumb", false, false)]
    [InlineData(false, "TERM=xterm;NO_COLOR=1", true, false)]
    [InlineData(false, "TERM=xterm;NO_COLOR=", true, true)]
    [InlineData(false, "TERM=xterm;CI=true", false, false)]
    [InlineData(false, "TERM=xterm;CI=false", true, true)]
    [InlineData(false, "TERM=xterm;TF_BUILD=True", false, false)]
    [InlineData(false, "TERM=xterm;TEAMCITY_VERSION=2025", false, false)]
    [InlineData(false, "", true, false)]
    [InlineData(false, "WT_SESSION=1", true, true)]
    public void The_environment_decides_what_is_drawn(bool redirected, string environment, bool interactive, bool color)
    {
        Dictionary<string, string> variables = environment
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);

        Terminal terminal = Terminal.Describe(redirected, name => variables.GetValueOrDefault(name), unicode: true, () => 70);

        Assert.Equal((interactive, color, 70), (terminal.Interactive, terminal.Color, terminal.Columns()));
    }
}
