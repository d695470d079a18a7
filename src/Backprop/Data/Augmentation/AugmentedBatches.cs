using System.Numerics;
using Backprop.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>Batches of another source, copied into memory that is used again and changed there.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class AugmentedBatches<T> : BatchSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The sub-stream of the seed that changes samples.</summary>
    private const ulong Stream = 0x6175_676D_6E74_0000;

    private readonly BatchSource<T> source;
    private readonly Augmentation<T>[] changes;
    private readonly int[] ports;
    private readonly int[][] shapes;
    private readonly int[] sizes;
    private readonly T[] scratch;
    private readonly BatchBuffer<T>[] buffers;
    private ulong seed;
    private ulong key;
    private int slot;

    /// <param name="source">The other source; from now on it belongs to this one. One of its batches at a time is enough.</param>
    /// <param name="changes">What is done to samples, in that order.</param>
    /// <param name="network">The network that is fed.</param>
    /// <param name="seed">Its seed.</param>
    /// <param name="held">Batches that are valid at the same time.</param>
    public AugmentedBatches(BatchSource<T> source, IReadOnlyList<Augmentation<T>> changes, NetworkDescription network, ulong seed, int held)
    {
        this.source = source;
        this.changes = [.. changes];
        this.seed = seed;
        ports = [.. changes.Select(change => PortOf(change, network))];
        shapes = [.. network.Inputs.Select(input => input.Shape.ToArray())];
        sizes = [.. network.Inputs.Select(input => input.Size)];
        scratch = new T[sizes.Max()];
        buffers = [.. Enumerable.Range(0, held).Select(_ => new BatchBuffer<T>(network, source.BatchSize))];
    }

    public override int BatchSize => source.BatchSize;

    public override long? StepsPerPass => source.StepsPerPass;

    public override long? SamplesPerPass => source.SamplesPerPass;

    /// <summary>Refuses a list that a network cannot be fed with.</summary>
    /// <exception cref="ArgumentException">An augmentation is null, names no input of the network, or cannot change it.</exception>
    public static void Check(IReadOnlyList<Augmentation<T>> changes, NetworkDescription network)
    {
        foreach (Augmentation<T> change in changes)
        {
            if (change is null)
            {
                throw new ArgumentException("The list of augmentations has a null in it.", nameof(changes));
            }

            change.Check(network.Inputs[PortOf(change, network)]);
        }
    }

    public override void Reseed(ulong seed)
    {
        this.seed = seed;
        source.Reseed(seed);
    }

    public override void Start(long pass, CancellationToken cancellation)
    {
        key = Threefry.Derive(Threefry.Derive(seed, Stream), (ulong)pass);
        source.Start(pass, cancellation);
    }

    public override bool TryNext(out DataBatch<T> batch)
    {
        if (!source.TryNext(out batch))
        {
            return false;
        }

        BatchBuffer<T> buffer = buffers[slot];
        slot = (slot + 1) % buffers.Length;
        batch.CopyTo(buffer);
        for (int i = 0; i < batch.Count; i++)
        {
            Change(buffer, i, Threefry.Derive(key, (ulong)batch.Numbers[i]));
        }

        batch = buffer.ToBatch(batch.Count, batch.Numbers);
        return true;
    }

    public override void End() => source.End();

    public override void Dispose() => source.Dispose();

    private void Change(BatchBuffer<T> buffer, int place, ulong sampleKey)
    {
        for (int c = 0; c < changes.Length; c++)
        {
            int port = ports[c];
            int size = sizes[port];
            var sample = new AugmentedSample<T>(
                buffer.Inputs[port].AsSpan(place * size, size), shapes[port], scratch, Threefry.Derive(sampleKey, (ulong)c));
            changes[c].Apply(ref sample);
        }
    }

    private static int PortOf(Augmentation<T> change, NetworkDescription network)
    {
        string[] inputs = [.. network.Inputs.Select(input => input.Name)];
        if (change.Input is not { } name)
        {
            return inputs.Length == 1
                ? 0
                : throw new ArgumentException(
                    $"{change.GetType().Name} does not say which input of network {network.Name} it changes; set its Input to one of {string.Join(", ", inputs.Select(input => $"'{input}'"))}.");
        }

        return Array.IndexOf(inputs, name) is >= 0 and int port
            ? port
            : throw new ArgumentException(
                $"{change.GetType().Name} changes input '{name}', which network {network.Name} does not have; {NearestNames.Suggest(name, inputs)}.");
    }
}
