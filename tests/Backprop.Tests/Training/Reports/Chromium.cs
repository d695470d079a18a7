using PuppeteerSharp;

namespace Backprop.Tests.Training.Reports;

/// <summary>A headless Chromium for the tests of a class, where one is installed.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe", "msedge.exe"];

    private IBrowser? browser;

    /// <summary>A new page; skips the running test where there is no browser.</summary>
    public async Task<IPage> OpenAsync(int width)
    {
        Skip.If(browser is null, $"No Chromium is installed (looked for {string.Join(", ", Names)} in the directories of PATH).");
        IPage page = await browser!.NewPageAsync();
        await page.SetViewportAsync(new() { Width = width, Height = 800, DeviceScaleFactor = width < 600 ? 2 : 1, IsMobile = width < 600 });
        return page;
    }

    public async Task InitializeAsync()
    {
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(directory => Names.Select(name => Path.Combine(directory, name)))
            .FirstOrDefault(File.Exists);
        if (path is not null)
        {
            // Without the background services of a browser, which would look for their servers; without the sandbox, which root may not use.
            browser = await Puppeteer.LaunchAsync(new()
            {
                ExecutablePath = path,
                Headless = true,
                Args =
                [
                    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                    "--disable-sync",
                ],
            });
        }
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
    }
}
