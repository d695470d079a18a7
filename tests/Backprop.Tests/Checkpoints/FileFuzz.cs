using System.Diagnostics;
using System.Globalization;
using System.Text;
using Backprop.Runtime;

namespace Backprop.Tests.Checkpoints;

/// <summary>
/// Loads damaged safetensors files, each from a seed of its own: only the documented exception may come, no more memory may be allocated than the
/// file justifies, and a file that is refused must leave the network as it is, bit by bit.
/// </summary>
/// <param name="files">How many.</param>
/// <param name="seed">The seed of the first; the others follow.</param>
internal sealed class FileFuzz(long files, ulong seed)
{
    /// <summary>
    /// What every file may cost, whatever its length: one piece of 64 KiB, and the exceptions with their traces, dictionaries and lists (8 KiB have been
    /// seen). There is only one such piece. A stream that does not know its length gets one for a header that claims as much; if so much is there, it
    /// counts as the file's own bytes, and else reading ends. What is passed over gets the other one, and comes behind the header.
    /// </summary>
    private const long Fixed = (64 + 16) * 1024;

    /// <summary>
    /// What a byte of the file may cost. It is read into memory: 1. It may be a letter of a name, which is 2 bytes as the name, 2 in the sentence about it, 2
    /// in the list of sentences and 2 in the message: 8. Sentence and list are each put together in buffers that double: the last one has up to twice the
    /// letters, those before it together as many again, 8 bytes a letter, if the pool that they come from is empty: 16.
    /// </summary>
    private const long PerByte = 1 + 8 + 16;

    private const int MostFailures = 10;

    private readonly TensorNetwork<float> network = new(("a", [3, 2]), ("b", [2]), ("block_1/dense.kernel", [5, 3]));
    private readonly FileMutation mutation = new();
    private readonly List<string> failures = [];
    private readonly SortedDictionary<string, long> refusals = new(StringComparer.Ordinal);
    private float[] weights = [];
    private long loaded;
    private (double Share, long Allocated, int Length) fullest;

    /// <summary>The most bytes that loading or refusing a file of a length may allocate.</summary>
    public static long Limit(int length) => Fixed + (PerByte * length);

    /// <summary>What went wrong, at most ten times.</summary>
    public IReadOnlyList<string> Failures => failures;

    /// <summary>Files whose damage changed nothing that is checked.</summary>
    public long Loaded => loaded;

    /// <summary>The largest share that a file took of what it may cost.</summary>
    public double FullestShare => fullest.Share;

    /// <summary>Loads them all, or stops behind ten failures.</summary>
    /// <param name="output">Where to say how far it is; null to say nothing.</param>
    public void Run(TextWriter? output = null)
    {
        const long Progress = 1_000_000;
        Sample[] samples = Samples();
        weights = network.Parameters.Span.ToArray();
        foreach (Sample sample in samples)
        {
            // Undamaged they load; and nothing is compiled for the first time while memory is measured.
            Load(sample, new MemoryStream(sample.File));
            weights.CopyTo(network.Parameters.Span);
        }

        Stopwatch watch = Stopwatch.StartNew();
        for (long i = 0; i < files && failures.Count < MostFailures; i++)
        {
            Try(seed + (ulong)i, samples);
            if ((i + 1) % Progress == 0)
            {
                output?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,6:F0} s: {i + 1} files, {loaded} loaded, {failures.Count} failures"));
            }
        }

