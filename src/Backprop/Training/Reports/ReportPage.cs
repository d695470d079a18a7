using System.Globalization;

namespace Backprop;

/// <summary>The page: head, comparison of several trainings, and each training.</summary>
internal static class ReportPage
{
    public static void Write(TextWriter output, IReadOnlyList<ReportRun> runs)
    {
        bool several = runs.Count > 1;
        string title = several ? $"{string.Join(", ", runs.Select(run => run.History.NetworkName).Distinct())}: {Count(runs.Count)} trainings" : runs[0].Name;
        using var page = new PageWriter(output);
        using (page.Element("html", ("lang", "en")))
        {
            WriteHead(page, title);
            page.Break();
            using (page.Element("body"))
            using (page.Element("main"))
            {
                page.Break();
                using (page.Element("header"))
                {
                    page.Element("h1", title);
                    page.Element("p", several ? "A comparison of trainings, and each of them." : "Training report: " + RunFigures.Course(runs[0].History), ("class", "course"));
                }

                if (several)
                {
                    RunComparison.Write(page, runs);
                }

                foreach (ReportRun run in runs)
                {
                    WriteRun(page, run, several);
                }
            }
        }
    }

    private static void WriteHead(PageWriter page, string title)
    {
        page.Break();
        using (page.Element("head"))
        {
            page.Void("meta", ("charset", "utf-8"));
            page.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            page.Void("meta", ("name", "color-scheme"), ("content", "light dark"));

            // Without it a browser asks the page's server for an icon.
            page.Void("link", ("rel", "icon"), ("href", "data:,"));
            page.Element("title", $"{title} – training report");
            page.Style(ReportStyle.Sheet);
        }
    }

    private static void WriteRun(PageWriter page, ReportRun run, bool several)
    {
        page.Break();
        using (page.Element("section", ("class", "run")))
        {
            if (several)
            {
                page.Element("h2", run.Name);
                page.Element("p", $"{run.History.NetworkName}: {RunFigures.Course(run.History)}", ("class", "course"));
            }

            // Below the heading of a training, if it has one.
            string heading = several ? "h3" : "h2";
            WriteVerdict(page, run.Verdict);
            RunFigures.Write(page, run);
            page.Element(heading, "Curves");
            RunCharts.Write(page, run);
            LayerSection.Write(page, run.History, heading);
            SettingsSection.Write(page, run.History, heading);
            EpochSection.Write(page, run.History, heading);
        }
    }

    private static void WriteVerdict(PageWriter page, Overfitting verdict)
    {
        page.Break();
        string kind = verdict.Kind switch
        {
            OverfittingKind.Overfits => "verdict bad",
            OverfittingKind.None => "verdict good",
            _ => "verdict",
        };
        page.Element("p", verdict.Sentence, ("class", kind));
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
