namespace Backprop;

/// <summary>An input of the network and the shape of one sample of it.</summary>
/// <remarks>
/// <para>
/// Shapes: <c>[Input(10)]</c> takes vectors of 10 numbers, <c>[Input(28, 28, 1)]</c> grey images of 28 rows and 28 columns, channels
/// last; the numbers of a sample lie in row-major order. The batch axis is not written. A network with several inputs has this
/// attribute several times; layers then choose with <see cref="LayerAttribute.From"/>.
/// </para>
/// <para>Errors: no dimension (BPG02xx), a dimension below 1 (BPG01xx), more than 16 777 216 elements (BPG04xx).</para>
/// <para>Source: <c>keras.Input</c>; unlike there, every dimension is known when the network is compiled.</para>
/// </remarks>
/// <param name="shape">The dimensions of one sample, each at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute(params int[] shape) : Attribute
{
    /// <summary>The dimensions of one sample, without the batch.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>
    /// The name by which <see cref="LayerAttribute.From"/> refers to it, and of the generated methods' argument. Default:
    /// <c>input</c>, then <c>input_1</c>, <c>input_2</c>.
    /// </summary>
    public string? Name { get; init; }
}
