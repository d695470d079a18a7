namespace Backprop.Import.Tests;

/// <summary>Damaged HDF5 files: the documented exception, and no weight is touched.</summary>
public sealed class DamagedHdf5Tests : IDisposable
{
    private readonly TemporaryFile file = new();
    private readonly byte[] good = File.ReadAllBytes(Recorded.Path("matrices.weights.h5"));

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused()
    {
        Matrices network = new(seed: 3);
        float[] before = network.Parameters.Span.ToArray();
        for (int length = 0; length < good.Length; length += length < 128 ? 1 : 97)
        {
            File.WriteAllBytes(file.Path, good[..length]);
            Assert.Contains(file.Path, Assert.Throws<CheckpointException>(() => network.ImportKerasWeights(file.Path)).Message);
        }

        Assert.Equal(before, network.Parameters.Span.ToArray());
    }

    [Theory]
    [InlineData("matrices.weights.h5")]
    [InlineData("images_legacy.h5")]
    public void Random_damage_is_refused_or_harmless(string name)
    {
        const int Files = 1500;
        byte[] original = File.ReadAllBytes(Recorded.Path(name));
        Matrices network = new(seed: 3);
        float[] before = network.Parameters.Span.ToArray();
        for (int seed = 0; seed < Files; seed++)
        {
            Random random = new(seed);
            byte[] bad = [.. original];
            for (int i = random.Next(1, 6); i > 0; i--)
            {
                bad[random.Next(bad.Length)] = random.Next(3) switch
                {
                    0 => 0xFF,
                    1 => 0,
                    _ => (byte)random.Next(256),
                };
            }

            File.WriteAllBytes(file.Path, bad);
            try
            {
                network.ImportKerasWeights(file.Path);
            }
            catch (CheckpointException)
            {
                Assert.True(before.AsSpan().SequenceEqual(network.Parameters.Span), $"seed {seed}: a refused file changed weights");
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {seed}: {exception}");
            }

            before.CopyTo(network.Parameters.Span);
        }
    }

    [Fact]
    public void Other_files_are_named_for_what_they_are()
    {
        Matrices network = new(seed: 3);
        File.WriteAllBytes(file.Path, [.. "PK\u0003\u0004"u8, .. new byte[100]]);
        Assert.Contains("unpack model.weights.h5", Assert.Throws<CheckpointException>(() => network.ImportKerasWeights(file.Path)).Message);
        File.WriteAllBytes(file.Path, new byte[1000]);
        Assert.Contains("no HDF5 file", Assert.Throws<CheckpointException>(() => network.ImportKerasWeights(file.Path)).Message);
    }

    public void Dispose() => file.Dispose();
}
