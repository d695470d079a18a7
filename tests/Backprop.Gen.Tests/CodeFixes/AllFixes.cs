using Backprop.Gen.CodeFixes;

namespace Backprop.Gen.Tests.CodeFixes;

/// <summary>Every code fix of the package.</summary>
internal static class AllFixes
{
    public static IReadOnlyList<NetworkFix> List { get; } =
    [
        .. typeof(NetworkFix).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(NetworkFix)))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => (NetworkFix)Activator.CreateInstance(t)!),
    ];
}
