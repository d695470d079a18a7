namespace Backprop;

/// <summary>Whether the monitored metric is better when it is small or when it is large.</summary>
public enum MonitorMode
{
    /// <summary>As the metric itself says: losses small, accuracies large.</summary>
    Auto,

    /// <summary>Small is better.</summary>
    Min,

    /// <summary>Large is better.</summary>
    Max,
}
