using System.Security.Cryptography;

namespace Digits.Data;

/// <summary>Fetches MNIST (CC BY-SA 3.0) and keeps a file only if its SHA-256 is the known one.</summary>
/// <param name="client">Fetches.</param>
/// <param name="log">Receives a line for each file.</param>
/// <param name="archives">Names and SHA-256 of the files, if not those of MNIST.</param>
internal sealed class MnistDownload(HttpClient client, TextWriter log, IReadOnlyList<(string Name, string Sha256)>? archives = null)
{
    /// <summary>The archives and their SHA-256.</summary>
    public static IReadOnlyList<(string Name, string Sha256)> Archives { get; } =
    [
        (MnistFiles.TrainImages + ".gz", "440FCABF73CC546FA21475E81EA370265605F56BE210A4024D2CA8F203523609"),
        (MnistFiles.TrainLabels + ".gz", "3552534A0A558BBED6AED32B30C495CCA23D567EC52CAC8BE1A0730E8010255C"),
        (MnistFiles.TestImages + ".gz", "8D422C7B0A1C1C79245A5BCF07FE86E33EEAFEE792B84584AEC276F5A2DBC4E6"),
        (MnistFiles.TestLabels + ".gz", "F7AE60F92E00EC6DEBD23A6088C31DBD2371ECA3FFA0DEFAEFB259924204AEC6"),
    ];

    private static readonly string[] Mirrors =
    [
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
    ];

    /// <summary>Where the files go unless <c>--data</c> names a folder.</summary>
    public static string DefaultFolder =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "backprop-gen", "mnist");

    /// <summary>Puts the four archives into a folder; those that are there already stay.</summary>
    /// <exception cref="DigitDataException">They cannot be fetched or stored.</exception>
    public async Task FetchAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach ((string name, string sha256) in archives ?? Archives)
            {
                await FetchAsync(folder, name, sha256, cancellationToken);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DigitDataException($"MNIST cannot be stored in '{folder}': {error.Message}", error);
        }
    }

    private async Task FetchAsync(string folder, string name, string sha256, CancellationToken cancellationToken)
    {
        string path = Path.Combine(folder, name);
        if (File.Exists(path) && Hash(await File.ReadAllBytesAsync(path, cancellationToken)) == sha256)
        {
            return;
        }

        var failures = new List<string>();
        foreach (string mirror in Mirrors)
        {
            try
            {
                byte[] content = await client.GetByteArrayAsync(mirror + name, cancellationToken);
                if (Hash(content) == sha256)
                {
                    await StoreAsync(path, content, cancellationToken);
                    log.WriteLine($"{name}: {content.Length} bytes, checksum right");
                    return;
                }

                failures.Add($"{mirror}: the file's SHA-256 is {Hash(content)} instead of {sha256}");
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                failures.Add($"{mirror}: {error.Message}");
            }
        }

        throw new DigitDataException(
            $"{name} could not be downloaded.\n  {string.Join("\n  ", failures)}\n" +
            "Without a network the program works too: leave out --download and it draws its own digits, " +
            "or fetch the four files of MNIST elsewhere and name their folder with --data.");
    }

    // A download that breaks off leaves no file under the right name.
    private static async Task StoreAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        string partial = path + ".part";
        await File.WriteAllBytesAsync(partial, content, cancellationToken);
        File.Move(partial, path, overwrite: true);
    }

    private static string Hash(byte[] content) => Convert.ToHexString(SHA256.HashData(content));
}
