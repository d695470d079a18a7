using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>The memory of a row-major tensor, which stays where it is.</summary>
/// <typeparam name="T">An element.</typeparam>
internal sealed class TensorMemory<T>(Tensor<T> tensor) : MemoryManager<T>
    where T : unmanaged
{
    private readonly int length = checked((int)tensor.FlattenedLength);

    public override Span<T> GetSpan() => length == 0 ? default : MemoryMarshal.CreateSpan(ref tensor.GetPinnableReference(), length);

    public override MemoryHandle Pin(int elementIndex = 0) => elementIndex == 0
        ? tensor.GetPinnedHandle()
        : throw new ArgumentOutOfRangeException(nameof(elementIndex), elementIndex, "A tensor is pinned as a whole.");

    public override void Unpin()
    {
        // The handle that Pin gave does that.
    }

    protected override void Dispose(bool disposing)
    {
    }
}
