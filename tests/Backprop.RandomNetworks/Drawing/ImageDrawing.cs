using System.Globalization;

namespace Backprop.RandomNetworks.Drawing;

/// <summary>Draws layers that only images (rank 3) go through.</summary>
internal static class ImageDrawing
{
    private static readonly string[] Activations = ["ReLU", "Tanh", "GELU", "SiLU", "Softmax", "LeakyReLU"];

    /// <summary>Such a layer, or null where the drawn one would be too large.</summary>
    public static Source? Draw(Scope scope, Source from, bool mayHaveWeights, bool mustBeNamed) => scope.Chance.Between(mayHaveWeights ? 0 : 4, 6) switch
    {
        0 => Depthwise(scope, from, mustBeNamed),
        1 => Separable(scope, from, mustBeNamed),
        2 or 3 => Transposed(scope, from, mustBeNamed),
        4 => Padding(scope, from, mustBeNamed),
        5 => Cropping(scope, from, mustBeNamed),
        _ => UpSampling(scope, from, mustBeNamed),
    };

    private static Source? Depthwise(Scope scope, Source from, bool mustBeNamed)
    {
        Chance chance = scope.Chance;
        Slide slide = Slide.Draw(chance, from, mostTaps: 4, mayDilate: true);
        int multiplier = chance.With(0.6) ? 1 : chance.Between(2, 3);
        int channels = from.Last * multiplier;
        string call = $"DepthwiseConv2D({slide.Sizes(chance, slide.Kernel)}{slide.Options(chance)}" + (multiplier == 1 ? "" : $", DepthMultiplier = {Text(multiplier)}");
        return Add(scope, from, mustBeNamed, call, "Depthwise", slide.Taps * channels, [.. slide.Output, channels]);
    }

    private static Source? Separable(Scope scope, Source from, bool mustBeNamed)
    {
        Chance chance = scope.Chance;
        Slide slide = Slide.Draw(chance, from, mostTaps: 3, mayDilate: true);
        int multiplier = chance.With(0.7) ? 1 : 2;
        int between = from.Last * multiplier;
        int filters = chance.Of(1, 2, 3, 4, 7, 8);
        string call = $"SeparableConv2D({Text(filters)}, {slide.Sizes(chance, slide.Kernel)}{slide.Options(chance)}"
            + (multiplier == 1 ? "" : $", DepthMultiplier = {Text(multiplier)}")
            + (chance.With(0.2) ? ", PointwiseInitializer = Initializer.HeNormal" : "");
        return slide.Output.Aggregate(between, (a, b) => a * b) > WindowDrawing.LargestOutput
            ? null
            : Add(scope, from, mustBeNamed, call, "Depthwise", (slide.Taps * between) + (between * filters), [.. slide.Output, filters]);
    }

    private static Source? Transposed(Scope scope, Source from, bool mustBeNamed)
    {
        Chance chance = scope.Chance;
        bool same = chance.With(0.5), dilates = chance.With(0.2), adds = chance.With(0.4);
        int[] kernel = [chance.Between(1, 4), chance.Between(1, 4)];
        int[] dilation = [dilates ? chance.Between(1, 3) : 1, dilates ? chance.Between(1, 3) : 1];
        int[] strides = [dilates ? 1 : chance.Between(1, 3), dilates ? 1 : chance.Between(1, 3)];
        int[] padding = [chance.Between(0, strides[0] - 1), chance.Between(0, strides[1] - 1)];
        int[] output = [.. Enumerable.Range(0, 2).Select(Positions)];
        int filters = chance.Of(1, 2, 3, 4, 7, 8, 16);
        string call = $"Conv2DTranspose({Text(filters)}, {string.Join(", ", kernel)}, Strides = {Slide.Named(chance, strides)}"
            + (dilates ? $", DilationRate = {Slide.Named(chance, dilation)}" : "")
            + (adds ? $", OutputPadding = {Slide.Named(chance, padding)}" : "")
            + (same ? ", Padding = Padding.Same" : "");
        return output.Min() < 1
            ? null
            : Add(scope, from, mustBeNamed, call, "Kernel", kernel[0] * kernel[1] * from.Last * filters, [.. output, filters]);

        int Positions(int a)
        {
            int reach = ((kernel[a] - 1) * dilation[a]) + 1;
            int last = (from.Shape[a] - 1) * strides[a];
            return adds ? last + (same ? reach % 2 : reach) + padding[a] : last + (same ? strides[a] : Math.Max(reach, strides[a]));
        }
    }

