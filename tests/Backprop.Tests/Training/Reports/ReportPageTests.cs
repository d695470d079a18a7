using System.Globalization;
using System.Xml.Linq;
using Backprop.Tests.Checkpoints;

namespace Backprop.Tests.Training.Reports;

public sealed class ReportPageTests
{
    public static TheoryData<string> Kinds => [.. Histories.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_page_is_well_formed_and_fetches_nothing(string kind)
    {
        var page = new Page(Histories.Of(kind).ToHtml());
        Assert.Empty(page.All("script"));
        Assert.DoesNotContain(page.Document.Descendants(), element => element.Name.LocalName is "img" or "iframe" or "object" or "embed" or "video" or "audio");
        Assert.Equal(["data:,"], page.Document.Descendants().Attributes("href").Select(attribute => attribute.Value));
        Assert.Empty(page.Document.Descendants().Attributes("src"));
        Assert.All(page.All("style"), style => Assert.DoesNotContain("url(", style.Value));
        Assert.All(page.All("style"), style => Assert.DoesNotContain("@import", style.Value));
        if (kind != Histories.Hostile)
        {
            Assert.DoesNotContain("http", page.Document.ToString());
        }

        // Every number in an attribute that places something is one: nothing was divided by zero.
        Assert.DoesNotContain(page.Document.Descendants().Attributes(), attribute => attribute.Value.Contains("NaN") || attribute.Value.Contains("Infinity"));
        string[] ids = [.. page.Document.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(
            page.Document.Descendants().Attributes("aria-labelledby").SelectMany(attribute => attribute.Value.Split(' ')), id => Assert.Contains(id, ids));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_table_of_the_epochs_holds_the_figures_of_the_history(string kind)
    {
        History history = Histories.Of(kind);
        if (history.Epochs.Count == 0)
        {
            Assert.Contains("There was none.", history.ToHtml());
            return;
        }

        string[][] rows = new Page(history.ToHtml()).Table("Epochs");
        Assert.Equal(["epoch", .. history.Names.Select(Clean), "learning rate", "time", "samples/s"], rows[0]);
        Assert.Equal(history.Epochs[^1].ToString(CultureInfo.InvariantCulture), rows[^1][0]);
        foreach (string[] row in rows[1..])
        {
            int i = int.Parse(row[0], CultureInfo.InvariantCulture) - 1;
            Assert.Equal(history.Names.Select(name => Figures.Metric(history[name][i])), row[1..^3]);
            Assert.Equal(Figures.Duration(history.Durations[i]), row[^2]);
        }
    }

    [Fact]
    public void The_figures_at_the_top_are_those_of_the_history()
    {
        History history = Histories.Of(Histories.Overfitting);
        var page = new Page(history.ToHtml());
        Assert.Equal("Example", page.All("h1").Single().Value);
        Assert.Contains("20 epochs in 2.2 s.", page.Text);
        Assert.Equal("7", page.Definition("figures", "best epoch"));
        Assert.Equal("0.0500", page.Definition("figures", "loss"));
        Assert.Equal("0.5240", page.Definition("figures", "val_loss"));
        Assert.Equal("0.6700", page.Definition("figures", "val_accuracy"));
        Assert.Contains("best 0.8000 in epoch 7", page.Text);
        Assert.Equal("2.2 s", page.Definition("figures", "duration"));
        Assert.Equal("10.5k", page.Definition("figures", "samples/s"));
    }

    [Fact]
    public void The_settings_name_seed_optimizer_and_samples()
    {
        var page = new Page(Histories.Of(Histories.Overfitting).ToHtml());
        Assert.Equal("18446744073709551615", page.Definition("settings", "seed"));
        Assert.Equal("Adam(LearningRate = 0.01)", page.Definition("settings", "optimizer"));
        Assert.Equal("MeanSquaredError", page.Definition("settings", "loss"));
        Assert.Equal(("640", "160"), (page.Definition("settings", "training samples"), page.Definition("settings", "validation samples")));
        Assert.Equal(["dense", "Dense", "[4]", "1,234", "5,678", "0.0500"], page.Table("Layers")[2]);
    }

    [Fact]
    public void The_over_fitting_point_is_marked_where_the_validation_loss_is_smallest()
    {
        var page = new Page(Histories.Of(Histories.Overfitting).ToHtml());
        Assert.Equal(
            "Validation loss is smallest in epoch 7 (0.4000) and rises by 31\u00A0% until epoch 20: over-fitting.", page.All("p", "verdict").Single().Value);
        XElement chart = page.Chart("loss");
        (double X, double Y) spot = Page.Points(page.All("path", "spot").Single().Attribute("d")!.Value).Single();
        (double X, double Y)[] validation = Page.Curves(chart)[1];
        Assert.Equal(validation.MaxBy(point => point.Y), spot);
        Assert.Equal(1000.0 * 6 / 19, spot.X, 0.05);
        Assert.Contains("smallest val_loss: epoch 7", chart.Value);
    }

    [Fact]
    public void Without_over_fitting_nothing_is_marked()
    {
        foreach (string kind in (string[])[Histories.Gaps, Histories.Single, Histories.Empty, Histories.Unvalidated, Histories.Unmeasured])
        {
            Assert.Empty(new Page(Histories.Of(kind).ToHtml()).All("path", "mark"));
        }
    }

    [Fact]
    public void A_metric_that_is_measured_rarely_is_a_line_with_dots()
    {
        XElement chart = new Page(Histories.Of(Histories.Gaps).ToHtml()).Chart("accuracy");
        Assert.Equal([30, 6], Page.Curves(chart).Select(curve => curve.Length));
        Assert.Single(chart.Descendants("path"), path => path.Attribute("class")!.Value.Contains("dots"));
    }

    [Fact]
    public void What_cannot_be_drawn_is_told()
    {
        string text = new Page(Histories.Of(Histories.Infinite).ToHtml()).Text;
        Assert.Contains("Not drawn: loss is Infinity in epoch 3.", text);
        Assert.Contains("Not drawn: val_loss is Infinity in epoch 5 and 1 more.", text);
        Assert.Contains("Not on a logarithmic scale: dense is 0.0000 in epoch 1 and 4 more.", text);
        Assert.Contains("There is no value that can be drawn.", new Page(Histories.Of(Histories.Unmeasured).ToHtml()).Text);
    }

    [Fact]
    public void A_page_of_10_000_epochs_is_small_and_keeps_its_peaks()
    {
        string html = Histories.Of(Histories.Long).ToHtml();
        Assert.InRange(html.Length, 20_000, 150_000);
        var page = new Page(html);
        (double X, double Y)[][] curves = Page.Curves(page.Chart("loss"));
        Assert.All(curves, curve => Assert.InRange(curve.Length, 200, 402));

        // 9 in epoch 5000 and 0.5 in epoch 7777.
        Assert.Equal(1000.0 * 4999 / 9999, curves[0].MinBy(point => point.Y).X, 0.06);
        Assert.Equal(1000.0 * 7776 / 9999, curves[1].MaxBy(point => point.Y).X, 0.06);
        Assert.InRange(page.Table("Epochs").Length, 200, 260);
        Assert.Contains(page.Table("Epochs"), row => row[0] == "7777");
    }

    [Fact]
    public void Names_are_text_and_nothing_else()
    {
        History history = Histories.Of(Histories.Hostile);
        var page = new Page(history.ToHtml());
        Assert.Equal(Clean(history.NetworkName), page.All("h1").Single().Value);
        Assert.Contains(page.All("figcaption"), caption => caption.Value == history.Names[1]);
        Assert.Contains(page.Table("Layers"), row => row[0] == "<b>]]>");
        Assert.Empty(page.All("a"));
    }

    [Fact]
    public void Forty_layers_have_forty_curves_that_colour_and_dash_tell_apart()
    {
        XElement chart = new Page(Histories.Of(Histories.Deep).ToHtml()).Chart("gradient norm of each layer, last step of the epoch (logarithmic)");
        string[] styles = [.. chart.Element("ul")!.Descendants("path").Select(path => path.Attribute("class")!.Value)];
        Assert.Equal(40, styles.Length);
        Assert.Equal(28, styles[..28].Distinct().Count());
        Assert.Equal(40, Page.Curves(chart).Length);
    }

    [Fact]
    public void The_text_is_the_same_in_every_culture_and_every_time()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string expected = Histories.Of(Histories.Overfitting).ToHtml();
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~", NumberGroupSeparator = " " } };
            Assert.Equal(expected, Histories.Of(Histories.Overfitting).ToHtml());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Several_trainings_are_compared_before_each_is_shown()
    {
        History first = Histories.Of(Histories.Overfitting), second = Histories.Of(Histories.Gaps), third = Histories.Of(Histories.Unvalidated);
        var page = new Page(TrainingReport.ToHtml(("plain", first), ("<dropout>", second), ("L2", third)));
        Assert.Equal(["Comparison", "plain", "<dropout>", "L2"], page.All("h2").Select(heading => heading.Value));
        string[][] table = page.Table("Comparison");
        Assert.Equal(["training", "epochs", "best epoch", "last val_loss", "last loss", "last val_accuracy", "last accuracy", "time"], table[0]);
        Assert.Equal(["plain", "20", "7", "0.5240", "0.0500", "0.6700", "0.9750", "2.2 s"], table[1]);
        Assert.Equal(["L2", "4", "4", "", "0.2500", "", "0.5000", "410 ms"], table[3]);
        Assert.Equal(2, Page.Curves(page.Chart("val_loss")).Length);
        Assert.Equal(3, page.All("ul", "verdicts").Single().Elements().Count());
    }

    [Fact]
    public void Trainings_need_names_that_differ()
    {
        History history = Histories.Of(Histories.Single);
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => TrainingReport.ToHtml()).Message);
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => TrainingReport.ToHtml(("a", history), ("a", history))).Message);
        Assert.Throws<ArgumentException>(() => TrainingReport.ToHtml(("", history)));
        Assert.Throws<ArgumentNullException>(() => TrainingReport.ToHtml(("a", null!)));
    }

    [Fact]
    public void A_file_is_replaced_as_a_whole()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("run.html");
        File.WriteAllText(path, "something that was there");
        History history = Histories.Of(Histories.Overfitting);
        history.SaveReport(path);
        Assert.Equal(history.ToHtml(), File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        using var writer = new StringWriter();
        history.SaveReport(writer);
        Assert.Equal(history.ToHtml(), writer.ToString());
        Assert.Throws<CheckpointException>(() => history.SaveReport(folder.File("no/such/folder.html")));
    }

    // What XML cannot hold.
    private static string Clean(string text) => text.Replace('\u0001', '\uFFFD').Replace('\uD800', '\uFFFD');
}
