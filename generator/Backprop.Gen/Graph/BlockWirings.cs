using Backprop.Gen.Declaration;

namespace Backprop.Gen.Graph;

/// <summary>The blocks that a network can use, each wired once however often it is used.</summary>
internal sealed class BlockWirings
{
    private readonly Dictionary<string, BlockDeclaration> declarations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Wiring> wirings = new(StringComparer.Ordinal);

    public BlockWirings(IEnumerable<BlockDeclaration> blocks)
    {
        foreach (BlockDeclaration block in blocks)
        {
            declarations[block.Key] = block;
        }
    }

    /// <summary>A class's name without namespace and containing types.</summary>
    public static string ShortName(string key) => key.Substring(key.LastIndexOf('.') + 1);

    /// <summary>What is wrong in the blocks themselves, whoever uses them.</summary>
    public IEnumerable<Problem> Problems => declarations.Keys
        .OrderBy(key => key, StringComparer.Ordinal)
        .SelectMany(key => Find(key)!.Problems.ToEquatableArray());

    /// <summary>The declaration of a block, or null if no block is called so.</summary>
    public BlockDeclaration? Declaration(string key) => declarations.TryGetValue(key, out BlockDeclaration? block) ? block : null;

    /// <summary>A wired block, or null if no block is called so. Not for a block inside its own cycle.</summary>
    public Wiring? Find(string key)
    {
        if (!wirings.TryGetValue(key, out Wiring? wiring) && declarations.TryGetValue(key, out BlockDeclaration? block))
        {
            wiring = new WiringBuilder(block.Elements, key, key, this).Build();
            wirings.Add(key, wiring);
        }

        return wiring;
    }

    /// <summary>
    /// Whether using <paramref name="used"/> in <paramref name="user"/> closes a cycle; all uses that do so fail, and one of them is reported:
    /// the one that leads to the block of the cycle whose name is the smallest, so that every class's analysis agrees on it.
    /// </summary>
    public bool ClosesCycle(string user, string used, out bool reported)
    {
        HashSet<string> behind = Reachable(used);
        reported = false;
        if (!behind.Contains(user))
        {
            return false;
        }

        IEnumerable<string> cycle = behind.Where(key => Reachable(key).Contains(user));
        reported = cycle.All(key => string.CompareOrdinal(used, key) <= 0);
        return true;
    }

    /// <summary>The block itself and all that it uses, directly or not.</summary>
    private HashSet<string> Reachable(string block)
    {
        HashSet<string> found = [block];
        Stack<string> open = new([block]);
        while (open.Count > 0)
        {
            foreach (Element element in Declaration(open.Pop())?.Elements ?? [])
            {
                if (element is { Category: ElementCategory.Use } && element["Block"] is TypeValue { Key: var used } && found.Add(used))
                {
                    open.Push(used);
                }
            }
        }

        return found;
    }
}
