using Backprop.Gen.Operations;

namespace Backprop.RandomNetworks.Interpretation;

/// <summary>Convolution and pooling: every window is walked tap by tap, and a tap in the padding is skipped.</summary>
internal static class WindowSemantics
{
    /// <summary>z[p, n] = Σ_t Σ_c x[under(p, t), c] W[t, c, n] + b[n], then the formula that planning may have folded in.</summary>
    public static void Convolution(Convolution operation, NodeEvaluation e)
    {
        double[] x = e.Inputs[0], W = e.Inputs[1];
        for (int i = 0; operation.HasBias && i < e.Output.Length; i++)
        {
            e.Output[i] = e.Inputs[2][i % e.OutputShape.Last];
        }

        WalkPairs(operation.Window, operation.Groups, e.InputShapes[0].Last, e.OutputShape.Last, (from, to, weight) => e.Output[to] += x[from] * W[weight]);
        DenseSemantics.Finish(operation.Epilogue, e, operation.HasBias ? 3 : 2);
    }

    /// <summary>dx[under(p, t), c] += dz[p, n] W[t, c, n].</summary>
    public static void InputGradient(ConvolutionInputGradient operation, NodeEvaluation e)
    {
        double[] dz = e.Inputs[0], W = e.Inputs[1];
        WalkPairs(operation.Window, operation.Groups, e.OutputShape.Last, e.InputShapes[0].Last, (from, to, weight) => e.Output[from] += dz[to] * W[weight]);
        DenseSemantics.Finish(operation.Epilogue, e, 2);
    }

    /// <summary>z[q, n] = Σ_t Σ_c x[p, c] W[t, n, c] + b[n] over the p and t that meet at q: an input gradient that is a layer.</summary>
    public static void Transposed(TransposedConvolution operation, NodeEvaluation e)
    {
        double[] x = e.Inputs[0], W = e.Inputs[1];
        for (int i = 0; operation.HasBias && i < e.Output.Length; i++)
        {
            e.Output[i] = e.Inputs[2][i % e.OutputShape.Last];
        }

        WalkPairs(operation.Window, 1, e.OutputShape.Last, e.InputShapes[0].Last, (from, to, weight) => e.Output[from] += x[to] * W[weight]);
        DenseSemantics.Finish(operation.Epilogue, e, operation.HasBias ? 3 : 2);
    }

    /// <summary>dW[t, c, n] += x[under(p, t), c] dz[p, n].</summary>
    public static void KernelGradient(Window window, int groups, NodeEvaluation e)
    {
        double[] x = e.Inputs[0], dz = e.Inputs[1];
        WalkPairs(window, groups, e.InputShapes[0].Last, e.InputShapes[1].Last, (from, to, weight) => e.Output[weight] += x[from] * dz[to]);
    }

    public static void MaxPool(MaxPool operation, NodeEvaluation e)
    {
        Array.Fill(e.Output, double.NegativeInfinity);
        Walk(operation.Window, e.OutputShape.Last, (from, to, _) => e.Output[to] = Math.Max(e.Output[to], e.Inputs[0][from]));
    }

    /// <summary>The number of the tap with the first largest element.</summary>
    public static void MaxPoolPositions(MaxPoolPositions operation, NodeEvaluation e)
    {
        double[] largest = new double[e.Output.Length];
        Array.Fill(largest, double.NegativeInfinity);
        Walk(operation.Window, e.OutputShape.Last, (from, to, tap) =>
        {
            if (e.Inputs[0][from] > largest[to])
            {
                (largest[to], e.Output[to]) = (e.Inputs[0][from], tap);
            }
        });
    }