    private static Source? Add(Scope scope, Source from, bool mustBeNamed, string call, string kernel, int weights, int[] shape)
    {
        if (weights > WindowDrawing.MostWeights || shape.Aggregate(1, (a, b) => a * b) > WindowDrawing.LargestOutput)
        {
            return null;
        }

        Chance chance = scope.Chance;
        bool bias = !chance.With(0.2);
        call += (chance.With(0.4) ? "" : $", Activation = Activation.{chance.Of(Activations)}")
            + (bias ? "" : ", UseBias = false")
            + (chance.With(0.2) ? $", {kernel}Initializer = Initializer.LecunNormal" : "")
            + (chance.With(0.1) ? ", Trainable = false" : "");
        scope.Weights += weights + (bias ? shape[^1] : 0);
        return scope.Add(call, shape, [from], mustBeNamed);
    }

    private static Source? Padding(Scope scope, Source from, bool mustBeNamed)
    {
        (string written, int[] sides) = Sides(scope.Chance, missing: 1, mostRows: 2, mostColumns: 2);
        int[] shape = [from.Shape[0] + sides[0] + sides[1], from.Shape[1] + sides[2] + sides[3], from.Last];
        return shape.Aggregate(1, (a, b) => a * b) > WindowDrawing.LargestOutput ? null : scope.Add($"ZeroPadding2D({written}", shape, [from], mustBeNamed);
    }

    private static Source Cropping(Scope scope, Source from, bool mustBeNamed)
    {
        (string written, int[] sides) = Sides(scope.Chance, missing: 0, (from.Shape[0] - 1) / 2, (from.Shape[1] - 1) / 2);
        int[] shape = [from.Shape[0] - sides[0] - sides[1], from.Shape[1] - sides[2] - sides[3], from.Last];
        return scope.Add($"Cropping2D({written}", shape, [from], mustBeNamed);
    }

    /// <summary>Nothing, one number, two or four: as they are written, and the four sides.</summary>
    private static (string Written, int[] Sides) Sides(Chance chance, int missing, int mostRows, int mostColumns)
    {
        (int a, int b) = (chance.Between(0, mostRows), chance.Between(0, mostRows));
        (int c, int d) = (chance.Between(0, mostColumns), chance.Between(0, mostColumns));
        int all = Math.Min(a, c);
        return chance.Between(0, 3) switch
        {
            0 => ("", [missing, missing, missing, missing]),
            1 => (Text(all), [all, all, all, all]),
            2 => ($"{Text(a)}, {Text(c)}", [a, a, c, c]),
            _ => ($"{Text(a)}, {Text(b)}, {Text(c)}, {Text(d)}", [a, b, c, d]),
        };
    }

    private static Source? UpSampling(Scope scope, Source from, bool mustBeNamed)
    {
        Chance chance = scope.Chance;
        bool written = chance.With(0.7);
        int[] size = written ? [chance.Between(1, 3), chance.Between(1, 3)] : [2, 2];
        int[] shape = [from.Shape[0] * size[0], from.Shape[1] * size[1], from.Last];
        string call = "UpSampling2D(" + (written ? size[0] == size[1] && chance.With(0.5) ? Text(size[0]) : string.Join(", ", size) : "");
        if (chance.With(0.6))
        {
            call += (written ? ", " : "") + "Interpolation = Interpolation.Bilinear";
        }

        return shape.Aggregate(1, (a, b) => a * b) > WindowDrawing.LargestOutput ? null : scope.Add(call, shape, [from], mustBeNamed);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
