namespace Backprop;

/// <summary>Under which curve <see cref="AUC{T}"/> measures the area.</summary>
public enum AUCCurve
{
    /// <summary>The part of the positives found over the part of the negatives taken for positive.</summary>
    ROC,

    /// <summary>Precision over recall.</summary>
    PR,
}
