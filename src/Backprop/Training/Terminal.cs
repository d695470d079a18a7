namespace Backprop;

/// <summary>What the place that text goes to can do.</summary>
/// <param name="Interactive">Whether a line can be redrawn.</param>
/// <param name="Color">Whether colours are wanted.</param>
/// <param name="Unicode">Whether line-drawing characters arrive.</param>
/// <param name="Columns">The width of the moment.</param>
internal sealed record Terminal(bool Interactive, bool Color, bool Unicode, Func<int> Columns)
{
    /// <summary>The width where nobody knows it.</summary>
    public const int UsualColumns = 80;

    /// <summary>A file, a pipe, or a writer that somebody gave.</summary>
    public static Terminal None { get; } = new(false, false, false, () => UsualColumns);

    /// <summary>The console as the environment describes it.</summary>
    public static Terminal OfConsole() =>
        Describe(Console.IsOutputRedirected, Environment.GetEnvironmentVariable, Console.OutputEncoding.CodePage == 65001, ConsoleColumns);

    /// <summary>What the environment's variables say; see no-color.org for <c>NO_COLOR</c>.</summary>
    public static Terminal Describe(bool redirected, Func<string, string?> variable, bool unicode, Func<int> columns)
    {
        string? term = variable("TERM");
        bool dumb = term is "dumb";
        bool robot = IsSet(variable("CI")) || IsSet(variable("TF_BUILD")) || IsSet(variable("TEAMCITY_VERSION"));
        bool interactive = !redirected && !dumb && !robot;

        // Old Windows consoles have neither variable and do not know colour codes.
        bool knowsColor = term is not null || variable("WT_SESSION") is not null;
        bool color = interactive && knowsColor && string.IsNullOrEmpty(variable("NO_COLOR"));
        return new(interactive, color, unicode, columns);
    }

    private static bool IsSet(string? value) =>
        !string.IsNullOrEmpty(value) && value is not "0" && !value.Equals("false", StringComparison.OrdinalIgnoreCase);

    private static int ConsoleColumns()
    {
        try
        {
            return Console.WindowWidth is > 0 and int width ? width : UsualColumns;
        }
        catch (IOException)
        {
            return UsualColumns;
        }
        catch (PlatformNotSupportedException)
        {
            return UsualColumns;
        }
    }
}
