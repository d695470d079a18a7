namespace Backprop.Tests.Checkpoints;

/// <summary>Files with random damage; <c>Backprop.RandomNetworks --fuzz</c> tries millions.</summary>
public sealed class MutatedFileTests
{
    [Fact]
    public void Random_damage_is_refused_with_the_documented_exception_and_changes_nothing()
    {
        const int Files = 20_000;
        FileFuzz fuzz = new(Files, seed: 1);
        fuzz.Run();
        Assert.True(fuzz.Failures.Count == 0, string.Join("\n", fuzz.Failures));
        Assert.InRange(fuzz.Loaded, 1, Files / 4);
        Assert.InRange(fuzz.FullestShare, 0.1, 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(15)]
    [InlineData(49)]
    public void Nothing_costs_more_than_long_names_and_they_stay_within_the_limit(int count)
    {
        string header = string.Join(",", Enumerable.Range(0, count).Select(i => $"\"{i:D4}{new string('x', 4092)}\":{{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,0]}}"));
        byte[] file = SafetensorsFile.Of("{" + header + "}");
        TensorNetwork<float> network = new(("a", [2]));
        long allocated = 0;
        Exception? refusal = null;

        // A thread of its own has none of the buffers that strings are put together in.
        Thread thread = new(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            refusal = Record.Exception(() => network.Load(new MemoryStream(file)));
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        thread.Start();
        thread.Join();
        Assert.IsType<CheckpointException>(refusal);
        Assert.InRange(allocated, 8L * file.Length, FileFuzz.Limit(file.Length));
    }

    [Fact]
    public void A_seed_gives_the_same_damage_again()
    {
        byte[] good = SafetensorsFile.Of(new TensorNetwork<float>(("a", [3, 2]), ("b", [2])));
        FileMutation one = new(), other = new();
        int different = 0;
        for (ulong seed = 0; seed < 200; seed++)
        {
            one.Restart(seed);
            one.Damage(good);
            other.Restart(seed);
            other.Damage(good);
            Assert.Equal(one.File.AsSpan(0, one.Length), other.File.AsSpan(0, other.Length));
            different += one.File.AsSpan(0, one.Length).SequenceEqual(good) ? 0 : 1;
        }

        Assert.InRange(different, 190, 200);
    }
}
