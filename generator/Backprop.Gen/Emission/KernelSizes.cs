using Backprop.Gen.Graph;
using Backprop.Gen.Planning;

namespace Backprop.Gen.Emission;

/// <summary>
/// How much text the kernels of each layer are. A kernel counts for the layer that calls it first: layers of equal shapes further on add their calls and
/// nothing else, and the table shows it.
/// </summary>
internal static class KernelSizes
{
    private const string Losses = "losses";

    /// <param name="plan">What is written down.</param>
    /// <param name="lines">Lines of each of <see cref="NetworkPlan.Kernels"/>, in their order.</param>
    public static IReadOnlyList<string> Lines(NetworkPlan plan, IReadOnlyList<int> lines)
    {
        Dictionary<KernelForm, int> sizes = [];
        for (int k = 0; k < plan.Kernels.Count; k++)
        {
            sizes.Add(plan.Kernels[k].Form, lines[k]);
        }

        Dictionary<int, Row> rows = [];
        Dictionary<KernelForm, int> owners = [];
        foreach (KernelStep step in plan.Programs.SelectMany(p => p.Steps).OfType<KernelStep>().Where(s => !s.IsCall))
        {
            int layer = step.Node.Layer;
            if (!rows.TryGetValue(layer, out Row row))
            {
                rows.Add(layer, row = new Row());
            }

            if (!owners.TryGetValue(step.Form, out int owner))
            {
                owners.Add(step.Form, layer);
                row.Kernels++;
                row.Lines += sizes[step.Form];
            }
            else if (owner != layer)
            {
                row.Shared.Add(step.Form);
            }
        }

        string title = $"Kernels: {Methods(plan.Kernels.Count)} of {LayerTable.Count(lines.Sum())} lines. Each is written once and counts for the layer that calls it first:";
        return [title, .. Table(plan.Train.Graph.Layers.Select(l => l.Name).ToList(), rows)];
    }

    private static IEnumerable<string> Table(List<string> layers, Dictionary<int, Row> rows)
    {
        (string Name, Row Row)[] table = [.. Enumerable.Range(0, layers.Count)
            .Where(rows.ContainsKey)
            .Select(i => (layers[i], rows[i]))];
        if (rows.TryGetValue(-1, out Row losses))
        {
            table = [.. table, (Losses, losses)];
        }

        int name = table.Select(r => r.Name.Length).DefaultIfEmpty(0).Max();
        int count = table.Select(r => Methods(r.Row.Kernels).Length).DefaultIfEmpty(0).Max();
        int size = table.Select(r => LayerTable.Count(r.Row.Lines).Length).DefaultIfEmpty(0).Max();
        foreach ((string layer, Row row) in table)
        {
            string shared = row.Shared.Count == 0 ? "" : $", shares {KernelWriter.Number(row.Shared.Count)}";
            yield return $"    {layer.PadRight(name)}  {Methods(row.Kernels).PadLeft(count)}  {LayerTable.Count(row.Lines).PadLeft(size)} lines{shared}";
        }
    }

    private static string Methods(int count) => count == 1 ? "1 method" : $"{KernelWriter.Number(count)} methods";

    private sealed class Row
    {
        public int Kernels { get; set; }

        public int Lines { get; set; }

        public HashSet<KernelForm> Shared { get; } = [];
    }
}
