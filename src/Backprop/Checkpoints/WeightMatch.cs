using System.Globalization;
using Backprop.Runtime;

namespace Backprop;

/// <summary>A tensor of a file and the parameter of the network that it is for.</summary>
internal sealed record MatchedTensor(ParameterDescription Parameter, ElementFormat Format, long Begin, long End);

/// <summary>Compares the tensors of a file with the parameters of a network and collects all differences before it complains.</summary>
/// <param name="network">The network.</param>
internal sealed class WeightMatch(NetworkDescription network)
{
    private const int MostDifferences = 50;

    private readonly Dictionary<string, ParameterDescription> wanted =
        network.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);

    private readonly Dictionary<string, MatchedTensor> matched = [];
    private readonly HashSet<string> seen = [];
    private readonly List<string> differences = [];
    private int differenceCount;

    /// <summary>Notes a tensor.</summary>
    /// <exception cref="CheckpointException">The entry contradicts itself or repeats a name.</exception>
    public void Add(scoped in TensorEntry entry)
    {
        if (!wanted.TryGetValue(entry.Name, out ParameterDescription? parameter))
        {
            Differ($"'{entry.Name}' {Words(entry.Shape)} is in the file but not in the network");
            return;
        }

        if (!seen.Add(entry.Name))
        {
            throw new CheckpointException($"The file has the tensor '{entry.Name}' twice.");
        }

        if (!SameShape(entry.Shape, parameter.Shape))
        {
            Differ($"'{entry.Name}' is {Words(entry.Shape)} in the file but [{string.Join(", ", parameter.Shape)}] in the network");
        }
        else if (ElementFormat.Find(entry.Type) is not { } format)
        {
            Differ($"'{entry.Name}' has the type {entry.Type} in the file; F32, F64, F16 and BF16 can be read");
        }
        else if (entry.End < entry.Begin || entry.End - entry.Begin != (long)parameter.Length * format.Size)
        {
            throw new CheckpointException(
                $"Tensor '{entry.Name}' has {parameter.Length} elements of type {entry.Type}, but its data_offsets "
                + $"{entry.Begin} to {entry.End} do not span {(long)parameter.Length * format.Size} bytes; the file is damaged.");
        }
        else
        {
            matched.Add(entry.Name, new(parameter, format, entry.Begin, entry.End));
        }
    }

    /// <summary>The tensors in the order of the file, without holes between them.</summary>
    /// <exception cref="CheckpointException">The file has other tensors than the network, or they overlap or leave holes.</exception>
    public MatchedTensor[] Finish()
    {
        foreach (ParameterDescription parameter in network.Parameters)
        {
            if (!seen.Contains(parameter.Name))
            {
                Differ($"'{parameter.Name}' [{string.Join(", ", parameter.Shape)}] is in the network but not in the file");
            }
        }

        if (differenceCount > 0)
        {
            string more = differenceCount > differences.Count ? $"\n  … and {differenceCount - differences.Count} more" : "";
            throw new CheckpointException(
                $"The file does not belong to network {network.Name}; no weight was changed. Differences:\n  "
                + string.Join("\n  ", differences) + more,
                differences);
        }

        MatchedTensor[] tensors = [.. matched.Values.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End)];
        long end = 0;
        foreach (MatchedTensor tensor in tensors)
        {
            if (tensor.Begin != end)
            {
                string what = tensor.Begin < end ? "overlaps with another one" : "leaves a hole before it";
                throw new CheckpointException(
                    $"Tensor '{tensor.Parameter.Name}' {what} (byte {tensor.Begin} instead of {end}); the file is damaged.");
            }

            end = tensor.End;
        }

        return tensors;
    }

    private void Differ(string sentence)
    {
        differenceCount++;
        if (differences.Count < MostDifferences)
        {
            differences.Add(sentence);
        }
    }

    private static bool SameShape(ReadOnlySpan<long> a, IReadOnlyList<int> b)
    {
        bool same = a.Length == b.Count;
        for (int i = 0; same && i < a.Length; i++)
        {
            same = a[i] == b[i];
        }

        return same;
    }

    private static string Words(ReadOnlySpan<long> shape)
    {
        string[] numbers = new string[shape.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = shape[i].ToString(CultureInfo.InvariantCulture);
        }

        return $"[{string.Join(", ", numbers)}]";
    }
}
