using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Diagnostics;

/// <summary>Advice and the build: blocks 05xx and 06xx.</summary>
internal static class AdviceDescriptors
{
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        new(ProblemIds.PreferLogits,
            "Logits are more stable than probabilities",
            "{0} on the output '{1}' and {2} are more stable together; remove the activation and set FromLogits = true",
            "Backprop.Advice", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.PreferLogits)),
        new(ProblemIds.DropoutBeforeOutput,
            "Dropout right before the output",
            "Dropout '{0}' stands right before the output and randomly zeroes what the loss judges; move it before the last layer with weights",
            "Backprop.Advice", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.DropoutBeforeOutput)),
        new(ProblemIds.ManySaturatingLayers,
            "Many sigmoid or tanh layers in a row",
            "{0} sigmoid or tanh layers in a row let the gradient vanish; use ReLU, a skip connection or a normalization",
            "Backprop.Advice", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.ManySaturatingLayers)),
        new(ProblemIds.CancelledBias,
            "A normalization cancels a bias",
            "The normalization after '{0}' cancels its bias; set UseBias = false",
            "Backprop.Advice", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.CancelledBias)),
        new(ProblemIds.AotInstructionSet,
            "NativeAOT without an instruction set",
            "PublishAot without IlcInstructionSet compiles the network for 128-bit vectors without FMA, several times slower; set for example <IlcInstructionSet>x86-64-v3</IlcInstructionSet>",
            "Backprop.Build", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.AotInstructionSet), customTags: WellKnownDiagnosticTags.CompilationEnd),
    ];
}
