using System.Text;
using Backprop.Runtime;

namespace Backprop.Tests.Checkpoints;

/// <summary>Files with random damage: only the documented exception, and no weight is touched unless the whole file is right.</summary>
public sealed class MutatedFileTests
{
    private static readonly string[] Words =
    [
        "{", "}", "[", "]", ":", ",", "\"", "-1", "0", "8", "1e9", "4294967296", "9223372036854775807", "18446744073709551615", "null", "true",
        "\"F64\"", "\"BF16\"", "F32", "shape", "dtype", "data_offsets", "__metadata__", "crc32c", "\\u0000", "\\ud800", "\"a\"", "\"b\"", "\u00ff",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Random_damage_is_refused(bool withChecksum)
    {
        const int Files = 3000;
        var network = new TensorNetwork<float>(("a", [3, 2]), ("b", [2]));
        byte[] good = SafetensorsFile.Of(network);
        if (!withChecksum)
        {
            string header = SafetensorsFile.HeaderOf(good);
            good = SafetensorsFile.Of("{" + header[(header.IndexOf("},", StringComparison.Ordinal) + 2)..], SafetensorsFile.DataOf(good));
        }

        network.Load(good);
        float[] weights = network.Parameters.Span.ToArray();
        int loaded = 0;
        for (int seed = 0; seed < Files; seed++)
        {
            byte[] file = Mutate(good, new Random(seed));
            try
            {
                loaded += TryLoad(network, file) ? 1 : 0;
                Assert.True(withChecksum is false || weights.AsSpan().SequenceEqual(network.Parameters.Span), "damaged weights were loaded");
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {seed}: {exception}\n{Convert.ToHexString(file)}");
            }

            weights.CopyTo(network.Parameters.Span);
        }

        // Without a checksum damage in the data cannot be seen; with one only mutations that change nothing load.
        Assert.InRange(loaded, withChecksum ? 0 : 1, Files / 2);

        bool TryLoad(Network<float> into, byte[] file)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                into.Load(file);
                return true;
            }
            catch (CheckpointException)
            {
                Assert.True(weights.AsSpan().SequenceEqual(into.Parameters.Span), "a refused file changed weights");
                return false;
            }
            finally
            {
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 160_000 + file.Length);
            }
        }
    }

    private static byte[] Mutate(byte[] good, Random random)
    {
        List<byte> file = [.. good];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int at = random.Next(file.Count);
            int length = Math.Min(random.Next(1, 20), file.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    file[at] = (byte)random.Next(256);
                    break;
                case 2:
                    file.RemoveRange(at, length);
                    break;
                case 3:
                    file.InsertRange(random.Next(file.Count), file.GetRange(at, length));
                    break;
                case 4:
                    file.InsertRange(at, Encoding.UTF8.GetBytes(Words[random.Next(Words.Length)]));
                    FixLength(file, good);
                    break;
                case 5:
                    byte[] word = Encoding.UTF8.GetBytes(Words[random.Next(Words.Length)]);
                    file.RemoveRange(at, length);
                    file.InsertRange(at, word);
                    FixLength(file, good);
                    break;
                default:
                    // Another digit for a digit: offsets, shapes and lengths that look right.
                    int digit = file.FindIndex(at, value => value is >= (byte)'0' and <= (byte)'9');
                    file[Math.Max(digit, 0)] = (byte)random.Next('0', '9' + 1);
                    break;
            }

            if (file.Count == 0)
            {
                file.Add(0);
            }
        }

        return [.. file];
    }

    // A changed header with the right length gets further than one that is refused for its length alone.
    private static void FixLength(List<byte> file, byte[] good)
    {
        int data = SafetensorsFile.DataOf(good).Length;
        byte[] length = BitConverter.GetBytes((long)Math.Max(0, file.Count - 8 - data));
        for (int i = 0; i < Math.Min(8, file.Count); i++)
        {
            file[i] = length[i];
        }
    }
}
