using System.Numerics;

namespace Backprop.Runtime;

/// <summary>What an optimizer with options is told about a step on a run of weights.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="Iteration">The number of this step, from 1.</param>
/// <param name="LearningRate">η of this step.</param>
/// <param name="GradientScale">What clipping by norm multiplies the gradient with.</param>
/// <param name="Decays">1 where the weights decay, 0 where they are excluded.</param>
public readonly record struct StepArguments<T>(long Iteration, T LearningRate, double GradientScale = 1, double Decays = 1)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
