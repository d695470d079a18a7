using System.Numerics.Tensors;
using Backprop;

/// <summary>Stratified splits, statistics of the data, and tensors as data.</summary>
internal static class Data
{
    public static void Run(float[] images, int[] labels)
    {
        // The input of a sample is its class: 180 of the one, 20 of the other.
        int[] classes = [.. Enumerable.Range(0, 200).Select(i => i % 10 == 3 ? 1 : 0)];
        (DataSet<float> first, DataSet<float> last) = new DataSet<float>([.. classes.Select(c => (float)c)], classes).StratifiedSplit(0.25);
        Console.WriteLine($"stratified {first.Count} {Ones(first)}, {last.Count} {Ones(last)}");

        // 0, 2, 4, 6 have the mean 3 and the variance 5.
        var normalized = new Normalized(seed: 1);
        normalized.Adapt(new DataSet<float>([0, 2, 4, 6], new float[4]));
        Console.WriteLine($"adapted {normalized.Parameters["normalization.mean"].Span[0]} {normalized.Parameters["normalization.variance"].Span[0]}");

        Tensor<float> x = Tensor.Create(images, [240, 8, 8, 1]);
        ReadOnlyTensorSpan<float> xSpan = new(images, [240, 8, 8, 1]);
        ReadOnlyTensorSpan<int> ySpan = new(labels, [240]);
        var one = new Reader(seed: 1);
        var other = new Reader(seed: 1);
        one.Fit(x.ToDataSet(Tensor.Create(labels, [240])), verbosity: Verbosity.None);
        other.Fit(xSpan.ToDataSet(ySpan), verbosity: Verbosity.None);
        Console.WriteLine($"tensors {one.Parameters.Span.SequenceEqual(other.Parameters.Span)}");

        // Every second sample, into every second row.
        float[] scores = new float[120 * 6];
        TensorSpan<float> rows = new(scores, [120, 3], [6, 1]);
        one.Predict(new ReadOnlyTensorSpan<float>(images, [120, 8, 8, 1], [128, 8, 1, 0]), rows);
        Tensor<float> all = one.Predict(x);
        float apart = 0;
        for (int i = 0; i < 120; i++)
        {
            for (int k = 0; k < 3; k++)
            {
                apart = Math.Max(apart, Math.Abs(rows[i, k] - all[2 * i, k]));
            }
        }

        Console.WriteLine($"strided {apart < 1e-5f}, between {scores[3] + scores[4] + scores[5]}");
    }

    private static int Ones(DataSet<float> data) => Enumerable.Range(0, data.Count).Count(i => data.InputOf(i)[0] == 1);
}

[Network, Input(1), Normalization, Dense(1), MeanSquaredError, SGD]
public sealed partial class Normalized;
