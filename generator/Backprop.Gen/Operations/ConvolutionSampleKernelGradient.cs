using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// G[t, c, n][s] = Σ_p x[p·stride − before + t·dilation, c][s] dz[p, n][s]: each sample's own part of the gradient of <see cref="Convolution"/>
/// for its kernel, with samples in the lanes; summed over the samples behind it. It suits kernels with few channels, whose outputs would not
/// fill the lanes. Inputs x, dz.
/// </summary>
internal sealed record ConvolutionSampleKernelGradient(Window Window, int Groups, Shape Kernel) : GradientOperation
{
    // With one vector of each side in a register, so many sums fit beside them into the 16 registers of AVX2.
    private const int MostSums = 12;
    private const int MostTaps = 5;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Kernel;

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = {inputs[0]} ∗ {inputs[1]}, for each sample";

    public override string KernelName(KernelForm form) =>
        $"ConvolutionSampleKernelGradient_{Convolution.Dimensions(form.Inputs[0].Shape, Window, form.Inputs[1].Shape, Groups)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "dz", "G"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        Channels c = Channels.OfInput(form.Inputs[0].Shape.Last, Kernel, Window, Groups);
        if (c is { Inputs: 1, Outputs: 1 } && Groups > 1)
        {
            // Every channel by itself: a few at a time, all taps of which are summed while they are in the cache.
            Blocks.Of(Groups, MostSums / 2).Write(w, "n", block => WriteTaps(w, c, taps => WriteSums(w, c, taps, block, block, each: true), mostTaps: MostSums / block));
        }
        else
        {
            WriteTaps(w, c, taps => WriteChannels(w, c, taps), MostTaps);
        }
    }

    private void WriteTaps(KernelWriter w, Channels c, Action<int> write, int mostTaps)
    {
        using (ConvolutionKernelGradient.Axis(w, Window.Rows, "ky", "i"))
        {
            if (c.Inputs < 3 && Window.Columns is { Before: 0, After: 0, Kernel: > 1 })
            {
                // Few channels: the sums of neighbouring taps share each dz.
                Blocks.Of(Window.Columns.Kernel, mostTaps).Write(w, "kx", write);
            }
            else
            {
                using (ConvolutionKernelGradient.Axis(w, Window.Columns, "kx", "j"))
                {
                    write(1);
                }
            }
        }
    }

    private void WriteChannels(KernelWriter w, Channels c, int taps)
    {
        using (Groups == 1 ? null : (IDisposable)w.For("g", Groups))
        {
            Blocks.Of(c.Inputs, taps > 1 ? 1 : 4).Write(w, "c", inputs =>
                Blocks.Of(c.Outputs, Math.Max(1, MostSums / (taps * inputs))).Write(w, "n", outputs => WriteSums(w, c, taps, inputs, outputs, each: false)));
        }
    }

    private void WriteSums(KernelWriter w, Channels c, int taps, int inputs, int outputs, bool each)
    {
        (int Tap, int Input, int Output)[] sums =
        [
            .. from t in Enumerable.Range(0, taps)
               from i in Enumerable.Range(0, inputs)
               from o in Enumerable.Range(0, outputs)
               where !each || i == o
               select (t, i, o),
        ];
        string input = each ? "n" : Groups == 1 ? "c" : $"(g * {c.Inputs}) + c";
        string output = Groups == 1 || each ? "n" : $"(g * {c.Outputs}) + n";
        (int allInputs, int allOutputs) = (c.Inputs * Groups, c.Outputs * Groups);
        using (w.ForSamples())
        {
            foreach ((int t, int i, int o) in sums)
            {
                w.Line($"V g{t}_{i}_{o} = V.Zero;");
            }

            using (ConvolutionKernelGradient.Positions(w, Window.Rows, "i"))
            {
                string j = Window.Columns.Before > 0 ? "j0" : "0";
                string source = $"((({ConvolutionKernelGradient.Under(Window.Rows, "i", "ky")}) * {Window.Columns.Input}) + {ConvolutionKernelGradient.Under(Window.Columns, j, "kx")})";
                w.Line($"ref {w.Element} xs = ref Unsafe.Add(ref x, ((({source} * {allInputs}) + {input}) * S) + s);");
                w.Line($"ref {w.Element} dzs = ref Unsafe.Add(ref dz, (((((i * {Window.Columns.Output}) + {j}) * {allOutputs}) + {output}) * S) + s);");
                using (ConvolutionKernelGradient.Positions(w, Window.Columns, "j"))
                {
                    WriteTerms(w, sums, allInputs);
                    w.Line($"xs = ref Unsafe.Add(ref xs, {Window.Columns.Stride * allInputs} * S);");
                    w.Line($"dzs = ref Unsafe.Add(ref dzs, {allOutputs} * S);");
                }
            }

            string row = Window.Rows.Kernel == 1 ? "kx" : $"(ky * {Window.Columns.Kernel}) + kx";
            w.Blank();
            w.Line($"ref {w.Element} Gs = ref Unsafe.Add(ref G, ((((({row}) * {c.Inputs}) + {(each ? "0" : "c")}) * {allOutputs}) + {output}) * S + s);");
            foreach ((int t, int i, int o) in sums)
            {
                long at = ((((long)t * c.Inputs) + (each ? 0 : i)) * allOutputs) + o;
                w.Line($"V.Store(g{t}_{i}_{o}, ref Gs, {KernelWriter.Times("S", at)});");
            }
        }
    }

    private void WriteTerms(KernelWriter w, (int Tap, int Input, int Output)[] sums, int allInputs)
    {
        foreach (int o in sums.Select(s => s.Output).Distinct())
        {
            w.Line($"V d{o} = V.Load(ref dzs, {KernelWriter.Times("S", o)});");
        }

        foreach (IGrouping<(int Tap, int Input), (int Tap, int Input, int Output)> term in sums.GroupBy(s => (s.Tap, s.Input)))
        {
            (int t, int i) = term.Key;
            long at = ((long)t * Window.Columns.Dilation * allInputs) + i;
            w.Line($"V x{t}_{i} = V.Load(ref xs, {KernelWriter.Times("S", at)});");
            foreach ((_, _, int o) in term)
            {
                w.Line($"g{t}_{i}_{o} = V.MultiplyAdd(x{t}_{i}, d{o}, g{t}_{i}_{o});");
            }
        }
    }
}