        output?.Write(Summary(watch.Elapsed));
    }

    private string Summary(TimeSpan time)
    {
        StringBuilder text = new();
        text.AppendLine();
        foreach (string failure in failures)
        {
            text.AppendLine(failure);
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"{files} files with the seeds from {seed} in {time.TotalSeconds:F0} s: {files / time.TotalSeconds:F0} a second");
        text.AppendLine(CultureInfo.InvariantCulture, $"{loaded} loaded (their damage changed nothing that is checked), {failures.Count} failures");
        text.AppendLine(CultureInfo.InvariantCulture, $"allocated at most {fullest.Share:P0} of what a file may cost: {fullest.Allocated} of {Limit(fullest.Length)} bytes, with {fullest.Length} bytes of file");
        foreach ((string complaint, long count) in refusals.OrderByDescending(refusal => refusal.Value))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{count,10} {complaint}");
        }

        return text.ToString();
    }

    private void Try(ulong number, Sample[] samples)
    {
        mutation.Restart(number);
        Sample sample = samples[mutation.Next(samples.Length)];
        mutation.Damage(sample.File);
        bool pipe = mutation.Next(8) == 0;
        string? failure = Outcome(sample, pipe);
        if (failure is not null)
        {
            failures.Add($"seed {number}, {sample.Name}{(pipe ? " from a pipe" : "")}: {failure}\n{Convert.ToHexString(mutation.File, 0, mutation.Length)}");
        }

        weights.CopyTo(network.Parameters.Span);
    }

    private string? Outcome(Sample sample, bool pipe)
    {
        using MemoryStream stream = pipe
            ? new Pipe(mutation.File, mutation.Length)
            : new MemoryStream(mutation.File, 0, mutation.Length, writable: false);
        (long, ulong, float) before = (network.Iterations, network.Seed, network.LearningRate);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Load(sample, stream);
            allocated = AllocatedSince(allocated);
            loaded++;
            return sample.HasChecksum && mutation.OnlyBits && !Same() ? "damaged weights were loaded" : TooMuch(allocated);
        }
        catch (CheckpointException exception)
        {
            allocated = AllocatedSince(allocated);
            Count(exception);
            return !Same() || before != (network.Iterations, network.Seed, network.LearningRate) ? "a refused file changed the network" : TooMuch(allocated);
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }

    private long AllocatedSince(long before)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        double share = allocated / (double)Limit(mutation.Length);
        fullest = share > fullest.Share ? (share, allocated, mutation.Length) : fullest;
        return allocated;
    }

    private string? TooMuch(long allocated) =>
        allocated > Limit(mutation.Length) ? $"{allocated} bytes were allocated for {mutation.Length} bytes of file, which may cost {Limit(mutation.Length)}" : null;

    private bool Same() => weights.AsSpan().SequenceEqual(network.Parameters.Span);

    // By their first words: what follows are names and numbers.
    private void Count(CheckpointException exception)
    {
        ReadOnlySpan<char> message = exception.Message;
        int end = message.IndexOfAny("'0123456789;\n(");
        string words = message[..(end < 0 ? message.Length : end)].TrimEnd().ToString();
        refusals[words] = refusals.GetValueOrDefault(words) + 1;
    }

    private void Load(Sample sample, Stream stream)
    {
        if (sample.IsCheckpoint)
        {
            network.LoadCheckpoint(stream);
        }
        else
        {
            network.Load(stream, sample.Strict);
        }
    }

    private Sample[] Samples()
    {
        byte[] own = Saved(network.Save);
        string header = Encoding.UTF8.GetString(own, 8, (int)BitConverter.ToInt64(own));
        byte[] data = own[(8 + header.Length)..];
        string entries = header[(header.IndexOf("},", StringComparison.Ordinal) + 2)..];
        TensorNetwork<double> wide = new(("a", [3, 2]), ("b", [2]), ("block_1/dense.kernel", [5, 3]));
        return
        [
            new("weights", own) { HasChecksum = true },
            new("weights, as far as they fit", own) { HasChecksum = true, Strict = false },
            new("weights of another library", Joined("{" + entries, data)),
            new("weights of another library with a stranger", Joined("{\"__metadata__\":{\"format\":\"pt\"},\"z\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[92,100]}," + entries, [.. data, .. new byte[8]])) { Strict = false },
            new("weights in double precision", Saved(wide.Save)) { HasChecksum = true },
            new("weights in half precision", Halves()),
            new("a checkpoint", Saved(network.SaveCheckpoint)) { HasChecksum = true, IsCheckpoint = true },
        ];
    }

    private static byte[] Halves() => Joined(
        """{"block_1/dense.kernel":{"shape":[5,3],"dtype":"F16","data_offsets":[0,30]},"b":{"dtype":"BF16","shape":[2],"data_offsets":[30,34]},"a":{"dtype":"F16","shape":[3,2],"data_offsets":[34,46]}}""",
        new byte[46]);

    private static byte[] Saved(Action<Stream> save)
    {
        using MemoryStream stream = new();
        save(stream);
        return stream.ToArray();
    }

    private static byte[] Joined(string header, byte[] data) => [.. BitConverter.GetBytes((long)Encoding.UTF8.GetByteCount(header)), .. Encoding.UTF8.GetBytes(header), .. data];

    /// <summary>A good file.</summary>
    private sealed record Sample(string Name, byte[] File)
    {
        public bool Strict { get; init; } = true;

        public bool HasChecksum { get; init; }

        public bool IsCheckpoint { get; init; }
    }

    /// <summary>Does not know its length and hands out a few bytes at a time.</summary>
    private sealed class Pipe(byte[] content, int length) : MemoryStream(content, 0, length, writable: false)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 29)]);
    }
}
