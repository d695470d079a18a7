namespace Backprop;

/// <summary>What <see cref="Initializer.VarianceScaling"/> draws from.</summary>
public enum VarianceDistribution
{
    /// <summary>Normal, redrawn beyond two standard deviations and widened by 1/0.87962566103423978 to keep its variance.</summary>
    TruncatedNormal,

    /// <summary>Normal.</summary>
    UntruncatedNormal,

    /// <summary>Uniform in ±√(3·variance).</summary>
    Uniform,
}
