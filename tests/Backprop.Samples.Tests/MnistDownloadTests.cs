using System.Net;
using System.Security.Cryptography;
using Digits.Data;

namespace Backprop.Samples.Tests;

public sealed class MnistDownloadTests : IDisposable
{
    private static readonly byte[] Content = "the right bytes"u8.ToArray();
    private static readonly (string Name, string Sha256) Archive = ("archive.gz", Convert.ToHexString(SHA256.HashData(Content)));
    private readonly string folder = Directory.CreateTempSubdirectory("backprop-download-").FullName;

    private string Target => Path.Combine(folder, "mnist", Archive.Name);

    [Fact]
    public async Task A_file_with_the_right_checksum_is_kept_and_not_fetched_again()
    {
        var server = new Server((_, _) => Bytes(Content));
        await Fetch(server);
        await Fetch(server);
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task When_the_first_mirror_fails_the_second_serves()
    {
        await Fetch(new Server((request, _) => request == 1 ? throw new HttpRequestException("no route") : Bytes(Content)));
        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task A_wrong_checksum_is_told_and_nothing_is_kept()
    {
        string message = await Failure(new Server((_, _) => Bytes("other bytes"u8.ToArray())));
        Assert.Contains("SHA-256", message);
        Assert.Contains(Archive.Sha256, message);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public async Task Without_a_network_the_message_says_what_to_do()
    {
        string message = await Failure(new Server((_, _) => throw new HttpRequestException("no network here")));
        Assert.Contains("no network here", message);
        Assert.Contains("--data", message);
        Assert.Contains("draws its own digits", message);
    }

    [Fact]
    public async Task An_error_page_is_not_taken_for_data() =>
        Assert.Contains("404", await Failure(new Server((_, _) => new HttpResponseMessage(HttpStatusCode.NotFound))));

    [Fact]
    public async Task A_damaged_file_that_is_there_already_is_replaced()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        File.WriteAllText(Target, "half a downl");
        await Fetch(new Server((_, _) => Bytes(Content)));
        Assert.Equal(Content, File.ReadAllBytes(Target));
    }

    [SkippableFact]
    public void The_known_checksums_are_those_of_MNIST()
    {
        string mnist = SharedData.Mnist();
        Assert.All(
            MnistDownload.Archives,
            archive => Assert.Equal(archive.Sha256, Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(mnist, archive.Name))))));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static HttpResponseMessage Bytes(byte[] content) => new(HttpStatusCode.OK) { Content = new ByteArrayContent(content) };

    private async Task Fetch(Server server)
    {
        using var client = new HttpClient(server, disposeHandler: false);
        await new MnistDownload(client, TextWriter.Null, [Archive]).FetchAsync(Path.GetDirectoryName(Target)!, CancellationToken.None);
    }

    private async Task<string> Failure(Server server) => (await Assert.ThrowsAsync<DigitDataException>(() => Fetch(server))).Message;

    private sealed class Server(Func<int, HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer(++Requests, request));
    }
}
