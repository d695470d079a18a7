namespace Backprop.Gen.Diagnostics;

/// <summary>Where the page of a diagnostic is.</summary>
internal static class HelpPage
{
    private const string Root = "https://github.com/backprop-gen/backprop-gen/blob/main/generator/Backprop.Gen/Diagnostics/Pages/";

    public static string Of(string id) => Root + id + ".md";
}
