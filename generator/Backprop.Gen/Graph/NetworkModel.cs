using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Optimizers;
using Backprop.Gen.Schedules;

namespace Backprop.Gen.Graph;

/// <summary>A declaration as graphs with known shapes; both graphs list the same parameters, inputs and outputs in the same order.</summary>
/// <param name="Type">The class.</param>
/// <param name="Element"><c>float</c> or <c>double</c>.</param>
/// <param name="Training">Forward and losses with dropout active.</param>
/// <param name="Inference">Forward and losses as in prediction.</param>
/// <param name="Optimizer">What a step does with the gradients.</param>
internal sealed record NetworkModel(
    TypeIdentity Type, string Element, NetworkGraph Training, NetworkGraph Inference, OptimizerChoice Optimizer)
{
    /// <summary>Bytes of an element.</summary>
    public int ElementSize => SizeOf(Element);

    /// <summary>Bytes of a <c>float</c> or <c>double</c>.</summary>
    public static int SizeOf(string element) => element == "double" ? 8 : 4;
}

/// <summary>An optimizer with its arguments.</summary>
/// <param name="Kind">Keras's class name.</param>
/// <param name="LearningRate">Where training starts.</param>
/// <param name="Update">The formulas, with all other arguments and the options inserted.</param>
/// <param name="Options">What is asked for beside the optimizer's own formula.</param>
internal sealed record OptimizerChoice(string Kind, double LearningRate, OptimizerUpdate Update, OptimizerOptions Options)
{
    /// <summary>The attribute with the arguments that are written.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where the rate comes from, or null where it is a number that the program may change.</summary>
    public ScheduleChoice? Schedule { get; init; }
}

/// <param name="Model">Null exactly where <paramref name="Problems"/> holds an error.</param>
/// <param name="Problems">Errors, or, where there are none, warnings and advice.</param>
internal sealed record BuildResult(NetworkModel? Model, EquatableArray<Problem> Problems);
