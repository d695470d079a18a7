using System.Runtime.CompilerServices;

namespace Backprop.Runtime;

/// <summary>
/// How a batch is cut into shards, and a shard into tiles. The cut depends on the network and the batch size alone, never on the number of
/// threads: gradients are added shard by shard in a fixed order, so any number of threads gives the same bits.
/// </summary>
/// <param name="Samples">Samples in the batch.</param>
/// <param name="TileSize">The most samples that run at once.</param>
/// <param name="Shards">Runs of samples, each for one thread.</param>
internal readonly record struct ShardPlan(int Samples, int TileSize, int Shards)
{
    /// <summary>The most shards of a batch, and so the most threads that can work on one.</summary>
    public const int MaxShards = 8;

    /// <summary>
    /// Elements of a parameter block that are one piece of work: it takes several times as long as handing it to a thread, also for plain gradient
    /// descent.
    /// </summary>
    public const int Piece = 32 * 1024;

    /// <summary>From so many parameters on a pass over them alone is worth waking threads that slept through a batch.</summary>
    public const int ParallelLength = 256 * 1024;

    // Shards begin at whole vectors of any width.
    private const int Unit = 16;

    // With fewer samples a tile's kernels read the weights too often for what they compute.
    private const int LeastSamples = 64;

    // Below this many multiply-adds in a shard, waking a thread costs more than it saves.
    private const long ParallelWork = 200_000;

    // A further shard costs one clearing and one addition of the gradient block: its arithmetic must be worth many of these.
    private const long WorkPerParameter = 16;

    private int Units => UnitsOf(Samples);

    /// <summary>
    /// Whether every shard is one tile. A tile is added to the gradients with one addition for each element, so shards that run one after the
    /// other may then add to the same block: the additions are those of the sum over separate blocks.
    /// </summary>
    public bool ShardsAreTiles { get; } = LongestShard(Samples, Shards) <= TileSize;

    /// <summary>The tiles of the longest shard.</summary>
    public int TilesPerShard { get; } = (LongestShard(Samples, Shards) + TileSize - 1) / TileSize;

    /// <summary>The cut of a batch that is trained: forward and backward cost about three forward passes.</summary>
    public static ShardPlan ForTraining(NetworkDescription network, int samples)
    {
        long work = 3 * Math.Max(network.MultiplyAdds, 1) * samples;
        long affordable = work / Math.Max(1, WorkPerParameter * network.ParameterLength);
        return new(samples, network.TileSize, (int)Math.Clamp(affordable, 1, BySamples(samples)));
    }

    /// <summary>The cut of a batch that is only predicted: nothing has to be added up but the losses.</summary>
    public static ShardPlan ForPrediction(NetworkDescription network, int samples) =>
        new(samples, network.TileSize, BySamples(samples));

    /// <summary>The threads that are worth waking for this cut, at most <paramref name="wanted"/>, once for each of several segments.</summary>
    public int Threads(NetworkDescription network, int wanted, int segments = 1) =>
        network.MultiplyAdds * (Samples / Shards) < ParallelWork * segments ? 1 : Math.Min(wanted, Shards);

    /// <summary>The first sample of a shard; that of shard number <see cref="Shards"/> is the number of samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int First(int shard) =>
        shard == 0 ? 0
        : shard == Shards ? Samples
        : (int)((long)Units * shard / Shards * Unit);

    private static int UnitsOf(int samples) => (samples + Unit - 1) / Unit;

    private static int LongestShard(int samples, int shards) => (UnitsOf(samples) + shards - 1) / shards * Unit;

    private static int BySamples(int samples) => Math.Clamp(samples / LeastSamples, 1, MaxShards);
}
