using Backprop.Tests.Checkpoints;
using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace Backprop.Tests.Training.Reports;

/// <summary>
/// The page in a real browser. With BACKPROP_SCREENSHOTS set to a directory the pictures are left there, to be looked at.
/// </summary>
public sealed class ReportBrowserTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private const int Phone = 360, Desktop = 1280;

    // What is wider than the page (but for tables, which scroll by themselves), small letters, and numbers of an axis that overlap.
    private const string Faults = """
        () => {
          const faults = [];
          if (document.documentElement.scrollWidth > document.documentElement.clientWidth)
            faults.push(`the page is ${document.documentElement.scrollWidth} wide`);
          for (const e of document.querySelectorAll('body *')) {
            const r = e.getBoundingClientRect();
            const inTable = e.closest('.scroll') && !e.matches('.scroll');
            if (!inTable && r.width > 0 && (r.right > innerWidth + 0.5 || r.left < -0.5))
              faults.push(`${e.outerHTML.slice(0, 90)} reaches from ${r.left} to ${r.right}`);
            if (e.childElementCount === 0 && e.textContent && !e.closest('svg') && parseFloat(getComputedStyle(e).fontSize) < 12)
              faults.push(`${e.outerHTML.slice(0, 90)} is small`);
          }
          for (const axis of document.querySelectorAll('.values, .epochs')) {
            const spans = [...axis.querySelectorAll('span:not(.room)')].map(s => s.getBoundingClientRect());
            for (let i = 1; i < spans.length; i++) {
              const [a, b] = [spans[i - 1], spans[i]];
              if (axis.matches('.epochs') ? a.right > b.left : b.bottom > a.top + 1)
                faults.push(`numbers ${axis.textContent} overlap`);
            }
          }
          return faults;
        }
        """;

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Kinds => [.. Histories.All, "comparison"];

    public void Dispose() => folder.Dispose();

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task A_page_fits_a_phone_and_a_desktop_without_an_error_or_a_request(string kind)
    {
        foreach (int width in (int[])[Phone, Desktop])
        {
            await using IPage page = await chromium.OpenAsync(width);
            List<string> heard = Listen(page);
            await page.GoToAsync(Write(kind));
            Assert.Empty(await page.EvaluateFunctionAsync<string[]>(Faults));
            Assert.Equal(width, await page.EvaluateExpressionAsync<int>("innerWidth"));
            await KeepAsync(page, $"{kind} {width}");
            Assert.Empty(heard);
        }
    }

    [SkippableFact]
    public async Task The_page_is_dark_where_the_reader_wants_it()
    {
        foreach (int width in (int[])[Phone, Desktop])
        {
            await using IPage page = await chromium.OpenAsync(width);
            List<string> heard = Listen(page);
            await page.GoToAsync(Write("comparison"));
            Assert.Equal("rgb(255, 255, 255)", await BackgroundAsync());
            await page.EmulateMediaFeaturesAsync([new() { MediaFeature = MediaFeature.PrefersColorScheme, Value = "dark" }]);
            Assert.Equal("rgb(17, 21, 26)", await BackgroundAsync());
            await KeepAsync(page, $"dark {width}");

            // On paper it is light all the same.
            await page.Client.SendAsync(
                "Emulation.setEmulatedMedia", new { media = "print", features = new[] { new { name = "prefers-color-scheme", value = "dark" } } });
            Assert.Equal("rgb(255, 255, 255)", await BackgroundAsync());
            Assert.Empty(heard);

            Task<string> BackgroundAsync() => page.EvaluateExpressionAsync<string>("getComputedStyle(document.body).backgroundColor");
        }
    }

    [SkippableFact]
    public async Task The_page_prints()
    {
        await using IPage page = await chromium.OpenAsync(Desktop);
        List<string> heard = Listen(page);
        await page.GoToAsync(Write("comparison"));
        byte[] paper = await page.PdfDataAsync(new() { Format = PaperFormat.A4, PrintBackground = true, PreferCSSPageSize = true });
        Assert.StartsWith("%PDF-", System.Text.Encoding.Latin1.GetString(paper));
        Assert.Empty(heard);
        if (Environment.GetEnvironmentVariable("BACKPROP_SCREENSHOTS") is { } directory)
        {
            await File.WriteAllBytesAsync(Path.Combine(directory, "print.pdf"), paper);
        }
    }

    /// <summary>Everything that a page must not do: say something on the console, fail, or ask for anything but itself.</summary>
    private static List<string> Listen(IPage page)
    {
        List<string> heard = [];
        page.Console += (_, e) => heard.Add($"console: {e.Message.Text}");
        page.PageError += (_, e) => heard.Add($"error: {e.Message}");
        page.RequestFailed += (_, e) => heard.Add($"failed: {e.Request.Url}");
        page.Request += (_, e) =>
        {
            if (!e.Request.IsNavigationRequest && !e.Request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                heard.Add($"request: {e.Request.Url}");
            }
        };
        return heard;
    }

    private static async Task KeepAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("BACKPROP_SCREENSHOTS") is { } directory)
        {
            await page.ScreenshotAsync(Path.Combine(directory, $"{name}.png"), new() { FullPage = true });
        }
    }

    private string Write(string kind)
    {
        string path = folder.File("page.html");
        if (kind == "comparison")
        {
            TrainingReport.Save(
                path,
                ("plain", Histories.Of(Histories.Overfitting)),
                ("dropout", Histories.Of(Histories.Gaps)),
                ("L2, with a name that is much longer than one would expect it to be", Histories.Of(Histories.Unvalidated)));
        }
        else
        {
            Histories.Of(kind).SaveReport(path);
        }

        return new Uri(path).AbsoluteUri;
    }
}
