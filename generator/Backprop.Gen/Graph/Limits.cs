namespace Backprop.Gen.Graph;

/// <summary>
/// What the generator refuses, so that a mistyped size is a diagnostic and not an out-of-memory: the parameter block and the workspace
/// are .NET arrays with int indices, and a network beyond these sizes is not what this package is for.
/// </summary>
internal static class Limits
{
    /// <summary>Weights of one tensor: 1 GB in float.</summary>
    public const long LayerParameters = 1L << 28;

    /// <summary>Weights of a network: 2 GB in float.</summary>
    public const long NetworkParameters = 1L << 29;

    /// <summary>Elements of one value of one sample.</summary>
    public const long ValueSize = 1L << 24;

    /// <summary>Layers after blocks are expanded.</summary>
    public const int Layers = 10_000;
}
