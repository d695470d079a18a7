using System.Runtime.InteropServices;

namespace Backprop.Tests.Numerics;

/// <summary>
/// Memory whose last byte is the last readable one: reading or writing one byte further ends the process. On Linux; elsewhere plain memory.
/// </summary>
internal sealed unsafe partial class GuardedPage : IDisposable
{
    private const int PageSize = 64 * 1024;
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly byte* memory;
    private readonly bool mapped = OperatingSystem.IsLinux();

    public GuardedPage()
    {
        memory = mapped ? Map(0, 2 * PageSize, ReadWrite, PrivateAnonymous, -1, 0) : (byte*)NativeMemory.AlignedAlloc(2 * PageSize, 64);
        if (mapped)
        {
            Assert.True(memory != (byte*)-1, "no memory");
            Assert.Equal(0, Protect(memory + PageSize, PageSize, 0));
        }
    }

    /// <summary>The last elements of the page.</summary>
    public Span<T> Last<T>(int count)
        where T : unmanaged => new((T*)(memory + PageSize) - count, count);

    public void Dispose()
    {
        if (mapped)
        {
            _ = Unmap(memory, 2 * PageSize);
        }
        else
        {
            NativeMemory.AlignedFree(memory);
        }
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial byte* Map(nint address, nint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(byte* address, nint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(byte* address, nint length);
}
