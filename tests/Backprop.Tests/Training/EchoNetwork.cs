using System.Runtime.CompilerServices;
using Backprop.Runtime;

namespace Backprop.Tests.Training;

/// <summary>
/// A network whose output number i is its input number i, so that a test decides what it "predicts". An output with values has the loss
/// mean (p − y)², one with labels 1 − p[label]; a test may put other losses in their place. Its only weight counts the steps.
/// </summary>
internal sealed class EchoNetwork : Network<double>
{
    private const int Tile = 16;

    private readonly OutputDescription[] outputs;

    public EchoNetwork(params OutputDescription[] outputs)
        : base(Describe(outputs), seed: 7) => this.outputs = outputs;

    /// <summary>The loss of every sample of a training step, by the number of steps before it.</summary>
    public Func<int, double>? TrainingLoss { get; set; }

    /// <summary>The loss of every sample in prediction mode, by the number of steps before.</summary>
    public Func<int, double>? TestLoss { get; set; }

    public int Steps => (int)Parameters["count.weight"].Span[0];

    public static OutputDescription Values(string name, int size, string loss = "MeanSquaredError", bool logits = false, double weight = 1) =>
        new(name, [size], size, TargetKind.Values, size, loss, weight, logits);

    public static OutputDescription Labels(string name, int classes, int positions = 1, double weight = 1) => new(
        name,
        positions == 1 ? [classes] : [positions, classes],
        positions * classes,
        TargetKind.Labels,
        positions,
        "SparseCategoricalCrossentropy",
        weight,
        true);

    public static OutputDescription Free(string name, int size) => new(name, [size], size, TargetKind.None, 0, null, 0, false);

    protected internal override void TrainTile(Batch<double> batch, int first, int count, Worker<double> worker) =>
        Run(batch, first, count, worker, TrainingLoss, losses: true);

    protected internal override void PredictTile(Batch<double> batch, int first, int count, Worker<double> worker) =>
        Run(batch, first, count, worker, TestLoss, batch.HasTargets);

    protected internal override void BackpropagateTile(Batch<double> batch, int first, int count, Worker<double> worker)
    {
    }

    protected internal override void ForwardTile(Batch<double> batch, int first, int count, Worker<double> worker) =>
        Run(batch, first, count, worker, null, losses: false);

    protected internal override void UpdateParameters(
        ref double parameters, ref double gradients, ref double slots, int from, int to, long iteration, double learningRate) => parameters++;

    private static NetworkDescription Describe(OutputDescription[] outputs)
    {
        int rows = outputs.Sum(output => output.Size + output.TargetSize) + 2;
        return new()
        {
            Name = "Echo",
            Summary = "",
            TileSize = Tile,
            TrainingRows = rows,
            InferenceRows = rows,
            ParameterLength = 16,
            TrainableLength = 16,
            SlotCount = 0,
            Slots = [],
            LearningRate = 0.5,
            MultiplyAdds = 1,
            Parameters = [new("count.weight", [1], 0, 1, true, new(InitializerKind.Zeros))],
            Inputs = [.. outputs.Select(output => new InputDescription($"{output.Name}_in", output.Shape, output.Size))],
            Outputs = outputs,
            Layers = [],
        };
    }

    private void Run(Batch<double> batch, int first, int count, Worker<double> worker, Func<int, double>? script, bool losses)
    {
        ref double weight = ref worker.Workspace;
        ref double loss = ref Unsafe.Add(ref weight, Tile);
        ref double next = ref Unsafe.Add(ref loss, Tile);
        batch.LoadWeights(first, count, ref weight, Tile);
        for (int o = 0; o < outputs.Length; o++)
        {
            OutputDescription output = outputs[o];
            ref double p = ref next;
            ref double t = ref Unsafe.Add(ref p, output.Size * Tile);
            next = ref Unsafe.Add(ref t, output.TargetSize * Tile);
            batch.LoadInput(o, output.Size, first, count, ref p, Tile);
            batch.StoreOutput(o, output.Size, first, count, ref p, Tile);
            if (!losses || output.Target == TargetKind.None)
            {
                continue;
            }

            int classes = output.Target == TargetKind.Labels ? output.Size / output.TargetSize : 0;
            batch.LoadTarget(o, output.TargetSize, classes, first, count, ref t, Tile);
            for (int s = 0; s < count; s++)
            {
                Unsafe.Add(ref loss, s) = script?.Invoke(Steps) ?? LossOf(output, classes, ref Unsafe.Add(ref p, s), ref Unsafe.Add(ref t, s));
            }

            worker.AddLoss(o, ref loss, ref weight, count);
        }
    }

    private static double LossOf(OutputDescription output, int classes, ref double p, ref double t)
    {
        double sum = 0;
        for (int i = 0; i < output.TargetSize; i++)
        {
            double y = Unsafe.Add(ref t, i * Tile);
            sum += classes > 0
                ? 1 - Unsafe.Add(ref p, ((i * classes) + (int)y) * Tile)
                : Math.Pow(Unsafe.Add(ref p, i * Tile) - y, 2);
        }

        return sum / output.TargetSize;
    }
}
