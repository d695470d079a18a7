using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>Batches that somebody makes while training runs: a new enumerator for each pass, every batch checked against the network.</summary>
/// <param name="passes">Begins a pass.</param>
/// <param name="network">The network that is fed.</param>
/// <param name="role">Whose data it is, within a sentence: "the training data".</param>
/// <param name="batchSize">The most samples in a batch.</param>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class StreamBatches<T>(
    Func<int, CancellationToken, IEnumerator<DataSet<T>>> passes, NetworkDescription network, string role, int batchSize) : BatchSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private IEnumerator<DataSet<T>>? batches;
    private long pass;
    private long samples;
    private int number;

    public override int BatchSize => batchSize;

    public override long? StepsPerPass => null;

    public override long? SamplesPerPass => null;

    public override void Start(long pass, CancellationToken cancellation)
    {
        End();
        this.pass = pass;
        samples = 0;
        number = 0;
        batches = passes(checked((int)pass), cancellation);
    }

    public override bool TryNext(out DataBatch<T> batch)
    {
        batch = default;
        if (batches is null)
        {
            return false;
        }

        if (!batches.MoveNext())
        {
            End();
            return number > 0
                ? false
                : throw new InvalidOperationException($"Pass {pass} over {role} has no batches; every pass of a stream needs one at least.");
        }

        number++;
        BoundData<T> data = Bind(batches.Current);
        batch = new(data, data.Rows, 0, data.Count, new(null, samples));
        samples += data.Count;
        return true;
    }

    public override void End()
    {
        // Forgotten first: an enumerator whose disposal fails is not disposed again.
        IEnumerator<DataSet<T>>? ended = batches;
        batches = null;
        ended?.Dispose();
    }

    private BoundData<T> Bind(DataSet<T>? data)
    {
        string name = $"Batch {number} of pass {pass} over {role}";
        if (data is null)
        {
            throw new InvalidOperationException($"{name} is null.");
        }

        var bound = new BoundData<T>(data, network, name);
        return bound.Count <= batchSize
            ? bound
            : throw new ArgumentException($"{name} has {bound.Count} samples, and the stream was declared with batches of {batchSize} at most; give it a larger 'batchSize'.");
    }
}
