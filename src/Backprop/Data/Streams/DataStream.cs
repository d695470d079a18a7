using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// Batches for <c>Fit</c> and <c>Evaluate</c> that are made while training runs, so that the data never has to be in memory as a whole: from an
/// enumeration of your own, synchronous or asynchronous (<see cref="From(Func{int, IEnumerable{DataSet{T}}}, int, int)"/>), or from files of raw
/// numbers (<see cref="FromFiles"/>).
/// </summary>
/// <remarks>
/// <para>
/// A pass over the data is a new enumeration. A background thread makes <see cref="Prefetch"/> batches ahead of the training; they are trained on in
/// their order, so that results do not depend on it. What it throws reaches the caller of <c>Fit</c>, with its stack, behind the steps on the batches
/// before. When training ends, for whatever reason, the thread has ended and the enumerator is disposed before <c>Fit</c> returns; a batch that is
/// being made at that moment is waited for.
/// </para>
/// <para>
/// Training that goes on (<c>initialEpoch</c>, <see cref="BackupAndRestore"/>) ends with the same bits if pass number n always yields the same batches:
/// batches that were trained on are made again and passed over. A stream that ends before them is refused.
/// </para>
/// <para>A stream may serve several trainings, one after the other or at the same time, if what it enumerates may.</para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as the network.</typeparam>
public sealed partial class DataStream<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Opening open;

    private DataStream(int batchSize, int prefetch, int leastPrefetch, Opening open)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(prefetch, leastPrefetch);
        BatchSize = batchSize;
        Prefetch = prefetch;
        this.open = open;
    }

    private delegate BatchSource<T> Opening(NetworkDescription network, string role, ulong seed, int held);

    /// <summary>The most samples in a batch.</summary>
    public int BatchSize { get; }

    /// <summary>Batches that are made ahead, by a background thread; 0 where the thread that trains makes them itself.</summary>
    public int Prefetch { get; }

    /// <summary>Batches from an enumeration of data sets, each of which is one batch.</summary>
    /// <remarks>
    /// <para>
    /// The batches may differ in size; each is checked against the network as a whole data set would be. They may be views of larger data
    /// sets (<see cref="DataSet{T}.Slice"/>), and may have sample weights.
    /// </para>
    /// <para>
    /// A batch must not be changed before the enumeration is asked for the one <paramref name="prefetch"/> + 2 places behind it; with
    /// <paramref name="prefetch"/> 0 for the next one, so that one array can serve all.
    /// </para>
    /// <code>
    /// IEnumerable&lt;DataSet&lt;float&gt;&gt; Read(int pass)
    /// {
    ///     foreach (string file in files) { yield return Parse(file); }
    /// }
    ///
    /// model.Fit(DataStream&lt;float&gt;.From(Read, batchSize: 256), epochs: 5);
    /// </code>
    /// </remarks>
    /// <param name="pass">
    /// Gives the batches of a pass, by its number from 0, which is a good seed for an order. An enumeration without end needs <c>stepsPerEpoch</c>. It
    /// runs on the background thread.
    /// </param>
    /// <param name="batchSize">The most samples in a batch.</param>
    /// <param name="prefetch">Batches that are made ahead; 0 for no thread.</param>
    /// <exception cref="ArgumentOutOfRangeException">A batch size below 1, or a negative number of batches ahead.</exception>
    public static DataStream<T> From(Func<int, IEnumerable<DataSet<T>>> pass, int batchSize, int prefetch = 2)
    {
        ArgumentNullException.ThrowIfNull(pass);
        return new(batchSize, prefetch, 0, (network, role, _, _) => new StreamBatches<T>(
            (number, _) => (pass(number) ?? throw NoPass(number, role)).GetEnumerator(), network, role, batchSize));
    }

    /// <summary>Batches from an asynchronous enumeration of data sets, each of which is one batch.</summary>
    /// <remarks>
    /// As the other overload. The enumeration's cancellation token (<c>[EnumeratorCancellation]</c>) asks it to stop when training does; one that
    /// does not listen to it is waited for.
    /// </remarks>
    /// <param name="pass">Gives the batches of a pass, by its number from 0.</param>
    /// <param name="batchSize">The most samples in a batch.</param>
    /// <param name="prefetch">Batches that are made ahead, at least one: the enumeration always runs apart from the thread that trains.</param>
    /// <exception cref="ArgumentOutOfRangeException">A batch size or a number of batches ahead below 1.</exception>
    public static DataStream<T> From(Func<int, IAsyncEnumerable<DataSet<T>>> pass, int batchSize, int prefetch = 2)
    {
        ArgumentNullException.ThrowIfNull(pass);
        return new(batchSize, prefetch, 1, (network, role, _, _) => new StreamBatches<T>(
            (number, cancellation) => new AsyncEnumeration<DataSet<T>>((pass(number) ?? throw NoPass(number, role)).GetAsyncEnumerator(cancellation)),
            network,
            role,
            batchSize));
    }

    /// <summary>Batches of a data set in memory, for a training in which only the training data or only the validation data is a stream.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="batchSize">Samples in a batch; the last one is smaller where it does not divide them.</param>
    /// <param name="shuffle">Whether each pass has a random order of its own, that of <c>Fit</c> over the data set itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">A batch size below 1.</exception>
    public static DataStream<T> From(DataSet<T> data, int batchSize = 32, bool shuffle = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(batchSize, 0, 0, (network, role, seed, _) => new ArrayBatches<T>(new(data, network, Sentence(role)), batchSize, shuffle ? seed : null));
    }

    /// <summary>The batches for a network.</summary>
    /// <param name="network">Whose inputs and targets they are.</param>
    /// <param name="role">What they are for, within a sentence: "the training data".</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="augment">What is done to the samples.</param>
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    internal BatchSource<T> Open(NetworkDescription network, string role, ulong seed, IReadOnlyList<Augmentation<T>> augment)
    {
        AugmentedBatches<T>.Check(augment, network);
        return PrefetchedBatches<T>.Ahead(Prefetch, held => augment.Count > 0
            ? new AugmentedBatches<T>(open(network, role, seed, 1), augment, network, seed, held)
            : open(network, role, seed, held));
    }

    private static string Sentence(string role) => char.ToUpperInvariant(role[0]) + role[1..];

    private static InvalidOperationException NoPass(int number, string role) =>
        new($"The stream gave null instead of the batches of pass {number} over {role}.");
}
