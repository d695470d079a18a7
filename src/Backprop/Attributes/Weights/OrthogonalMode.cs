namespace Backprop;

/// <summary>What <see cref="Regularizer.Orthogonal"/> makes orthogonal.</summary>
public enum OrthogonalMode
{
    /// <summary>The rows of the matrix.</summary>
    Rows,

    /// <summary>The columns of the matrix.</summary>
    Columns,
}
