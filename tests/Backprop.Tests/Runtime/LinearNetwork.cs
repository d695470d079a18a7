using System.Numerics;
using System.Runtime.CompilerServices;
using Backprop.Runtime;

namespace Backprop.Tests.Runtime;

/// <summary>
/// What the generator would write for one dense layer, by hand and without vectors: z = x·W + b, either mean squared error on values or
/// softmax cross-entropy on labels, dropout on x, plain gradient descent.
/// </summary>
internal sealed class LinearNetwork<T> : Network<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int n;
    private readonly int m;
    private readonly bool labels;
    private readonly double dropout;
    private readonly int bias;

    public LinearNetwork(int inputs, int outputs, bool labels = false, double dropout = 0, int tileSize = 16, ulong seed = 1, double learningRate = 0.1)
        : base(Describe(inputs, outputs, labels, tileSize, learningRate), seed)
    {
        n = inputs;
        m = outputs;
        this.labels = labels;
        this.dropout = dropout;
        bias = Up(n * m);

        // Weights with a pattern of their own: these tests are about training, not about initializers.
        for (int i = 0; i < n * m; i++)
        {
            Parameters["dense.kernel"].Span[i] = T.CreateChecked((((i * 7) % 11) - 5) / 10.0);
        }
    }

    /// <summary>Called before a tile is trained, on the thread that runs it.</summary>
    public TileObserver? OnTrainTile { get; set; }

    public delegate void TileObserver(Batch<T> batch, int first, int count, Worker<T> worker);

    public double TrainOnBatch(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> sampleWeights = default)
    {
        var batch = new BatchArguments<T>();
        batch.Input(0, x);
        batch.Target(0, y);
        batch.SampleWeights(sampleWeights);
        return TrainOnBatchCore(batch);
    }

    public double TrainOnBatch(ReadOnlySpan<T> x, ReadOnlySpan<int> y)
    {
        var batch = new BatchArguments<T>();
        batch.Input(0, x);
        batch.Labels(0, y);
        return TrainOnBatchCore(batch);
    }

    public double ComputeGradients(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
    {
        var batch = new BatchArguments<T>();
        batch.Input(0, x);
        batch.Target(0, y);
        return ComputeGradientsCore(batch);
    }

    public double Evaluate(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> outputs)
    {
        var batch = new BatchArguments<T>();
        batch.Input(0, x);
        batch.Target(0, y);
        batch.Output(0, outputs);
        return EvaluateBatchCore(batch);
    }

    public void Forward(ReadOnlySpan<T> x, Span<T> outputs)
    {
        var batch = new BatchArguments<T>();
        batch.Input(0, x);
        batch.Output(0, outputs);
        ForwardCore(batch);
    }

    public void Backward(ReadOnlySpan<T> x, ReadOnlySpan<T> outputGradient)
    {
        var batch = new BatchArguments<T>();
        batch.Input(0, x);
        batch.OutputGradient(0, outputGradient);
        BackpropagateCore(batch);
    }

    public void Predict(ReadOnlySpan<T> x, Span<T> outputs)
    {
        var batch = new BatchArguments<T>();
        batch.Input(0, x);
        batch.Output(0, outputs);
        PredictBatchCore(batch);
    }

    public int BorrowedWorkspaceLength()
    {
        AlignedBlock<T> workspace = RentSampleWorkspace(n + m);
        ReturnSampleWorkspace(workspace);
        return workspace.Length;
    }

    protected internal override void TrainTile(Batch<T> batch, int first, int count, Worker<T> worker)
    {
        OnTrainTile?.Invoke(batch, first, count, worker);
        Run(batch, first, count, worker, training: true, loss: true, backward: true);
    }

    protected internal override void BackpropagateTile(Batch<T> batch, int first, int count, Worker<T> worker) =>
        Run(batch, first, count, worker, training: true, loss: false, backward: true);

    protected internal override void ForwardTile(Batch<T> batch, int first, int count, Worker<T> worker) =>
        Run(batch, first, count, worker, training: true, loss: false, backward: false);

    protected internal override void PredictTile(Batch<T> batch, int first, int count, Worker<T> worker) =>
        Run(batch, first, count, worker, training: false, loss: batch.HasTargets, backward: false);

    protected internal override void UpdateParameters(
        ref T parameters, ref T gradients, ref T slots, int from, int to, long iteration, T learningRate)
    {
        for (int i = from; i < to; i++)
        {
            Unsafe.Add(ref parameters, i) -= learningRate * Unsafe.Add(ref gradients, i);
            Unsafe.Add(ref slots, i) = T.CreateChecked(iteration);
        }
    }

    private static int Up(int length) => (length + 15) / 16 * 16;

    private static NetworkDescription Describe(int n, int m, bool labels, int tileSize, double learningRate)
    {
        int bias = Up(n * m);
        return new()
        {
            Name = "Linear",
            Summary = "dense [m]",
            TileSize = tileSize,
            TrainingRows = (2 * n) + (3 * m) + 3,
            InferenceRows = (2 * n) + (3 * m) + 3,
            ParameterLength = bias + Up(m),
            TrainableLength = bias + Up(m),
            SlotCount = 1,
            Slots = [new("count", 0.5)],
            LearningRate = learningRate,
            MultiplyAdds = n * m,
            Parameters =
            [
                new("dense.kernel", [n, m], 0, n * m, true, new(InitializerKind.Zeros)),
                new("dense.bias", [m], bias, m, true, new(InitializerKind.Zeros)),
            ],
            Inputs = [new("x", [n], n)],
            Outputs =
            [
                labels
                    ? new("dense", [m], m, TargetKind.Labels, 1, "SparseCategoricalCrossentropy", 1, true)
                    : new("dense", [m], m, TargetKind.Values, m, "MeanSquaredError", 1, false),
            ],
            Layers = [new("dense", "Dense", [m], (n * m) + m, n * m)],
        };
    }

    private void Run(Batch<T> batch, int first, int count, Worker<T> worker, bool training, bool loss, bool backward)
    {
        int S = Up(count);
        ref T x = ref worker.Workspace;
        ref T mask = ref Unsafe.Add(ref x, n * S);
        ref T z = ref Unsafe.Add(ref mask, n * S);
        ref T t = ref Unsafe.Add(ref z, m * S);
        ref T dz = ref Unsafe.Add(ref t, m * S);
        ref T w = ref Unsafe.Add(ref dz, m * S);
        ref T l = ref Unsafe.Add(ref w, S);
        ref T W = ref ParameterData;
        ref T b = ref Unsafe.Add(ref W, bias);

        batch.LoadInput(0, n, first, count, ref x, S);
        if (training && dropout > 0)
        {
            batch.LoadDropoutMask(0, dropout, n, first, count, ref mask, S);
            for (int i = 0; i < n * S; i++)
            {
                Unsafe.Add(ref x, i) *= Unsafe.Add(ref mask, i);
            }
        }

        for (int j = 0; j < m; j++)
        {
            for (int s = 0; s < S; s++)
            {
                T sum = Unsafe.Add(ref b, j);
                for (int i = 0; i < n; i++)
                {
                    sum += Unsafe.Add(ref x, (i * S) + s) * Unsafe.Add(ref W, (i * m) + j);
                }

                Unsafe.Add(ref z, (j * S) + s) = sum;
            }
        }

        if (worker.Watching)
        {
            worker.Watch("dense", ref z, m, S, count);
        }

        batch.StoreOutput(0, m, first, count, ref z, S);
        if (loss)
        {
            batch.LoadWeights(first, count, ref w, S);
            batch.LoadTarget(0, labels ? 1 : m, labels ? m : 0, first, count, ref t, S);
            for (int s = 0; s < S; s++)
            {
                Unsafe.Add(ref l, s) = labels
                    ? CrossEntropy(ref Unsafe.Add(ref z, s), Unsafe.Add(ref t, s), Unsafe.Add(ref w, s), ref Unsafe.Add(ref dz, s), S, s < count)
                    : SquaredError(ref Unsafe.Add(ref z, s), ref Unsafe.Add(ref t, s), Unsafe.Add(ref w, s), ref Unsafe.Add(ref dz, s), S);
            }

            worker.AddLoss(0, ref l, ref w, count);
        }
        else if (backward)
        {
            batch.LoadOutputGradient(0, m, first, count, ref dz, S);
        }

        if (backward)
        {
            AddGradients(ref x, ref dz, ref worker.Gradients, S);
        }
    }

    private T SquaredError(ref T z, ref T t, T weight, ref T dz, int S)
    {
        T sum = T.Zero;
        for (int j = 0; j < m; j++)
        {
            T difference = Unsafe.Add(ref z, j * S) - Unsafe.Add(ref t, j * S);
            sum += difference * difference;
            Unsafe.Add(ref dz, j * S) = weight * T.CreateChecked(2.0 / m) * difference;
        }

        return sum / T.CreateChecked(m);
    }

    private T CrossEntropy(ref T z, T label, T weight, ref T dz, int S, bool real)
    {
        T sum = T.Zero;
        for (int j = 0; j < m; j++)
        {
            sum += T.Exp(Unsafe.Add(ref z, j * S));
        }

        int y = real ? int.CreateTruncating(label) : 0;
        for (int j = 0; j < m; j++)
        {
            Unsafe.Add(ref dz, j * S) = weight * ((T.Exp(Unsafe.Add(ref z, j * S)) / sum) - (j == y ? T.One : T.Zero));
        }

        return T.Log(sum) - Unsafe.Add(ref z, y * S);
    }

    private void AddGradients(ref T x, ref T dz, ref T dW, int S)
    {
        ref T db = ref Unsafe.Add(ref dW, bias);
        for (int j = 0; j < m; j++)
        {
            for (int s = 0; s < S; s++)
            {
                T d = Unsafe.Add(ref dz, (j * S) + s);
                Unsafe.Add(ref db, j) += d;
                for (int i = 0; i < n; i++)
                {
                    Unsafe.Add(ref dW, (i * m) + j) += d * Unsafe.Add(ref x, (i * S) + s);
                }
            }
        }
    }
}
