namespace Backprop;

/// <summary>How <see cref="RandomFlip{T}"/> may flip an image.</summary>
public enum FlipMode
{
    /// <summary>Left and right, and top and bottom.</summary>
    HorizontalAndVertical,

    /// <summary>Left and right.</summary>
    Horizontal,

    /// <summary>Top and bottom.</summary>
    Vertical,
}
