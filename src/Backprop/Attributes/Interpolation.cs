namespace Backprop;

/// <summary>How an image is made larger.</summary>
public enum Interpolation
{
    /// <summary>Every position is repeated.</summary>
    Nearest,

    /// <summary>Straight lines between the centres of neighbouring positions, along rows and columns; constant beyond the outermost centres.</summary>
    Bilinear,
}
