namespace Backprop;

/// <summary>
/// Marks a partial class as a neural network: from the layers, loss and optimizer in the attributes on it, the generator writes the
/// other part, with prediction, training and files.
/// </summary>
/// <remarks>
/// <para>The layers stand in source order on this one part of the class:</para>
/// <code>
/// [Network, Input(28, 28, 1)]
/// [Flatten, Dense(120, Activation = Activation.ReLU), Dense(10)]
/// [SparseCategoricalCrossentropy(FromLogits = true), Adam(LearningRate = 3e-4)]
/// public sealed partial class Net;
/// </code>
/// <para>
/// Errors (BPG00xx): a class that is not partial, is generic or stands in a generic or non-partial class, layers on several parts,
/// no input, no layer.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>The number type of everything in the network. Default: <see cref="Precision.Single"/>.</summary>
    public Precision Precision { get; init; } = Precision.Single;
}
