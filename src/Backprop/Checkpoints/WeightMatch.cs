using System.Globalization;
using System.Numerics;

namespace Backprop;

/// <summary>A piece of a file, and the tensor of the network that it is for; null for one that is passed over.</summary>
internal sealed record MatchedTensor<T>(StoredTensor<T>? Tensor, string Name, ElementFormat Format, long Begin, long End)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What is read of it at once is a multiple of this.</summary>
    public int Unit => Tensor is null ? 1 : Format.Size;
}

/// <summary>Compares the tensors of a file with those that a network wants and collects all differences before it complains.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="network">The network's name.</param>
/// <param name="wanted">What it wants.</param>
/// <param name="strict">Whether a difference is an error; else what fits is taken.</param>
/// <param name="passesOptimizer">Whether the tensors of an optimizer are passed over.</param>
internal sealed class WeightMatch<T>(string network, IReadOnlyList<StoredTensor<T>> wanted, bool strict, bool passesOptimizer)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostDifferences = 50;

    private readonly Dictionary<string, StoredTensor<T>> byName = wanted.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    private readonly List<MatchedTensor<T>> pieces = [];
    private readonly HashSet<string> seen = [];
    private readonly HashSet<string> taken = [];
    private readonly List<string> unknown = [];
    private readonly List<string> differences = [];
    private int differenceCount;

    /// <summary>What was taken and what was not, once all tensors are noted.</summary>
    public LoadReport Report => new(
        [.. wanted.Select(tensor => tensor.Name).Where(taken.Contains)],
        [.. wanted.Select(tensor => tensor.Name).Where(name => !taken.Contains(name))],
        unknown,
        differences);

    /// <summary>Notes a tensor.</summary>
    /// <exception cref="CheckpointException">The entry contradicts itself or repeats a name.</exception>
    public void Add(scoped in TensorEntry entry)
    {
        bool passed = passesOptimizer && entry.Name.StartsWith(SafetensorsFormat.OptimizerPrefix, StringComparison.Ordinal);
        if (passed || !byName.TryGetValue(entry.Name, out StoredTensor<T>? tensor))
        {
            if (!passed)
            {
                Differ($"'{entry.Name}' {Words(entry.Shape)} is in the file but not in the network");
                if (!strict)
                {
                    unknown.Add(entry.Name);
                }
            }

            PassOver(entry);
            return;
        }

        if (!seen.Add(entry.Name))
        {
            throw new CheckpointException($"The file has the tensor '{entry.Name}' twice.");
        }

        if (!SameShape(entry.Shape, tensor.Shape))
        {
            Differ($"'{entry.Name}' is {Words(entry.Shape)} in the file but [{string.Join(", ", tensor.Shape)}] in the network");
            PassOver(entry);
        }
        else if (ElementFormat.Find(entry.Type) is not { } format)
        {
            Differ($"'{entry.Name}' has the type {entry.Type} in the file; F32, F64, F16 and BF16 can be read");
            PassOver(entry);
        }
        else if (entry.End < entry.Begin || entry.End - entry.Begin != (long)tensor.Length * format.Size)
        {
            throw new CheckpointException(
                $"Tensor '{entry.Name}' has {tensor.Length} elements of type {entry.Type}, but its data_offsets "
                + $"{entry.Begin} to {entry.End} do not span {(long)tensor.Length * format.Size} bytes; the file is damaged.");
        }
        else
        {
            taken.Add(entry.Name);
            pieces.Add(new(tensor, entry.Name, format, entry.Begin, entry.End));
        }
    }

    /// <summary>The tensors in the order of the file, without holes between them.</summary>
    /// <exception cref="CheckpointException">The file has other tensors than the network, or they overlap or leave holes.</exception>
    public MatchedTensor<T>[] Finish()
    {
        foreach (StoredTensor<T> tensor in wanted)
        {
            if (!seen.Contains(tensor.Name))
            {
                Differ($"'{tensor.Name}' [{string.Join(", ", tensor.Shape)}] is in the network but not in the file");
            }
        }

        if (strict && differenceCount > 0)
        {
            string more = differenceCount > differences.Count ? $"\n  … and {differenceCount - differences.Count} more" : "";
            throw new CheckpointException(
                $"The file does not belong to network {network}; no weight was changed. Differences:\n  "
                + string.Join("\n  ", differences) + more,
                differences);
        }

        MatchedTensor<T>[] ordered = [.. pieces.OrderBy(piece => piece.Begin).ThenBy(piece => piece.End)];
        long end = 0;
        foreach (MatchedTensor<T> piece in ordered)
        {
            if (piece.Begin != end)
            {
                string what = piece.Begin < end ? "overlaps with another one" : "leaves a hole before it";
                throw new CheckpointException(
                    $"Tensor '{piece.Name}' {what} (byte {piece.Begin} instead of {end}); the file is damaged.");
            }

            end = piece.End;
        }

        return ordered;
    }

    /// <summary>Only where it will be read on: a strict reader complains about what it does not know.</summary>
    private void PassOver(scoped in TensorEntry entry)
    {
        if (entry.End < entry.Begin)
        {
            throw new CheckpointException($"The data_offsets {entry.Begin} to {entry.End} of tensor '{entry.Name}' go backwards; the file is damaged.");
        }

        if (!strict || differenceCount == 0)
        {
            pieces.Add(new(null, entry.Name, ElementFormat.F32, entry.Begin, entry.End));
        }
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
