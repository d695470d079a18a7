using Backprop.Runtime;

namespace Backprop;

/// <summary>Finds what belongs to each input and output of a network, by name or by place; every complaint names the port.</summary>
internal static class PortMatching
{
    /// <summary>For each input the place of its column.</summary>
    public static int[] Inputs(string?[] columns, NetworkDescription network, string role) =>
        Match(columns, [.. network.Inputs.Select(input => input.Name)], _ => true, "input", network, role);

    /// <summary>For each output the place of its column; −1 for one without a loss. Of a network without outputs nobody looks at the targets.</summary>
    public static int[] Targets(string?[] columns, NetworkDescription network, string role) =>
        network.Outputs.Count == 0 ? [] : Match(
            columns, [.. network.Outputs.Select(output => output.Name)], o => network.Outputs[o].Target != TargetKind.None, "output", network, role);

    private static int[] Match(string?[] columns, string[] ports, Func<int, bool> wanted, string kind, NetworkDescription network, string role)
    {
        int[] matched = [.. ports.Select(_ => -1)];
        int[] order = [.. Enumerable.Range(0, ports.Length).Where(wanted)];
        bool named = columns.Length > 0 && columns.All(column => column is not null);
        if (!named && columns.Any(column => column is not null))
        {
            throw Bad($"names some of its {kind}s and not others; name all or none");
        }

        if (!named && columns.Length != order.Length)
        {
            string list = string.Join(", ", order.Select(i => $"'{ports[i]}'"));
            throw Bad($"has {columns.Length} {Plural(kind, columns.Length)} but network {network.Name} wants {order.Length}: {list}");
        }

        for (int i = 0; i < columns.Length; i++)
        {
            int port = named ? Find(columns[i]!) : order[i];
            if (matched[port] >= 0)
            {
                throw Bad($"has {kind} '{ports[port]}' twice");
            }

            if (!wanted(port))
            {
                throw Bad($"has a target for output '{ports[port]}', which has no loss; leave it out or declare a loss for that output");
            }

            matched[port] = i;
        }

        foreach (int port in order)
        {
            if (matched[port] < 0)
            {
                throw Bad($"lacks {(kind == "input" ? "the input" : "a target for output")} '{ports[port]}' of network {network.Name}");
            }
        }

        return matched;

        int Find(string name) => Array.IndexOf(ports, name) is >= 0 and int port
            ? port
            : throw Bad($"names {kind} '{name}', which network {network.Name} does not have; {NearestNames.Suggest(name, ports)}");

        ArgumentException Bad(string what) => new($"{role} {what}.");
    }

    private static string Plural(string kind, int count) => kind switch
    {
        "input" => count == 1 ? "input" : "inputs",
        _ => count == 1 ? "target" : "targets",
    };
}
