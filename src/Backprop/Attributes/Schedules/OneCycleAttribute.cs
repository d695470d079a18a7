namespace Backprop;

/// <summary>A learning rate that rises to its largest value and falls to almost nothing, once in the whole training.</summary>
/// <remarks>
/// <para>
/// Formula: with η₀ = η_max/d and η₁ = η₀/f the rate goes from η₀ at s = 0 to η_max at s = p·n − 1 and from there to η₁ at s = n − 1, along half a cosine
/// each time or straight, and stays there. The momentum is not touched (PyTorch's <c>cycle_momentum = False</c>).
/// </para>
/// <para>Keras has no such schedule. Source: <c>torch.optim.lr_scheduler.OneCycleLR</c>; Smith and Topin 2018.</para>
/// </remarks>
/// <param name="maxLearningRate">η_max, not negative.</param>
/// <param name="totalSteps">n, at least 2: the batches of the whole training.</param>
public sealed class OneCycleAttribute(double maxLearningRate, int totalSteps) : ScheduleAttribute
{
    /// <summary>η_max.</summary>
    public double MaxLearningRate { get; } = maxLearningRate;

    /// <summary>n.</summary>
    public int TotalSteps { get; } = totalSteps;

    /// <summary>p, the part of the batches in which the rate rises, above 1/n and below 1. Default: <c>0.3</c>.</summary>
    public double PctStart { get; init; } = 0.3;

    /// <summary>d, positive. Default: <c>25</c>.</summary>
    public double DivFactor { get; init; } = 25;

    /// <summary>f, positive. Default: <c>10000</c>.</summary>
    public double FinalDivFactor { get; init; } = 10000;

    /// <summary>How it rises and falls. Default: <see cref="Annealing.Cos"/>.</summary>
    public Annealing AnnealStrategy { get; init; } = Annealing.Cos;
}
