namespace Backprop;

/// <summary>What the metadata of a safetensors file says; null where it says nothing.</summary>
/// <param name="Format">Who wrote it.</param>
/// <param name="Version">The version of our format.</param>
/// <param name="Checksum">Eight hexadecimal digits.</param>
/// <param name="ChecksumAt">Where in the header they are.</param>
internal readonly record struct FileMetadata(string? Format, string? Version, string? Checksum, int ChecksumAt)
{
    /// <summary>Where the training was, in a checkpoint.</summary>
    public string? State { get; init; }

    /// <summary>Whether this library wrote the file, so that it has a version and a checksum. Two keys say so: one may be what is damaged.</summary>
    public bool IsOurs => Format == SafetensorsFormat.OurFormat || Version is not null;
}
