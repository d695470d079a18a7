namespace Backprop;

/// <summary>An asynchronous enumeration for a thread that has nothing else to do than to wait for it.</summary>
/// <param name="items">What is enumerated.</param>
/// <typeparam name="TItem">An item.</typeparam>
internal sealed class AsyncEnumeration<TItem>(IAsyncEnumerator<TItem> items) : IEnumerator<TItem>
{
    public TItem Current => items.Current;

    object? System.Collections.IEnumerator.Current => Current;

    public bool MoveNext()
    {
        ValueTask<bool> moved = items.MoveNextAsync();
        return moved.IsCompletedSuccessfully ? moved.Result : moved.AsTask().GetAwaiter().GetResult();
    }

    public void Reset() => throw new NotSupportedException();

    public void Dispose()
    {
        ValueTask disposed = items.DisposeAsync();
        if (!disposed.IsCompletedSuccessfully)
        {
            disposed.AsTask().GetAwaiter().GetResult();
        }
    }
}
