using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>The run of a network with elements of type <typeparamref name="T"/>.</summary>
internal sealed class NetworkRun<T>(Network<T> network, LayerGradients<T> gradients, string[] names, MetricGoal[] goals) : TrainingRun(names, goals)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override double LearningRate
    {
        get => double.CreateChecked(network.LearningRate);
        set => network.LearningRate = T.CreateChecked(value);
    }

    public override WeightSnapshot CreateSnapshot() => new Snapshot(network);

    public override void SaveWeights(string path) => network.Save(path);

    /// <summary>Where the run goes on; where it begins, if nothing was loaded.</summary>
    public TrainingPosition Position { get; set; }

    public override void SaveCheckpoint(string path, bool epochIsDone) =>
        network.WriteCheckpoint(path, epochIsDone ? new(Epoch, 0) : new(Math.Max(0, Epoch - 1), Step));

    public override void ResumeFrom(string path) => Position = network.ReadCheckpoint(path);

    public override bool AveragedWeightsAreInPlace => network.AveragedWeightsAreInPlace;

    public override void SwapAveragedWeights() => network.SwapAveragedWeights();

    /// <summary>At the end of training the moving average of the weights, where there is one, replaces them.</summary>
    public void AdoptAveragedWeights() => network.AdoptAveragedWeights();

    internal override ReadOnlySpan<double> GradientNorms => gradients.Norms;

    internal override IReadOnlyList<ParameterDescription> Tensors => network.Description.Parameters;

    internal override void Look(ParameterDescription tensor, bool gradient, WeightHistogram histogram) =>
        histogram.Take<T>((gradient ? network.Gradients : network.Parameters).Span.Slice(tensor.Offset, tensor.Length));

    private sealed class Snapshot(Network<T> network) : WeightSnapshot
    {
        private T[]? copy;

        public override void Take()
        {
            copy ??= new T[network.Parameters.Span.Length];
            network.Parameters.Span.CopyTo(copy);
            IsTaken = true;
        }

        public override void Restore()
        {
            if (copy is null)
            {
                throw new InvalidOperationException("There is no copy of the weights to put back; call Take before.");
            }

            copy.CopyTo(network.Parameters.Span);
        }
    }
}
