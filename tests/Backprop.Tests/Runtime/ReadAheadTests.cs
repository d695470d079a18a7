using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Backprop.Runtime;

namespace Backprop.Tests.Runtime;

public sealed unsafe class ReadAheadTests
{
    private const int LineBytes = 64;

    // Rows of 1 044 bytes: they begin anywhere in a line.
    private const int Features = 261;
    private const int Samples = 300;

    private readonly float[] x = GC.AllocateArray<float>(Samples * Features, pinned: true);
    private readonly float[] y = new float[Samples * 16];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_tile_asks_for_every_line_of_the_one_that_is_read_next(bool shuffle)
    {
        var network = new LinearNetwork<float>(Features, 16);
        List<(int[] Read, int[] Asked)> tiles = [];
        network.OnTrainTile = (batch, first, count, worker) => tiles.Add((RowsOf(batch, first, count), Asked(worker.Ahead)));

        network.Fit(new(x, y), epochs: 2, batchSize: 160, shuffle: shuffle, degreeOfParallelism: 1, verbosity: Verbosity.None);

        // An epoch is ten tiles of the first batch and nine of the second, the last of which has twelve samples.
        Assert.Equal(38, tiles.Count);
        Assert.Equal(12, tiles[18].Read.Length);
        for (int tile = 0; tile < tiles.Count; tile++)
        {
            bool isLastOfEpoch = tile % 19 == 18;
            Assert.Equal(isLastOfEpoch ? [] : tiles[tile + 1].Read, tiles[tile].Asked);
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
                tiles.Add((RowsOf(batch, first, count), Asked(worker.Ahead), (int)batch.Step));
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
        List<int> asked = [];
        network.OnTrainTile = (_, _, _, worker) => asked.Add(Asked(worker.Ahead).Length);

        network.TrainOnBatch(x.AsSpan(0, 40 * Features), y.AsSpan(0, 40 * 16));

        Assert.Equal([16, 8, 0], asked);
    }

    [Fact]
    public void Short_rows_are_not_worth_asking()
    {
        var network = new LinearNetwork<float>(100, 3);
        List<bool> wanted = [];
        network.OnTrainTile = (_, _, _, worker) => wanted.Add(worker.Ahead.IsWanted);

        network.TrainOnBatch(new float[4000], new float[120]);

        Assert.Equal([false, false, false], wanted);
    }

    [Fact]
    public void Asking_ends_by_itself()
    {
        var network = new LinearNetwork<float>(Features, 16);
        List<int> calls = [];
        network.OnTrainTile = (_, _, _, worker) =>
        {
            int count = 0;
            for (; worker.Ahead.IsWanted; count++)
            {
                worker.Ahead.Next();
            }

            calls.Add(count);
        };

        network.TrainOnBatch(x.AsSpan(0, 32 * Features), y.AsSpan(0, 32 * 16));

        // Sixteen rows of 17 or 18 lines, eight lines at a time.
        Assert.InRange(calls[0], Sse.IsSupported ? 16 * 17 / 8 : 0, (16 * 18 / 8) + 1);
        Assert.Equal(0, calls[1]);
    }

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

    /// <summary>Which rows of x are asked for, in that order; each with all its lines.</summary>
    private int[] Asked(ReadAhead ahead)
    {
        HashSet<nint> lines = [];
        List<int> rows = [];
        for (byte* line = ahead.TakeLine(); line != null; line = ahead.TakeLine())
        {
            nint address = (nint)line & ~(LineBytes - 1);
            lines.Add(address);

            // The line's first byte; the first line of the array may begin before it.
            int row = (int)(Math.Max(0, address - (nint)Start) / (Features * sizeof(float)));
            bool isInside = address >= Address(row) && address + LineBytes <= Address(row + 1);
            if (isInside && !rows.Contains(row))
            {
                rows.Add(row);
            }
        }

        foreach (int row in rows)
        {
            for (nint line = Address(row) & ~(LineBytes - 1); line < Address(row + 1); line += LineBytes)
            {
                Assert.Contains(line, lines);
            }
        }

        return [.. rows];
    }

    private nint Address(int row) => (nint)(Start + ((long)row * Features));
}
