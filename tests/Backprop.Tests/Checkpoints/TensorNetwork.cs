using System.Numerics;
using Backprop.Runtime;

namespace Backprop.Tests.Checkpoints;

/// <summary>A network that has tensors and nothing else.</summary>
internal sealed class TensorNetwork<T> : Network<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public TensorNetwork(params (string Name, int[] Shape)[] tensors)
        : base(Describe(tensors), seed: 1)
    {
        for (int i = 0; i < Parameters.Count; i++)
        {
            for (int j = 0; j < Parameters[i].Span.Length; j++)
            {
                Parameters[i].Span[j] = T.CreateChecked(i + 1 + (j / 64.0));
            }
        }
    }

    protected internal override void TrainTile(Batch<T> batch, int first, int count, Worker<T> worker) => throw new NotSupportedException();

    protected internal override void PredictTile(Batch<T> batch, int first, int count, Worker<T> worker) => throw new NotSupportedException();

    protected internal override void ForwardTile(Batch<T> batch, int first, int count, Worker<T> worker) => throw new NotSupportedException();

    protected internal override void BackpropagateTile(Batch<T> batch, int first, int count, Worker<T> worker) => throw new NotSupportedException();

    protected internal override void UpdateParameters(
        ref T parameters, ref T gradients, ref T slots, int from, int to, long iteration, T learningRate) => throw new NotSupportedException();

    private static NetworkDescription Describe((string Name, int[] Shape)[] tensors)
    {
        var parameters = new List<ParameterDescription>();
        int offset = 0;
        foreach ((string name, int[] shape) in tensors)
        {
            int length = shape.Aggregate(1, (product, size) => product * size);
            parameters.Add(new(name, shape, offset, length, true, new(InitializerKind.Zeros)));
            offset += (length + 15) / 16 * 16;
        }

        return new()
        {
            Name = "Tensors",
            Summary = "",
            TileSize = 16,
            TrainingRows = 1,
            InferenceRows = 1,
            ParameterLength = offset,
            TrainableLength = offset,
            SlotCount = 0,
            Slots = [],
            LearningRate = 1,
            MultiplyAdds = 1,
            Parameters = parameters,
            Inputs = [new("x", [1], 1)],
            Outputs = [new("y", [1], 1, TargetKind.None, 0, null, 0, false)],
            Layers = [],
        };
    }
}
