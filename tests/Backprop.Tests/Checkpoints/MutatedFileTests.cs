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
        Assert.InRange(fuzz.MostAllocated, 1, FileFuzz.Overhead);
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
