using System.Globalization;
using System.Text;

namespace Backprop.Benchmarks;

/// <summary>One result, as one line of JSON.</summary>
/// <param name="Workload">Its id.</param>
/// <param name="Batch">Samples in a batch, 0 where there is none.</param>
/// <param name="Threads">The most threads used.</param>
/// <param name="Metric">What the figures are.</param>
/// <param name="Figures">The repetitions.</param>
/// <param name="Allocated">Bytes that one step or call allocated on the managed heap.</param>
/// <param name="Net">The network of W6.</param>
/// <param name="Precision">"double", or null for single.</param>
internal sealed record ResultLine(
    string Workload, int Batch, int Threads, string Metric, Figures Figures, long Allocated, string? Net = null, string? Precision = null)
{
    /// <summary>The line, without its end.</summary>
    public string ToJson()
    {
        var json = new StringBuilder($"{{\"peer\":\"backprop-gen\",\"workload\":\"{Workload}\"");
        if (Net is not null)
        {
            json.Append(CultureInfo.InvariantCulture, $",\"net\":\"{Net}\"");
        }

        if (Precision is not null)
        {
            json.Append(CultureInfo.InvariantCulture, $",\"precision\":\"{Precision}\"");
        }

        json.Append(CultureInfo.InvariantCulture, $",\"batch\":{Batch},\"threads\":{Threads},\"metric\":\"{Metric}\"");
        json.Append(CultureInfo.InvariantCulture, $",\"min\":{Figures.Min:G6},\"median\":{Figures.Median:G6},\"max\":{Figures.Max:G6}");
        json.Append(CultureInfo.InvariantCulture, $",\"allocated_bytes_per_step\":{Allocated}}}");
        return json.ToString();
    }
}
