using System.Diagnostics.Metrics;

namespace Backprop;

/// <summary>
/// The instruments by which <c>dotnet-counters</c>, OpenTelemetry or a <see cref="MeterListener"/> follow every <c>Fit</c> of the process, under the
/// meter <see cref="Name"/>. Nobody has to switch them on; while nobody listens a step asks once whether somebody does, and nothing else.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>instrument</term><description>what it says</description></listheader>
/// <item><term><see cref="Steps"/></term><description>counter, {step}: training steps</description></item>
/// <item><term><see cref="Samples"/></term><description>counter, {sample}: samples trained on</description></item>
/// <item><term><see cref="Epochs"/></term><description>counter, {epoch}: finished epochs</description></item>
/// <item><term><see cref="Loss"/></term><description>gauge: the loss over the samples of the epoch so far, behind every step</description></item>
/// <item><term><see cref="LearningRate"/></term><description>gauge: η of the next step, behind every step</description></item>
/// <item><term><see cref="SamplesPerSecond"/></term><description>gauge, {sample}/s: samples of the epoch by the time since it began, behind every step</description></item>
/// <item><term><see cref="ValidationLoss"/></term><description>gauge: the loss of a validation, behind it</description></item>
/// <item><term><see cref="EpochMetric"/></term><description>gauge: every other metric, behind the epoch; its name is the tag <c>metric</c></description></item>
/// </list>
/// <para>All have the tag <c>network</c>, the network's class name. A measurement allocates nothing.</para>
/// </remarks>
public static class TrainingMeter
{
    /// <summary>The name of the meter: <c>Backprop</c>.</summary>
    public const string Name = "Backprop";

    /// <summary><c>backprop.training.steps</c></summary>
    public const string Steps = "backprop.training.steps";

    /// <summary><c>backprop.training.samples</c></summary>
    public const string Samples = "backprop.training.samples";

    /// <summary><c>backprop.training.epochs</c></summary>
    public const string Epochs = "backprop.training.epochs";

    /// <summary><c>backprop.training.loss</c></summary>
    public const string Loss = "backprop.training.loss";

    /// <summary><c>backprop.training.learning_rate</c></summary>
    public const string LearningRate = "backprop.training.learning_rate";

    /// <summary><c>backprop.training.samples_per_second</c></summary>
    public const string SamplesPerSecond = "backprop.training.samples_per_second";

    /// <summary><c>backprop.validation.loss</c></summary>
    public const string ValidationLoss = "backprop.validation.loss";

    /// <summary><c>backprop.epoch.metric</c></summary>
    public const string EpochMetric = "backprop.epoch.metric";
}
