namespace Backprop;

/// <summary>The curve of <see cref="OneCycleAttribute"/>.</summary>
public enum Annealing
{
    /// <summary>Half a cosine.</summary>
    Cos,

    /// <summary>A straight line.</summary>
    Linear,
}
