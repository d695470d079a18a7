using System.Numerics;
using Backprop.Gen.Graph;
using Backprop.RandomNetworks.Checking;
using Backprop.RandomNetworks.Interpretation;
using Backprop.Runtime;

namespace Backprop.RandomNetworks.Driving;

/// <summary>A generated network with the weights and the batch of a subject, converted to its element type.</summary>
internal sealed class GeneratedNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkDriver<T> driver;
    private readonly NetworkSubject subject;
    private readonly string[] names;
    private readonly DriverBatch<T> batch;
    private readonly T[][] outputGradients;

    /// <param name="driver">The network.</param>
    /// <param name="subject">What it is run on.</param>
    /// <param name="graph">Its own graph, for the names of its weights: blocks are called after classes, which differ between the precisions.</param>
    public GeneratedNetwork(NetworkDriver<T> driver, NetworkSubject subject, NetworkGraph graph)
    {
        this.driver = driver;
        this.subject = subject;
        names = [.. graph.Parameters.Select(p => p.Name)];
        SampleBatch source = subject.Batch;
        bool Labels(int o) => graph.Outputs[o].Loss is { Labels: true };
        batch = new DriverBatch<T>(
            [.. source.Inputs.Select(Convert)],
            [.. source.Targets.Select((t, o) => t is null || Labels(o) ? [] : Convert(t))],
            [.. source.Targets.Select((t, o) => t is not null && Labels(o) ? [.. t.Select(x => (int)x)] : Array.Empty<int>())],
            source.Weights is { } weights ? Convert(weights) : null);
        outputGradients = [.. source.OutputGradients.Select(Convert)];
        Outputs = [.. source.OutputGradients.Select(g => new T[g.Length])];
    }

    public Network<T> Network => driver.Network;

    /// <summary>What the last <see cref="Predict"/> or <see cref="Forward"/> gave, by output.</summary>
    public T[][] Outputs { get; }

    /// <summary>Copies the subject's weights into the network.</summary>
    public void LoadParameters()
    {
        for (int p = 0; p < subject.Parameters.Length; p++)
        {
            Span<T> span = Network.Parameters[names[p]].Span;
            double[] from = subject.Parameters[p];
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = T.CreateChecked(from[i]);
            }
        }
    }

    /// <summary>The tensors of the parameter block, in the graph's order.</summary>
    public double[][] Parameters() => Read(Network.Parameters);

    /// <summary>The tensors of the gradient block, in the graph's order.</summary>
    public double[][] Gradients() => Read(Network.Gradients);

    public double TrainOnBatch() => driver.TrainOnBatch(batch);

    public double TestOnBatch() => driver.TestOnBatch(batch);

    public double ComputeGradients() => driver.ComputeGradients(batch);

    public void Predict() => driver.Predict(batch.Inputs, Outputs);

    public void Forward() => driver.Forward(batch.Inputs, Outputs);

    public void Backward() => driver.Backward(batch.Inputs, outputGradients);

    /// <summary>Predicts sample by sample, each in a call of its own.</summary>
    public void PredictOneByOne()
    {
        for (int s = 0; s < subject.Batch.Count; s++)
        {
            PredictPart(s, s + 1);
        }
    }

    /// <summary>Predicts the batch in a few calls of two or more samples each, where it has as many.</summary>
    public void PredictInParts()
    {
        int count = subject.Batch.Count;
        int[] cuts = count < 6 ? [0, count] : [0, 2, 5, count - 3, count];
        foreach ((int from, int to) in cuts.Zip(cuts.Skip(1)).Where(c => c.Second > c.First))
        {
            PredictPart(from, to);
        }
    }

    /// <summary>All results in one array, to compare bits.</summary>
    public T[] AllOutputs() => [.. Outputs.SelectMany(o => o)];

    private void PredictPart(int from, int to)
    {
        T[] Part(T[] all) => all[(from * (all.Length / subject.Batch.Count))..(to * (all.Length / subject.Batch.Count))];
        T[][] outputs = [.. Outputs.Select(Part)];
        driver.Predict([.. batch.Inputs.Select(Part)], outputs);
        for (int o = 0; o < outputs.Length; o++)
        {
            outputs[o].CopyTo(Outputs[o], from * (Outputs[o].Length / subject.Batch.Count));
        }
    }

    private double[][] Read(ParameterBlock<T> block)
    {
        double[][] all = new double[names.Length][];
        for (int p = 0; p < all.Length; p++)
        {
            all[p] = ToDoubles(block[names[p]].Span);
        }

        return all;
    }

    public static double[] ToDoubles(ReadOnlySpan<T> values)
    {
        double[] all = new double[values.Length];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = double.CreateChecked(values[i]);
        }

        return all;
    }

    private static T[] Convert(double[] values) => [.. values.Select(T.CreateChecked)];
}
