using System.IO.MemoryMappedFiles;

namespace Backprop;

/// <summary>A file in the address space: the system reads the parts that are looked at, and forgets them when memory is wanted for something else.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* first;

    /// <summary>Maps a whole file for reading.</summary>
    /// <param name="path">The file; not empty.</param>
    /// <param name="length">Its length, which nobody may shorten while it is mapped.</param>
    public MappedFile(string path, long length)
    {
        Length = length;
        file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        try
        {
            view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            byte* address = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref address);
            first = address + view.PointerOffset;
        }
        catch
        {
            view?.Dispose();
            file.Dispose();
            throw;
        }
    }

    /// <summary>Bytes.</summary>
    public long Length { get; }

    /// <summary>Some bytes.</summary>
    public ReadOnlySpan<byte> Read(long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - length);
        return new(first + offset, length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        file.Dispose();
    }
}
