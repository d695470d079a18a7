using System.Text;
using Backprop.Gen.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Gen;

/// <summary>Finds the classes with <c>[Network]</c>, reads them into values, and adds what <see cref="NetworkCompiler"/> makes of them.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<NetworkDeclaration> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeCategory.NetworkName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (match, cancellation) => DeclarationReader.Read((INamedTypeSymbol)match.TargetSymbol, cancellation))
            .WithTrackingName(StepNames.Declaration);

        // The declaration is the cache boundary: an edit that leaves it equal runs nothing below.
        IncrementalValuesProvider<GeneratedFile?> files = declarations
            .Select(static (declaration, _) => NetworkCompiler.Compile(declaration))
            .WithTrackingName(StepNames.Source);

        context.RegisterSourceOutput(files, static (output, file) =>
        {
            if (file is not null)
            {
                output.AddSource(file.HintName, SourceText.From(file.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
            }
        });
    }

    /// <summary>The names of the pipeline's steps, for tests.</summary>
    public static class StepNames
    {
        /// <summary>Attributed symbol → declaration.</summary>
        public const string Declaration = "Declaration";

        /// <summary>Declaration → text.</summary>
        public const string Source = "Source";
    }
}
