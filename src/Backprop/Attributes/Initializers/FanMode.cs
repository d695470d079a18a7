namespace Backprop;

/// <summary>What <see cref="Initializer.VarianceScaling"/> divides its scale by.</summary>
public enum FanMode
{
    /// <summary>The inputs of a unit.</summary>
    FanIn,

    /// <summary>The units that an input feeds.</summary>
    FanOut,

    /// <summary>The mean of both.</summary>
    FanAvg,
}
