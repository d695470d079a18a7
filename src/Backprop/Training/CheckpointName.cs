using System.Globalization;
using System.Text;

namespace Backprop;

/// <summary>A file name with the figures of an epoch in it: <c>lenet-{epoch:00}-{val_loss:0.000}.safetensors</c>.</summary>
internal sealed class CheckpointName
{
    private readonly List<(string Text, string? Name, string Format)> parts = [];

    /// <summary>Reads a pattern: a name in braces, with a format of .NET behind a colon; doubled braces stand for themselves.</summary>
    /// <exception cref="ArgumentException">A brace has no partner, or a format is none.</exception>
    public CheckpointName(string pattern)
    {
        var text = new StringBuilder();
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if (c is '{' or '}' && i + 1 < pattern.Length && pattern[i + 1] == c)
            {
                text.Append(c);
                i++;
            }
            else if (c == '{')
            {
                int end = pattern.IndexOf('}', i);
                string[] inner = end < 0 ? [] : pattern[(i + 1)..end].Split(':', 2);
                if (inner.Length == 0 || inner[0].Length == 0)
                {
                    throw new ArgumentException(
                        $"The file name '{pattern}' opens a brace at {i} that holds no name; write '{{{{' for a brace.", nameof(pattern));
                }

                Add(text.ToString(), inner[0], inner.Length == 2 ? inner[1] : "");
                text.Clear();
                i = end;
            }
            else if (c == '}')
            {
                throw new ArgumentException(
                    $"The file name '{pattern}' closes a brace at {i} that it did not open; write '}}}}' for a brace.", nameof(pattern));
            }
            else
            {
                text.Append(c);
            }
        }

        parts.Add((text.ToString(), null, ""));
    }


    /// <summary>Checks that the run knows every name.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public void Check(TrainingRun run)
    {
        foreach ((_, string? name, _) in parts)
        {
            if (name is not (null or "epoch" or "step") && !run.MetricNames.Contains(name))
            {
                string known = string.Join(", ", run.MetricNames.Prepend("step").Prepend("epoch").Select(n => $"'{n}'"));
                throw new ArgumentException(
                    $"The file name of {nameof(ModelCheckpoint)} contains '{name}', which this training does not measure; it can contain {known}.");
            }
        }
    }

    /// <summary>The name with the run's present figures; a metric that was not measured is NaN.</summary>
    public string Of(TrainingRun run)
    {
        var text = new StringBuilder();
        foreach ((string before, string? name, string format) in parts)
        {
            text.Append(before);
            switch (name)
            {
                case null:
                    break;
                case "epoch":
                    text.Append(run.Epoch.ToString(format, CultureInfo.InvariantCulture));
                    break;
                case "step":
                    text.Append(run.Step.ToString(format, CultureInfo.InvariantCulture));
                    break;
                default:
                    run.TryGetMetric(name, out double value);
                    text.Append(value.ToString(format, CultureInfo.InvariantCulture));
                    break;
            }
        }

        return text.ToString();
    }

    private void Add(string before, string name, string format)
    {
        try
        {
            _ = name is "epoch" or "step" ? 1.ToString(format, CultureInfo.InvariantCulture) : 1.0.ToString(format, CultureInfo.InvariantCulture);
        }
        catch (FormatException exception)
        {
            throw new ArgumentException($"'{format}' is no format for the figure '{name}' in a file name: {exception.Message}", exception);
        }

        parts.Add((before, name, format));
    }
}
