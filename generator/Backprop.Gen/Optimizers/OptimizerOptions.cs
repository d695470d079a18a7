using Backprop.Gen.Collections;

namespace Backprop.Gen.Optimizers;

/// <summary>What every optimizer can do beside its own formula; a number of zero stands for "not asked for".</summary>
/// <param name="WeightDecay">λ.</param>
/// <param name="Undecayed">The full names of the trainable weights that the decay leaves alone; before they are resolved what was written.</param>
/// <param name="ClipNorm">The largest norm of a weight tensor's gradient.</param>
/// <param name="ClipValue">The largest magnitude of an element of the gradient.</param>
/// <param name="GlobalClipNorm">The largest norm of the whole gradient.</param>
/// <param name="AverageMomentum">The momentum of the moving average of the weights, or null for no average.</param>
/// <param name="OverwriteFrequency">Steps between two moments at which the average replaces the weights.</param>
/// <param name="AccumulationSteps">Batches whose gradients make one step.</param>
internal sealed record OptimizerOptions(
    double WeightDecay,
    EquatableArray<string> Undecayed,
    double ClipNorm,
    double ClipValue,
    double GlobalClipNorm,
    double? AverageMomentum,
    int OverwriteFrequency,
    int AccumulationSteps)
{
    public static OptimizerOptions None { get; } = new(0, [], 0, 0, 0, null, 0, 1);

    /// <summary>The slot with the sum of the gradients of a step's earlier batches.</summary>
    public const string AccumulatorSlot = "gradient_accumulator";

    /// <summary>The slot with the moving average of the weights.</summary>
    public const string AverageSlot = "moving_average";

    /// <summary>Whether the gradient is scaled by a number that depends on the gradient of a tensor or of them all.</summary>
    public bool ScalesGradient => ClipNorm > 0 || GlobalClipNorm > 0;

    /// <summary>Whether the runtime has to tell the step more than its number and the learning rate.</summary>
    public bool NeedsRuntime => ScalesGradient || Undecayed.Count > 0 || AverageMomentum is not null || AccumulationSteps > 1;
}
