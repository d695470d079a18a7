namespace Backprop;

/// <summary>The base of every optimizer: how a step changes the weights θ, given their gradient g and the step number t = 1, 2, ….</summary>
/// <remarks>
/// <para>
/// A network that trains declares exactly one; none together with a loss, or a second one, is a build error (BPG03xx). Numbers out of
/// range are build errors on the argument (BPG02xx). Only this library derives from this class.
/// </para>
/// <para>
/// What every optimizer can do beside its own formula comes in Keras's order: the gradients of several batches become one
/// (<see cref="GradientAccumulationSteps"/>), it is clipped, the weights decay, the optimizer does its step, the moving average follows.
/// </para>
/// <para>
/// State (momentum, mean squares) that is smaller than the smallest normal number (1.2e-38 for <see cref="float"/>) becomes 0, looked for in every 16th step. That of weights whose
/// gradient stays zero, as behind a dead ReLU, would end there, and processors take several times as long for such numbers; TensorFlow computes without them altogether.
/// </para>
/// <para>Source: the arguments of <c>keras.optimizers.Optimizer</c>.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class OptimizerAttribute : Attribute
{
    private protected OptimizerAttribute(double learningRate, double weightDecay = 0)
    {
        LearningRate = learningRate;
        WeightDecay = weightDecay;
    }

    /// <summary>
    /// η, the length of a step; not negative, finite. It is where training starts: the network's <c>LearningRate</c> can be changed while
    /// training runs. Default: <c>0.001</c>, for <see cref="SGDAttribute"/> <c>0.01</c>.
    /// </summary>
    public double LearningRate { get; init; }

    /// <summary>
    /// λ of the decoupled weight decay θ ← θ − η·λ·θ before the step; not negative. It takes in every trainable weight, biases too, but for
    /// <see cref="ExcludeFromWeightDecay"/>. Default: <c>0</c> for none, for <see cref="AdamWAttribute"/> <c>0.004</c>.
    /// </summary>
    public double WeightDecay { get; init; }

    /// <summary>
    /// Weights that do not decay: roles (<c>"bias"</c>), layers (<c>"dense_1"</c>), kinds of layers (<c>"LayerNormalization"</c>), blocks or
    /// single weights (<c>"dense.kernel"</c>). As <c>exclude_from_weight_decay(var_names=…)</c>, but a name that matches no trainable weight is a
    /// build error. Default: none.
    /// </summary>
    public string[]? ExcludeFromWeightDecay { get; init; }

    /// <summary>
    /// c: the gradient of each weight tensor is multiplied by c/max(‖g‖, c), so that its norm is at most c. Only one of the three ways of clipping
    /// can be chosen. Default: <c>0</c> for none.
    /// </summary>
    public double ClipNorm { get; init; }

    /// <summary>c: every element of the gradient is cut to the range −c to c. Default: <c>0</c> for none.</summary>
    public double ClipValue { get; init; }

    /// <summary>c: the whole gradient is multiplied by c/max(‖g‖, c), the norm being that of all trainable weights together. Default: <c>0</c> for none.</summary>
    public double GlobalClipNorm { get; init; }

    /// <summary>
    /// Whether a moving average ā of the trainable weights is kept, ā ← μ·ā + (1 − μ)·θ behind every step (behind the first one ā = θ). At the end
    /// of <c>Fit</c> the average replaces the weights, as in Keras; <c>SwapAveragedWeights</c> and the callback <see cref="SwapEMAWeights"/> put it
    /// in their place for the time of an evaluation. Default: <c>false</c>.
    /// </summary>
    public bool UseEma { get; init; }

    /// <summary>μ, from 0 to 1. Default: <c>0.99</c>.</summary>
    public double EmaMomentum { get; init; } = 0.99;

    /// <summary>Every so many steps the average replaces the weights while training goes on. Default: <c>0</c> for never.</summary>
    public int EmaOverwriteFrequency { get; init; }

    /// <summary>
    /// n: the mean of the gradients of n batches makes one step, as if they were one batch n times as large. <c>Iterations</c> counts the batches;
    /// t of the optimizer's formula counts the steps. The moving average follows once a step (in Keras once a batch). Default: <c>1</c>.
    /// </summary>
    public int GradientAccumulationSteps { get; init; } = 1;
}
