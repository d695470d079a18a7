using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>A tensor of a network's memory as a file has it: a weight, or what an optimizer keeps for one.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="Name">In the file.</param>
/// <param name="Shape">Keras's layout.</param>
/// <param name="Block">Where it lies.</param>
/// <param name="Offset">First element.</param>
/// <param name="Length">Elements.</param>
internal sealed record StoredTensor<T>(string Name, IReadOnlyList<int> Shape, AlignedBlock<T> Block, int Offset, int Length)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The elements.</summary>
    public Span<T> Span => Block.Span.Slice(Offset, Length);
}
