namespace Backprop;

/// <summary>What a page says of over-fitting.</summary>
internal enum OverfittingKind
{
    /// <summary>Nobody can tell.</summary>
    Unknown,

    /// <summary>It is not to be seen.</summary>
    None,

    /// <summary>The validation loss rises behind its smallest value.</summary>
    Overfits,
}
