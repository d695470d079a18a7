using System.Globalization;
using Backprop.Runtime;

namespace Backprop;

/// <summary>What the training was asked to do: with these settings and the same data it can be repeated, to the last bit.</summary>
internal static class SettingsSection
{
    public static void Write(PageWriter page, History history, string heading)
    {
        page.Element(heading, "Settings");
        page.Break();
        using (page.Element("dl", ("class", "settings")))
        {
            foreach ((string name, string value) in Of(history))
            {
                page.Break();
                using (page.Element("div"))
                {
                    page.Element("dt", name);
                    page.Element("dd", value);
                }
            }
        }
    }

    private static IEnumerable<(string Name, string Value)> Of(History history)
    {
        NetworkDescription network = history.Network;
        TrainingSettings settings = history.Settings;
        yield return ("network", network.Name);
        yield return ("seed", settings.Seed.ToString(CultureInfo.InvariantCulture));
        if (network.OptimizerText.Length > 0)
        {
            yield return ("optimizer", network.OptimizerText);
        }

        if (network.ScheduleText is { } schedule)
        {
            yield return ("schedule", schedule);
        }

        yield return ("declared learning rate", network.LearningRate.ToString("G6", CultureInfo.InvariantCulture));
        yield return ("loss", Losses(network));
        yield return ("epochs", settings.InitialEpoch == 0 ? Count(settings.Epochs) : $"{Count(settings.InitialEpoch + 1)} to {Count(settings.Epochs)}");
        yield return ("batch size", Count(settings.BatchSize));
        if (settings.StepsPerEpoch is { } steps)
        {
            yield return ("steps per epoch", Count(steps));
        }

        yield return ("training samples", settings.Samples is { } samples ? Count(samples) : "a stream");
        yield return ("shuffle", settings.Shuffle ? "every epoch" : "no");
        if (history.Contains("val_loss"))
        {
            yield return ("validation samples", settings.ValidationSamples is { } validation ? Count(validation) : "a stream");
            yield return ("validation", settings.ValidationFrequency == 1 ? "every epoch" : $"every {Count(settings.ValidationFrequency)} epochs");
        }

        yield return ("parameters", LayerSection.Count(network.Parameters.Sum(parameter => (long)parameter.Length)));
        yield return ("precision", settings.Precision == Precision.Single ? "32 bits" : "64 bits");
    }

    private static string Losses(NetworkDescription network)
    {
        OutputDescription[] outputs = [.. network.Outputs.Where(output => output.Loss is not null)];
        return string.Join("; ", outputs.Select(output =>
        {
            string weight = output.LossWeight == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" × {output.LossWeight:G6}");
            return $"{(outputs.Length > 1 ? $"{output.Name}: " : "")}{output.Loss}{(output.FromLogits ? " from logits" : "")}{weight}";
        }));
    }

    private static string Count(long number) => LayerSection.Count(number);
}