    /// <summary>
    /// For each window the tap that wins, and how far behind the next smaller element is, relative to it where it is large. Elements that equal the largest do not
    /// count: they are the same constant, as a rectifier makes it.
    /// </summary>
    public static IEnumerable<(int Tap, double Margin)> Winners(MaxPool operation, NodeEvaluation e)
    {
        int[] taps = new int[e.Output.Length];
        double[] seconds = new double[e.Output.Length];
        Array.Fill(taps, -1);
        Array.Fill(seconds, double.NegativeInfinity);
        Walk(operation.Window, e.OutputShape.Last, (from, to, tap) =>
        {
            double x = e.Inputs[0][from];
            if (x < e.Output[to])
            {
                seconds[to] = Math.Max(seconds[to], x);
            }
            else if (taps[to] < 0)
            {
                taps[to] = tap;
            }
        });
        return taps.Select((tap, to) => (tap, double.IsNegativeInfinity(seconds[to])
            ? double.PositiveInfinity
            : (e.Output[to] - seconds[to]) / Math.Max(1, Math.Abs(e.Output[to]))));
    }

    public static void MaxPoolGradient(MaxPoolGradient operation, NodeEvaluation e)
    {
        Walk(operation.Window, e.OutputShape.Last, (from, to, tap) => e.Output[from] += e.Inputs[1][to] == tap ? e.Inputs[0][to] : 0);
        DenseSemantics.Finish(operation.Epilogue, e, 2);
    }

    public static void AveragePool(AveragePool operation, NodeEvaluation e)
    {
        int[] counts = Counts(operation.Window, e.OutputShape.Last, e.Output.Length);
        Walk(operation.Window, e.OutputShape.Last, (from, to, _) => e.Output[to] += e.Inputs[0][from] / counts[to]);
    }

    public static void AveragePoolGradient(AveragePoolGradient operation, NodeEvaluation e)
    {
        int[] counts = Counts(operation.Window, e.OutputShape.Last, e.Inputs[0].Length);
        Walk(operation.Window, e.OutputShape.Last, (from, to, _) => e.Output[from] += e.Inputs[0][to] / counts[to]);
        DenseSemantics.Finish(operation.Epilogue, e, 1);
    }

    /// <summary>y[n] = Σ_p x[p, n].</summary>
    public static void PositionSum(NodeEvaluation e)
    {
        for (int i = 0; i < e.Inputs[0].Length; i++)
        {
            e.Output[i % e.Output.Length] += e.Inputs[0][i];
        }
    }

    private static int[] Counts(Window window, int channels, int outputs)
    {
        int[] counts = new int[outputs];
        Walk(window, channels, (_, to, _) => counts[to]++);
        return counts;
    }

    /// <summary>Every element that a window sees in its own channel: index in the input, index in the output, number of the tap.</summary>
    private static void Walk(Window window, int channels, Action<int, int, int> visit) => WalkPositions(window, (from, to, tap) =>
    {
        for (int c = 0; c < channels; c++)
        {
            visit((from * channels) + c, (to * channels) + c, tap);
        }
    });

    /// <summary>Every pair of input and output channel under every tap: index in the input, in the output, in the kernel.</summary>
    private static void WalkPairs(Window window, int groups, int inputs, int outputs, Action<int, int, int> visit) => WalkPositions(window, (from, to, tap) =>
    {
        (int own, int made) = (inputs / groups, outputs / groups);
        for (int n = 0; n < outputs; n++)
        {
            for (int c = 0; c < own; c++)
            {
                visit((from * inputs) + (n / made * own) + c, (to * outputs) + n, (((tap * own) + c) * outputs) + n);
            }
        }
    });

    private static void WalkPositions(Window window, Action<int, int, int> visit)
    {
        (WindowAxis rows, WindowAxis columns) = (window.Rows, window.Columns);
        for (int to = 0; to < rows.Output * columns.Output; to++)
        {
            for (int tap = 0; tap < window.Taps; tap++)
            {
                int row = Under(rows, to / columns.Output, tap / columns.Kernel);
                int column = Under(columns, to % columns.Output, tap % columns.Kernel);
                if (row >= 0 && row < rows.Input && column >= 0 && column < columns.Input)
                {
                    visit((row * columns.Input) + column, to, tap);
                }
            }
        }
    }

    private static int Under(WindowAxis axis, int position, int tap) => (position * axis.Stride) - axis.Before + (tap * axis.Dilation);
}
