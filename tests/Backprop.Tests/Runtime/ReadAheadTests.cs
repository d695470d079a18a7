using System.Runtime.InteropServices;
using Backprop.Runtime;

namespace Backprop.Tests.Runtime;

public sealed unsafe class ReadAheadTests
{
    private const int Features = 261;
    private const int Samples = 300;

    private readonly float[] x = GC.AllocateArray<float>(Samples * Features, pinned: true);
    private readonly float[] y = new float[Samples * 16];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_tile_asks_for_the_samples_of_the_one_that_is_read_next(bool shuffle)
    {
        var network = new LinearNetwork<float>(Features, 16);
        List<(int[] Read, int[] Asked)> tiles = [];
        network.OnTrainTile = (batch, first, count, worker) => tiles.Add((RowsOf(batch, first, count), Asked(worker)));

        network.Fit(new(x, y), epochs: 2, batchSize: 160, shuffle: shuffle, degreeOfParallelism: 1, verbosity: Verbosity.None);

        // An epoch is ten tiles of the first batch and nine of the second, the last of which has twelve samples.
        Assert.Equal(38, tiles.Count);
        Assert.Equal(12, tiles[18].Read.Length);
        for (int tile = 0; tile < tiles.Count; tile++)
        {
            bool isLastOfEpoch = tile % 19 == 18;
            Assert.Equal(isLastOfEpoch ? [] : Filled(tiles[tile + 1].Read), tiles[tile].Asked);
        }
    }

    [Fact]
    public void Threads_ask_for_samples_that_are_still_to_come()
    {
        var network = new LinearNetwork<float>(Features, 16);
        List<(int[] Read, int[] Asked, int Batch)> tiles = [];
        Lock together = new();
        network.OnTrainTile = (batch, first, count, worker) =>
        {
            lock (together)
            {
                tiles.Add((RowsOf(batch, first, count), Asked(worker), (int)batch.Step));
            }
        };

        network.Fit(new(x, y), epochs: 1, batchSize: 128, shuffle: false, degreeOfParallelism: 2, verbosity: Verbosity.None);

        Assert.Equal(Samples, tiles.Sum(tile => tile.Read.Length));
        Assert.All(tiles, tile => Assert.All(tile.Asked, row => Assert.InRange(row, tile.Read[^1] + 1, Samples - 1)));
        Assert.Contains(tiles, tile => tile.Asked.Length > 0 && tile.Asked[0] >= tile.Batch * 128);
    }

    [Fact]
    public void A_batch_of_the_users_own_has_nothing_behind_it()
    {
        var network = new LinearNetwork<float>(Features, 16);
        List<int[]> asked = [];
        network.OnTrainTile = (_, _, _, worker) => asked.Add(Asked(worker));

        network.TrainOnBatch(x.AsSpan(0, 40 * Features), y.AsSpan(0, 40 * 16));

        Assert.Equal([Filled([.. Enumerable.Range(16, 16)]), Filled([.. Enumerable.Range(32, 8)]), []], asked);
    }

    [Fact]
    public void An_address_need_not_exist()
    {
        ReadAhead.Ask(0);
        ReadAhead.Ask(-64);
    }

    /// <summary>A tile always has all its addresses: those of the last sample are repeated.</summary>
    private static int[] Filled(int[] rows) => [.. Enumerable.Range(0, 16).Select(i => rows[Math.Min(i, rows.Length - 1)])];

    private float* Start => (float*)Marshal.UnsafeAddrOfPinnedArrayElement(x, 0);

    /// <summary>Which rows of x a tile reads.</summary>
    private int[] RowsOf(Batch<float> batch, int first, int count)
    {
        int[] rows = new int[count];
        for (int s = 0; s < count; s++)
        {
            rows[s] = batch.Rows != null ? batch.Rows[first + s] : first + s + (int)((batch.Inputs[0] - Start) / Features);
        }

        return rows;
    }

    /// <summary>Which rows of x are asked for, in that order.</summary>
    private int[] Asked(Worker<float> worker)
    {
        ReadAhead ahead = worker.Ahead.Of(0, Features);
        if (!ahead.IsWanted)
        {
            return [];
        }

        long[] distances = [.. ahead.Addresses.ToArray().Select(address => address - (nint)Start)];
        Assert.All(distances, distance => Assert.Equal(0, distance % (Features * sizeof(float))));
        return [.. distances.Select(distance => (int)(distance / (Features * sizeof(float))))];
    }
}
