namespace Backprop.Gen.Diagnostics;

/// <summary>
/// The id of every mistake the package reports. Each comment states the message's placeholders in the order in which
/// <see cref="Declaration.Problem.MessageArguments"/> gives them. "Layer" is its number in the layer table, from 1;
/// "source" is a phrase such as <c>layer 2 'conv2d'</c> or <c>input 'image'</c>; shapes are printed as <c>[24, 24, 6]</c>.
/// Fix data are what a code fix needs and cannot see in the source: "Name" the name to write instead, "Element" the index of the layer
/// attribute to change in <see cref="Declaration.NetworkDeclaration.Elements"/>; it is left out where that layer stands in a block.
/// </summary>
internal static class ProblemIds
{
    // 00xx: the declaration.

    /// <summary>{0} class.</summary>
    public const string NotPartial = "BPG0001";

    /// <summary>{0} class, {1} the attribute whose part is the right one (Network or Block).</summary>
    public const string SeveralParts = "BPG0002";

    /// <summary>{0} class, {1} the generic type (the class or one that contains it).</summary>
    public const string Generic = "BPG0003";

    /// <summary>{0} class, {1} what is wrong, as the sentence's predicate ("is static").</summary>
    public const string NotAnOrdinaryClass = "BPG0004";

    /// <summary>{0} class, {1} containing type.</summary>
    public const string ContainingTypeNotPartial = "BPG0005";

    /// <summary>No placeholders.</summary>
    public const string NoInput = "BPG0010";

    /// <summary>No placeholders.</summary>
    public const string NoLayers = "BPG0011";

    /// <summary>{0} name.</summary>
    public const string DuplicateName = "BPG0012";

    /// <summary>{0} name, {1} the nearest name that exists. Fix data: Name.</summary>
    public const string UnknownSource = "BPG0013";

    /// <summary>{0} name.</summary>
    public const string SourceIsLater = "BPG0014";

    /// <summary>{0} name.</summary>
    public const string InvalidName = "BPG0015";

    /// <summary>{0} type.</summary>
    public const string NotABlock = "BPG0016";

    /// <summary>{0} block.</summary>
    public const string BlockCycle = "BPG0017";

    /// <summary>{0} attribute.</summary>
    public const string NetworkAttributeInBlock = "BPG0018";

    /// <summary>{0} name. A warning.</summary>
    public const string Unread = "BPG0019";

    /// <summary>{0} parameter, {1} those that exist, as the sentence's end. Fix data: Name.</summary>
    public const string UnknownParameter = "BPG0020";

    /// <summary>{0} layer name, {1} the nearest name that exists. Fix data: Name.</summary>
    public const string UnknownOutputLayer = "BPG0021";

    /// <summary>{0} class.</summary>
    public const string NetworkAndBlock = "BPG0022";

    /// <summary>{0} parameter, {1} attribute ("Initialize").</summary>
    public const string InitializedTwice = "BPG0023";

    /// <summary>{0} name, {1} the other name, {2} the C# name that both become.</summary>
    public const string NamesCollide = "BPG0024";

    /// <summary>{0} attribute.</summary>
    public const string UnknownAttribute = "BPG0025";

    // 01xx: shapes.

    /// <summary>{0} layer, {1} its name, {2} shape, {3} source.</summary>
    public const string NeedsVector = "BPG0101";

    /// <summary>{0} layer, {1} its name, {2} rank, {3} shape, {4} source.</summary>
    public const string NeedsRank = "BPG0102";

    /// <summary>{0} layer, {1} its name, {2} shape, {3} its source, {4} other shape, {5} its source.</summary>
    public const string MergeShapesDiffer = "BPG0103";

    /// <summary>{0} layer, {1} its name, {2} what it takes ("one input"), {3} the number it has.</summary>
    public const string InputCount = "BPG0104";

    /// <summary>{0} layer name, {1} number of elements, {2} target shape.</summary>
    public const string ReshapeSize = "BPG0105";

    /// <summary>{0} axis, {1} rank.</summary>
    public const string ConcatenateAxis = "BPG0106";

    /// <summary>{0} layer, {1} its name, {2} shape, {3} its source, {4} other shape, {5} its source, {6} axis.</summary>
    public const string ConcatenateShapesDiffer = "BPG0107";

    /// <summary>{0} dimension.</summary>
    public const string InputDimension = "BPG0108";

    /// <summary>{0} size of the axis.</summary>
    public const string OddAxis = "BPG0109";

    /// <summary>{0} layer, {1} its name, {2} what the window reaches over ("30 x 30"), {3} shape, {4} source.</summary>
    public const string WindowDoesNotFit = "BPG0110";

    /// <summary>{0} layer, {1} its name, {2} number of groups, {3} what they do not divide ("16 channels").</summary>
    public const string GroupsDoNotDivide = "BPG0111";

    /// <summary>{0} layer, {1} its name, {2} what it takes away ("4 x 6"), {3} shape, {4} source.</summary>
    public const string NothingLeft = "BPG0112";

    /// <summary>{0} layer, {1} its name, {2} positions that the output would have ("0 x 4"), {3} shape, {4} source.</summary>
    public const string NoOutputPositions = "BPG0113";

    /// <summary>{0} layer, {1} its name, {2} axis, {3} shape, {4} its source, {5} other axis, {6} other shape, {7} its source.</summary>
    public const string DotAxesDiffer = "BPG0130";

