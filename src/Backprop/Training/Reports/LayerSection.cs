using System.Globalization;
using Backprop.Runtime;

namespace Backprop;

/// <summary>The layer table.</summary>
internal static class LayerSection
{
    public static void Write(PageWriter page, History history, string heading)
    {
        NetworkDescription network = history.Network;
        if (network.Layers.Count == 0)
        {
            return;
        }

        page.Element(heading, "Layers");
        var table = new ReportTable(
            "Layers", [("layer", false), ("kind", false), ("output", false), ("parameters", true), ("multiply-adds", true), ("last gradient norm", true)]);
        table.Write(
            page,
            [
                .. network.Inputs.Select(input => new[] { input.Name, "Input", Shape(input.Shape), "", "", "" }),
                .. network.Layers.Select(layer => new[]
                {
                    layer.Name, layer.Kind, Shape(layer.OutputShape), Count(layer.Parameters), Count(layer.MultiplyAdds),
                    history.GradientNorms.TryGetValue(layer.Name, out IReadOnlyList<double>? norms) ? Figures.Metric(norms.LastOrDefault(double.NaN)) : "",
                }),
                ["all", "", "", Count(network.Layers.Sum(layer => layer.Parameters)), Count(network.MultiplyAdds), ""],
            ]);
    }

    /// <summary>A number with separators between thousands.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Shape(IReadOnlyList<int> shape) => $"[{string.Join(", ", shape.Select(size => size.ToString(CultureInfo.InvariantCulture)))}]";
}
