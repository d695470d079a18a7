namespace Backprop;

/// <summary>What a safetensors file says about one tensor.</summary>
internal readonly ref struct TensorEntry(string name, string type, ReadOnlySpan<long> shape, long begin, long end)
{
    public string Name { get; } = name;

    public string Type { get; } = type;

    public ReadOnlySpan<long> Shape { get; } = shape;

    /// <summary>Its first byte behind the header.</summary>
    public long Begin { get; } = begin;

    /// <summary>One past its last byte.</summary>
    public long End { get; } = end;
}
