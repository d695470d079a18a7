using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backprop.Gen.Tests.Diagnostics;

/// <summary>The properties of a project that the compiler shows to analyzers.</summary>
internal sealed class BuildProperties(params (string Property, string Value)[] properties) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options((string Property, string Value)[] properties) : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> values =
            properties.ToDictionary(p => "build_property." + p.Property, p => p.Value, AnalyzerConfigOptions.KeyComparer);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
