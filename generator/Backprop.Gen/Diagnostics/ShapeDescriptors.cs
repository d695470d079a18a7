using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Diagnostics;

/// <summary>Shapes that do not fit and sizes that are unreasonable: blocks 01xx and 04xx.</summary>
internal static class ShapeDescriptors
{
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        new(ProblemIds.NeedsVector,
            "A layer takes a vector",
            "Layer {0} '{1}' takes a vector but receives {2} from {3}; put [Flatten] before it",
            "Backprop.Shapes", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.NeedsVector)),
        new(ProblemIds.NeedsRank,
            "A layer takes another rank",
            "Layer {0} '{1}' takes rank {2} but receives {3} from {4}; put [Reshape] before it or change that layer",
            "Backprop.Shapes", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.NeedsRank)),
        new(ProblemIds.MergeShapesDiffer,
            "The shapes of a merge do not fit together",
            "Layer {0} '{1}' cannot merge {2} from {3} with {4} from {5}; make the shapes equal, for example with a [Dense] on one side",
            "Backprop.Shapes", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.MergeShapesDiffer)),
        new(ProblemIds.InputCount,
            "A layer has the wrong number of inputs",
            "Layer {0} '{1}' takes {2} inputs but has {3}; list them in From",
            "Backprop.Shapes", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.InputCount)),
        new(ProblemIds.ReshapeSize,
            "Reshape changes the number of elements",
            "Reshape '{0}' cannot put {1} elements into {2}; choose dimensions with the same product, or -1 for one of them",
            "Backprop.Shapes", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.ReshapeSize)),
        new(ProblemIds.ConcatenateAxis,
            "The concatenation axis does not exist",
            "Axis {0} is outside rank {1}; use -1 for the last axis, or 1 to {1} (axis 0 is the batch)",
            "Backprop.Shapes", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.ConcatenateAxis)),
        new(ProblemIds.ConcatenateShapesDiffer,
            "Concatenated shapes differ in another axis",
            "Layer {0} '{1}' cannot concatenate {2} from {3} and {4} from {5} along axis {6}; all other axes must be equal",
            "Backprop.Shapes", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.ConcatenateShapesDiffer)),
        new(ProblemIds.InputDimension,
            "An input dimension is not positive",
            "The input dimension {0} is not positive; write the size of one sample without the batch",
            "Backprop.Shapes", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.InputDimension)),
        new(ProblemIds.OddAxis,
            "An axis that is halved has odd size",
            "The last axis has {0} elements but is split into two halves; make it even",
            "Backprop.Shapes", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.OddAxis)),
        new(ProblemIds.LayerTooLarge,
            "A layer is unreasonably large",
            "Layer {0} '{1}' has {2}, more than the limit of {3}; make it or its input smaller",
            "Backprop.Limits", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.LayerTooLarge)),
        new(ProblemIds.NetworkTooLarge,
            "The network is unreasonably large",
            "The network has {0} parameters, more than the limit of {1}; make its largest layers smaller",
            "Backprop.Limits", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(ProblemIds.NetworkTooLarge)),
    ];
}
