using System.Numerics;

namespace Backprop.Runtime;

public abstract partial class Network<T>
{
    private AlignedBlock<T>? idleSampleWorkspace;

    /// <summary>
    /// A workspace for predicting one sample. One is kept, so that a call allocates nothing; callers on several threads at once get
    /// blocks of their own.
    /// </summary>
    /// <param name="length">Elements; always the same number for a network.</param>
    protected AlignedBlock<T> RentSampleWorkspace(int length) =>
        Interlocked.Exchange(ref idleSampleWorkspace, null) is { } block && block.Length >= length ? block : new(length);

    /// <summary>Gives a workspace back for the next call.</summary>
    protected void ReturnSampleWorkspace(AlignedBlock<T> workspace) => Volatile.Write(ref idleSampleWorkspace, workspace);
}