    // 02xx: arguments.

    /// <summary>{0} argument, {1} value, {2} range.</summary>
    public const string ArgumentRange = "BPG0201";

    /// <summary>{0} value.</summary>
    public const string UnknownEnumValue = "BPG0202";

    /// <summary>{0} argument.</summary>
    public const string ArgumentMissing = "BPG0203";

    /// <summary>No placeholders.</summary>
    public const string TwoInferredDimensions = "BPG0204";

    /// <summary>{0} argument, {1} what does not read it ("the initializer Ones").</summary>
    public const string UnusedArgument = "BPG0205";

    /// <summary>{0} what was chosen, {1} what it needs ("a matrix"), {2} parameter, {3} its shape, {4} "initializer" or "regularizer".</summary>
    public const string InitializerShape = "BPG0206";

    /// <summary>{0} argument, {1} how many numbers it has, {2} number of axes.</summary>
    public const string SizesPerAxis = "BPG0207";

    /// <summary>{0} layer, {1} its name.</summary>
    public const string StridesWithDilation = "BPG0208";

    /// <summary>{0} argument, {1} how many numbers it has.</summary>
    public const string NumbersForSides = "BPG0209";

    /// <summary>{0} axis, {1} parameter, {2} its shape.</summary>
    public const string ConstraintAxis = "BPG0210";

    /// <summary>{0} argument, {1} the argument that is missing beside it.</summary>
    public const string StatisticMissing = "BPG0211";

    /// <summary>{0} argument, {1} how many numbers it has, {2} how many entries there are.</summary>
    public const string NumbersPerEntry = "BPG0212";

    // 03xx: loss and optimizer.

    /// <summary>No placeholders.</summary>
    public const string NoLoss = "BPG0301";

    /// <summary>{0} output.</summary>
    public const string SeveralLosses = "BPG0302";

    /// <summary>No placeholders.</summary>
    public const string NoOptimizer = "BPG0303";

    /// <summary>{0} the second optimizer.</summary>
    public const string SeveralOptimizers = "BPG0304";

    /// <summary>{0} loss, {1} output, {2} reason and remedy. Fix data: Units, the number the last layer should have, and Element, that layer.</summary>
    public const string LossDoesNotFit = "BPG0305";

    /// <summary>{0} output, {1} its activation. A warning. Fix data: Element, the layer with the activation.</summary>
    public const string LogitsAreProbabilities = "BPG0306";

    /// <summary>{0} number of classes. Fix data: Units, the smallest number that makes sense, and Element, the last layer.</summary>
    public const string TooFewClasses = "BPG0307";

    /// <summary>{0} output, {1} the nearest name that exists. Fix data: Name.</summary>
    public const string UnknownLossOutput = "BPG0308";

    /// <summary>{0} output, {1} loss. A warning.</summary>
    public const string ProbabilitiesAreLogits = "BPG0309";

    /// <summary>{0} argument, {1} the later one.</summary>
    public const string SeveralClippings = "BPG0310";

    /// <summary>{0} what was written.</summary>
    public const string UnknownExclusion = "BPG0311";

    /// <summary>{0} argument, {1} the argument that it needs.</summary>
    public const string OptionWithoutEffect = "BPG0312";

    /// <summary>{0} schedule.</summary>
    public const string RateAndSchedule = "BPG0313";

    /// <summary>{0} the second schedule.</summary>
    public const string SeveralSchedules = "BPG0314";

    /// <summary>{0} number of values, {1} number of boundaries, {2} number of values that they want.</summary>
    public const string PiecesDoNotFit = "BPG0315";

    // 04xx: limits.

    /// <summary>{0} layer, {1} its name, {2} what it has ("3000000000 parameters"), {3} limit.</summary>
    public const string LayerTooLarge = "BPG0401";

    /// <summary>{0} what it has ("3000000000 parameters"), {1} limit.</summary>
    public const string NetworkTooLarge = "BPG0402";

    /// <summary>{0} input, {1} elements of one sample, {2} limit.</summary>
    public const string InputTooLarge = "BPG0403";

    /// <summary>{0} layers, {1} limit.</summary>
    public const string TooManyLayers = "BPG0404";

    /// <summary>{0} what it has ("17 inputs"), {1} limit.</summary>
    public const string TooManyPorts = "BPG0405";

    // 05xx: advice.

    /// <summary>{0} activation, {1} output, {2} loss. Fix data: Element, the layer with the activation.</summary>
    public const string PreferLogits = "BPG0501";

    /// <summary>{0} layer name. Fix data: Element, the last layer with weights.</summary>
    public const string DropoutBeforeOutput = "BPG0502";

    /// <summary>{0} number of layers.</summary>
    public const string ManySaturatingLayers = "BPG0503";

    /// <summary>{0} layer name.</summary>
    public const string CancelledBias = "BPG0504";

    // 06xx: the build.

    /// <summary>No placeholders.</summary>
    public const string AotInstructionSet = "BPG0601";

    /// <summary>Whether a network with this problem cannot be compiled; the others are warnings and advice.</summary>
    public static bool IsError(string id) => id switch
    {
        Unread or LogitsAreProbabilities or ProbabilitiesAreLogits => false,
        _ => string.CompareOrdinal(id, "BPG0500") < 0,
    };
}
