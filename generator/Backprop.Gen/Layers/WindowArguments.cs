using System.Globalization;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>Reads how a layer's window slides over its input, and reports a window that does not fit.</summary>
internal static class WindowArguments
{
    // Far above anything useful; a kernel's reach still fits an int.
    public const int MostTaps = 1 << 14;

    /// <summary>The window of a convolution with the arguments KernelSize, Strides, DilationRate and Padding; null after a report.</summary>
    public static Window? OfConvolution(LayerBuilder layer, int axes)
    {
        (int[] kernel, int[] strides, int[] dilation) = Convolving(layer, axes);
        return Of(layer, "KernelSize", kernel, strides, dilation);
    }

    /// <summary>
    /// The window that slides over the output of a transposed convolution with the same arguments and OutputPadding; null after a report.
    /// </summary>
    public static Window? OfTransposedConvolution(LayerBuilder layer)
    {
        (int[] kernel, int[] strides, int[] dilation) = Convolving(layer, axes: 2);
        int[]? padding = layer.WrittenIntegers("OutputPadding").Count == 0 ? null : layer.Sizes("OutputPadding", 2, null, MostTaps, minimum: 0);
        for (int a = 0; padding is not null && !layer.Failed && a < 2; a++)
        {
            if (padding[a] >= strides[a])
            {
                int item = layer.WrittenIntegers("OutputPadding").Count > 1 ? a : 0;
                layer.Report(ProblemIds.ArgumentRange, "OutputPadding", item, "OutputPadding", Text(padding[a]), $"below the stride of {Text(strides[a])}");
            }
        }

        bool same = layer.Member("Padding", "Valid") == "Same";
        if (layer.Failed || !layer.HasRank(3))
        {
            return null;
        }

        (long Positions, WindowAxis? Axis)[] along =
            [.. Enumerable.Range(0, 2).Select(a => WindowAxis.Transposed(layer.InputShape[a], kernel[a], strides[a], dilation[a], same, padding?[a]))];
        if (along.Any(a => a.Positions < 1))
        {
            layer.Report(ProblemIds.NoOutputPositions, layer.Has("OutputPadding") ? "OutputPadding" : null, layer.Number, layer.Name,
                $"{Text(along[0].Positions)} x {Text(along[1].Positions)}", layer.InputShape.ToString(), layer.Inputs[0].Source);
            return null;
        }

        if (along.Any(a => a.Axis is null))
        {
            layer.ReportTooLarge("KernelSize", along.Max(a => a.Positions), "output positions along an axis", Limits.ValueSize);
            return null;
        }

        return new Window(along[0].Axis!, along[1].Axis!, IsPlane: true);
    }

    private static (int[] Kernel, int[] Strides, int[] Dilation) Convolving(LayerBuilder layer, int axes)
    {
        int[] ones = [.. Enumerable.Repeat(1, axes)];
        int[] kernel = layer.Sizes("KernelSize", axes, null, MostTaps);
        int[] strides = layer.Sizes("Strides", axes, ones, MostTaps);
        int[] dilation = layer.Sizes("DilationRate", axes, ones, MostTaps);
        if (strides.Any(s => s > 1) && dilation.Any(d => d > 1))
        {
            layer.Report(ProblemIds.StridesWithDilation, "DilationRate", layer.Number, layer.Name);
        }

        return (kernel, strides, dilation);
    }

    /// <summary>The window of a pooling with the arguments PoolSize, Strides and Padding; null after a report.</summary>
    public static Window? OfPooling(LayerBuilder layer, int axes)
    {
        int[] size = layer.Sizes("PoolSize", axes, [.. Enumerable.Repeat(2, axes)], MostTaps);

        // A single number cannot be absent in an attribute, so 0 says that nothing was written.
        int single = axes == 1 ? layer.Integer("Strides", 0, 0, MostTaps) : 0;
        int[] strides = axes > 1 ? layer.Sizes("Strides", axes, size, MostTaps) : single == 0 ? size : [single];
        return Of(layer, "PoolSize", size, strides, [.. Enumerable.Repeat(1, axes)]);
    }

    private static Window? Of(LayerBuilder layer, string argument, int[] kernel, int[] strides, int[] dilation)
    {
        bool same = layer.Member("Padding", "Valid") == "Same";
        int axes = kernel.Length;
        if (!layer.HasRank(axes + 1) || layer.Failed)
        {
            return null;
        }

        WindowAxis[] along = [.. Enumerable.Range(0, axes).Select(a => WindowAxis.Of(layer.InputShape[a], kernel[a], strides[a], dilation[a], same))];
        if (along.Any(a => a.Output < 1))
        {
            layer.Report(ProblemIds.WindowDoesNotFit, argument, layer.Number, layer.Name,
                string.Join(" x ", along.Select(a => Text(a.Reach))), layer.InputShape.ToString(), layer.Inputs[0].Source);
            return null;
        }

        return new Window(axes == 2 ? along[0] : WindowAxis.None, along[axes - 1], axes == 2);
    }

    /// <summary>Reports groups that do not divide <paramref name="count"/>.</summary>
    public static void CheckGroups(LayerBuilder layer, int groups, int count, string what)
    {
        if (count % groups != 0)
        {
            layer.Report(ProblemIds.GroupsDoNotDivide, "Groups", layer.Number, layer.Name,
                Text(groups), $"{Text(count)} {what}");
        }
    }

    /// <summary>Reports an output with too many elements.</summary>
    public static bool Fits(LayerBuilder layer, string? argument, Window window, long channels) =>
        Fits(layer, argument, (long)window.Rows.Output * window.Columns.Output, channels);

    /// <summary>Reports an output with too many elements, where the window slides over the output.</summary>
    public static bool FitsBackwards(LayerBuilder layer, Window window, long channels) =>
        Fits(layer, "Filters", (long)window.Rows.Input * window.Columns.Input, channels);

    private static bool Fits(LayerBuilder layer, string? argument, long size, long channels)
    {
        long outputs = size > Limits.ValueSize ? size : size * channels;
        if (outputs > Limits.ValueSize)
        {
            layer.ReportTooLarge(argument, outputs, "outputs", Limits.ValueSize);
        }

        return outputs <= Limits.ValueSize;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
