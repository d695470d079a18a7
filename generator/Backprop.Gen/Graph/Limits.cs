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

    /// <summary>Elements of all values of one sample's forward pass: with the gradients of 16 samples 4 GB in float.</summary>
    public const long NetworkValues = 1L << 25;

    /// <summary>Layers after blocks are expanded.</summary>
    public const int Layers = 10_000;

    /// <summary>Inputs of a network, and outputs: as many as the runtime's <c>Batch</c> has ports.</summary>
    public const int Ports = 16;

    /// <summary>
    /// Inputs, outputs and targets together: the runtime's <c>BatchArguments</c> hold 24 spans, two of which are for sample weights and rows.
    /// </summary>
    public const int Arguments = 22;
}
