namespace Backprop;

/// <summary>Which values of a metric are better.</summary>
public enum MetricGoal
{
    /// <summary>Nothing says which.</summary>
    Unknown,

    /// <summary>Small ones, as of a loss.</summary>
    Minimize,

    /// <summary>Large ones, as of an accuracy.</summary>
    Maximize,
}
