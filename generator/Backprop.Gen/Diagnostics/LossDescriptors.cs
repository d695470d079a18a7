using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Diagnostics;

/// <summary>Losses and optimizers: block 03xx.</summary>
internal static class LossDescriptors
{
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        new(ProblemIds.NoLoss,
            "The network has no loss",
            "The network has no loss, so it cannot be trained; add one, for example [MeanSquaredError]",
            "Backprop.Training", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.NoLoss)),
        new(ProblemIds.SeveralLosses,
            "An output has several losses",
            "The output '{0}' has several losses; keep one, or give the others another Output",
            "Backprop.Training", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.SeveralLosses)),
        new(ProblemIds.NoOptimizer,
            "The network has no optimizer",
            "The network has no optimizer, so it cannot be trained; add one, for example [Adam]",
            "Backprop.Training", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.NoOptimizer)),
        new(ProblemIds.SeveralOptimizers,
            "The network has several optimizers",
            "[{0}] is a second optimizer; keep one",
            "Backprop.Training", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.SeveralOptimizers)),
        new(ProblemIds.LossDoesNotFit,
            "The loss does not fit the output",
            "{0} does not fit the output '{1}': {2}",
            "Backprop.Training", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.LossDoesNotFit)),
        new(ProblemIds.LogitsAreProbabilities,
            "The loss applies an activation a second time",
            "FromLogits = true, but the output '{0}' already has {1}, so it holds no logits; remove one of the two",
            "Backprop.Training", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.LogitsAreProbabilities)),
        new(ProblemIds.TooFewClasses,
            "Sparse labels need two classes",
            "Sparse labels need at least 2 classes but the output has {0}; give the last layer one unit a class, or use [BinaryCrossentropy]",
            "Backprop.Training", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.TooFewClasses)),
        new(ProblemIds.UnknownLossOutput,
            "The loss names an output that does not exist",
            "The loss names the output '{0}', which does not exist; did you mean '{1}'?",
            "Backprop.Training", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.UnknownLossOutput)),
        new(ProblemIds.ProbabilitiesAreLogits,
            "The loss expects probabilities but receives raw scores",
            "The output '{0}' produces raw scores without activation but {1} expects probabilities; set FromLogits = true",
            "Backprop.Training", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.ProbabilitiesAreLogits)),
        new(ProblemIds.SeveralClippings,
            "Gradients are clipped in two ways",
            "{0} and {1} are both set, but gradients are clipped in one way; remove one of the two",
            "Backprop.Training", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.SeveralClippings)),
        new(ProblemIds.UnknownExclusion,
            "An exclusion from the weight decay matches no weight",
            "'{0}' is no role, layer, kind of layer, block or name of a trainable weight, so it excludes nothing from the weight decay; write one of these, for example \"bias\"",
            "Backprop.Training", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.UnknownExclusion)),
        new(ProblemIds.OptionWithoutEffect,
            "An option has no effect without another one",
            "{0} has no effect without {1}; set {1}, or remove {0}",
            "Backprop.Training", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.OptionWithoutEffect)),
    ];
}
