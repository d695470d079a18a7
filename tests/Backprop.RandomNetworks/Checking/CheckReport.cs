using System.Globalization;
using System.Text;

namespace Backprop.RandomNetworks.Checking;

/// <summary>What checks of many networks found.</summary>
internal sealed class CheckReport
{
    private readonly List<string> failures = [];
    private readonly SortedDictionary<string, double> worst = new(StringComparer.Ordinal);

    /// <summary>Networks that were checked.</summary>
    public int Networks { get; private set; }

    /// <summary>Derivatives that were compared with central differences.</summary>
    public long Gradients { get; private set; }

    /// <summary>Those of them that lie on a kink.</summary>
    public long Kinks { get; private set; }

    /// <summary>Networks whose float results differ where a decision hangs on less than float can tell.</summary>
    public int Delicate { get; set; }

    /// <summary>What went wrong, with the seed of the network.</summary>
    public IReadOnlyList<string> Failures => failures;

    /// <summary>The largest error of each comparison, relative to its tolerance's measure.</summary>
    public IReadOnlyDictionary<string, double> Worst => worst;

    public void CountNetwork() => Networks++;

    public void Fail(int seed, string message) =>
        failures.Add(string.Create(CultureInfo.InvariantCulture, $"network {seed}: {message}"));

    public void Count(GradientVerdict verdict)
    {
        Gradients++;
        if (verdict.Outcome == GradientOutcome.Kink)
        {
            Kinks++;
        }
        else
        {
            Note("gradient against central differences", verdict.Error);
        }
    }

    public void Note(string comparison, double error)
    {
        if (!(worst.TryGetValue(comparison, out double known) && known >= error))
        {
            worst[comparison] = error;
        }
    }

    public void Add(CheckReport other)
    {
        Networks += other.Networks;
        Gradients += other.Gradients;
        Kinks += other.Kinks;
        Delicate += other.Delicate;
        failures.AddRange(other.failures);
        foreach ((string comparison, double error) in other.worst)
        {
            Note(comparison, error);
        }
    }

    /// <summary>Counts and errors, then every failure.</summary>
    public override string ToString() => Summary() + string.Concat(failures.Select(f => f + "\n"));

    /// <summary>Counts and errors.</summary>
    public string Summary()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Networks} networks, {failures.Count} failures\n");
        text.Append(CultureInfo.InvariantCulture, $"{Gradients} derivatives against central differences, of which {Kinks} on a kink were skipped\n");
        text.Append(CultureInfo.InvariantCulture, $"{Delicate} networks differ in float where a decision hangs on less than float can tell\n");
        foreach ((string comparison, double error) in worst)
        {
            text.Append(CultureInfo.InvariantCulture, $"largest error, {comparison}: {error:E2}\n");
        }

        return text.ToString();
    }
}
