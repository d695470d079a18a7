using System.Globalization;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>Reads how a layer's window slides over its input, and reports a window that does not fit.</summary>
internal static class WindowArguments
{
    // Far above anything useful; a kernel's reach still fits an int.
    private const int MostTaps = 1 << 14;

    /// <summary>The window of a convolution with the arguments KernelSize, Strides, DilationRate and Padding; null after a report.</summary>
    public static Window? OfConvolution(LayerBuilder layer, int axes)
    {
        int[] ones = [.. Enumerable.Repeat(1, axes)];
        int[] kernel = layer.Sizes("KernelSize", axes, null, MostTaps);
        int[] strides = layer.Sizes("Strides", axes, ones, MostTaps);
        int[] dilation = layer.Sizes("DilationRate", axes, ones, MostTaps);
        if (strides.Any(s => s > 1) && dilation.Any(d => d > 1))
        {
            layer.Report(ProblemIds.StridesWithDilation, "DilationRate", layer.Number, layer.Name);
        }

        return Of(layer, "KernelSize", kernel, strides, dilation);
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
                string.Join(" x ", along.Select(a => a.Reach.ToString(CultureInfo.InvariantCulture))), layer.InputShape.ToString(), layer.Inputs[0].Source);
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
                groups.ToString(CultureInfo.InvariantCulture), $"{count.ToString(CultureInfo.InvariantCulture)} {what}");
        }
    }

    /// <summary>Reports an output with too many elements.</summary>
    public static bool Fits(LayerBuilder layer, string argument, Window window, int channels)
    {
        long size = (long)window.Rows.Output * window.Columns.Output;
        long outputs = size > Limits.ValueSize ? size : size * channels;
        if (outputs > Limits.ValueSize)
        {
            layer.ReportTooLarge(argument, outputs, "outputs", Limits.ValueSize);
        }

        return outputs <= Limits.ValueSize;
    }
}
