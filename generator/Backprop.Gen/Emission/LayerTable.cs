using System.Globalization;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Emission;

/// <summary>The layer table: what hovering over the class shows, what <c>Summary()</c> prints and what heads the generated file.</summary>
internal static class LayerTable
{
    private static readonly string[] Titles = ["#", "layer", "kind", "from", "output", "parameters", "multiply-adds"];

    /// <summary>The table's lines, title and totals included, without trailing blanks.</summary>
    public static IReadOnlyList<string> Lines(NetworkGraph graph)
    {
        List<string[]> rows = [Titles];
        foreach (InputPort input in graph.Inputs)
        {
            rows.Add(["", input.Name, "Input", "", input.Shape.ToString(), "", ""]);
        }

        for (int i = 0; i < graph.Layers.Count; i++)
        {
            Layer layer = graph.Layers[i];
            rows.Add([Count(i + 1), layer.Name, layer.Kind, string.Join(", ", layer.Sources), layer.Shape.ToString(), Count(layer.Parameters), Count(layer.MultiplyAdds)]);
        }

        long frozen = graph.Parameters.Where(p => !p.Trainable).Sum(p => p.Shape.Size);
        string total = $"{Count(graph.ParameterCount)} parameters{(frozen == 0 ? "" : $" ({Count(frozen)} of them frozen)")}, {Count(graph.MultiplyAdds)} multiply-adds a sample";
        return [.. Align(DropEmptyColumns(graph, rows)), total];
    }

    /// <summary>Thousands are separated: these numbers are read, not parsed.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    // Where every layer reads the one before it, the column says nothing.
    private static List<string[]> DropEmptyColumns(NetworkGraph graph, List<string[]> rows)
    {
        string before = graph.Inputs.Count > 0 ? graph.Inputs[graph.Inputs.Count - 1].Name : "";
        bool chain = true;
        foreach (Layer layer in graph.Layers)
        {
            chain &= layer.Sources.Count == 1 && layer.Sources[0] == before;
            before = layer.Name;
        }

        return chain ? [.. rows.Select(r => r.Where((_, c) => c != 3).ToArray())] : rows;
    }

    private static IEnumerable<string> Align(List<string[]> rows)
    {
        int columns = rows[0].Length;
        int[] widths = [.. Enumerable.Range(0, columns).Select(c => rows.Max(r => r[c].Length))];
        foreach (string[] row in rows)
        {
            // Numbers, which are in the first and the last two columns, end in line.
            yield return string.Join("  ", row.Select((cell, c) => c == 0 || c >= columns - 2 ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]))).TrimEnd();
        }
    }
}
