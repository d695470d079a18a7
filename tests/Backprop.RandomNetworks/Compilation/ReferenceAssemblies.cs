using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Backprop.RandomNetworks.Compilation;

/// <summary>What a user's project references: the running runtime's own assemblies, and the library.</summary>
internal static class ReferenceAssemblies
{
    public static ImmutableArray<MetadataReference> All { get; } = Find();

    private static ImmutableArray<MetadataReference> Find()
    {
        string trusted = (string)(AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")
            ?? throw new InvalidOperationException("The runtime does not say which assemblies it trusts; run the tests on .NET and not as a single file."));
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(IsOfTheRuntime)
                .Append(typeof(NetworkAttribute).Assembly.Location)
                .Append(typeof(ReferenceAssemblies).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }

    /// <summary>The list of trusted assemblies holds the test's own packages too, which a user's project does not see.</summary>
    private static bool IsOfTheRuntime(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        return Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location) &&
            (name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "mscorlib" or "netstandard" or "Microsoft.CSharp");
    }
}
