namespace Backprop;

/// <summary>How one number is made of those of several classes.</summary>
public enum ClassAverage
{
    /// <summary>The mean over the classes.</summary>
    Macro,

    /// <summary>The answers of all classes counted together.</summary>
    Micro,

    /// <summary>The mean over the classes, each counting with the answers that should be a yes.</summary>
    Weighted,
}
