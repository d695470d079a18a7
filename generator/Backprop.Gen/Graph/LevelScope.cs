using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;

namespace Backprop.Gen.Graph;

/// <summary>
/// What the names of one level stand for, and who is read. Items are numbered in source order from 0; inputs have negative numbers, the last
/// one −1. An item that an error took out keeps its name, so that its readers stay silent: the mistake is reported once.
/// </summary>
internal sealed class LevelScope
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly List<(int Order, Place Place, string Name)> declared = [];
    private readonly HashSet<int> read = [];

    /// <param name="Order">The item's number.</param>
    private sealed record Entry(int Order)
    {
        /// <summary>The layer or input, or null where an error took it out or it is not wired yet.</summary>
        public string? Target { get; set; }
    }

    /// <summary>All names with what they stand for.</summary>
    public IReadOnlyDictionary<string, string?> Names => entries.ToDictionary(e => e.Key, e => e.Value.Target, StringComparer.Ordinal);

    /// <summary>Declares an item; the first of two equal names keeps it.</summary>
    public void Declare(IReadOnlyList<string> names, int order, Place place)
    {
        declared.Add((order, place, names[0]));
        foreach (string name in names)
        {
            Add(name, order, null);
        }
    }

    public void DeclareInput(string name, int order, Place? place)
    {
        if (place is not null)
        {
            declared.Add((order, place, name));
        }

        Add(name, order, name);
    }

    /// <summary>A further name of an item.</summary>
    public void Add(string name, int order, string? target)
    {
        if (!entries.ContainsKey(name))
        {
            entries.Add(name, new Entry(order) { Target = target });
        }
    }

    /// <summary>Says what an item's name stands for, unless the name belongs to another item.</summary>
    public void SetTarget(string name, int order, string target)
    {
        if (entries[name] is { } entry && entry.Order == order)
        {
            entry.Target = target;
        }
    }

    /// <summary>What the name stands for; null where an error took it out, or after a report.</summary>
    /// <param name="arguments">Where the name is written.</param>
    /// <param name="reader">The item that reads.</param>
    /// <param name="item">The name's index in <c>From</c>.</param>
    /// <param name="name">The name.</param>
    public string? Resolve(ElementArguments arguments, int reader, int item, string name)
    {
        if (Find(name, reader) is not { } entry)
        {
            string nearest = NearestName.Of(name, entries.Where(e => e.Value.Order < reader && e.Value.Target is not null).Select(e => e.Key));
            arguments.Report(new Problem(ProblemIds.UnknownSource, arguments.At("From", item), [name, nearest])
            {
                FixData = nearest.Length == 0 ? [] : [new Argument("Name", new TextValue(nearest))],
            });
            return null;
        }

        if (entry.Order >= reader)
        {
            arguments.Report(ProblemIds.SourceIsLater, "From", item, name);
            return null;
        }

        read.Add(entry.Order);
        return entry.Target;
    }

    /// <summary>Whether a layer or use is called so; what the name stands for is null where an error took it out.</summary>
    public bool TryFindLayer(string name, out string? target)
    {
        Entry? entry = Find(name, int.MaxValue);
        target = entry?.Target;
        return entry is { Order: >= 0 };
    }

    /// <summary>The layer or use with the name nearest to this one; empty where there are none.</summary>
    public string NearestLayer(string name) =>
        NearestName.Of(name, entries.Where(e => e.Value.Order >= 0 && e.Value.Target is not null).Select(e => e.Key));

    /// <summary>Says that an item is read without being named.</summary>
    public void MarkRead(int order) => read.Add(order);

    /// <summary>A warning for every layer and input that nobody reads.</summary>
    /// <param name="outputs">Names that are read from outside.</param>
    public IReadOnlyList<Problem> Unread(IEnumerable<string> outputs)
    {
        HashSet<int> wanted = [.. read, .. outputs.Where(entries.ContainsKey).Select(name => entries[name].Order)];
        return [.. declared.Where(d => !wanted.Contains(d.Order)).Select(d => new Problem(ProblemIds.Unread, d.Place, [d.Name]))];
    }

    // A path into a use that comes later, or that an error took out, is as late or as silent as the use.
    private Entry? Find(string name, int reader)
    {
        if (entries.TryGetValue(name, out Entry? entry))
        {
            return entry;
        }

        int slash = name.IndexOf('/');
        return slash >= 0 && entries.TryGetValue(name.Substring(0, slash), out entry) && (entry.Order >= reader || entry.Target is null)
            ? entry
            : null;
    }
}
