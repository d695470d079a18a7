using System.Runtime.CompilerServices;

namespace Backprop.Runtime;

// How a batch is cut and shared out.
internal sealed partial class Execution<T>
{
    private int segments = 1;
    private ShardPlan plan;
    private int threads;
    private int participants;
    private bool sideBySide;

    /// <summary>The blocks that hold the batch's gradients when its shards have run.</summary>
    private int GradientBlocks => 1 + BlockOf(plan.Shards - 1);

    /// <summary>How the batch is run; its many divisions are done once for all batches that are alike.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Plan(Operation what, int most)
    {
        NetworkDescription description = network.Description;
        operation = what;
        threads = most;
        plan = NeedsGradients ? ShardPlan.ForTraining(description, Batch.Count) : ShardPlan.ForPrediction(description, Batch.Count);
        segments = SegmentsOf(description);
        participants = operation == Operation.Diagnose ? 1 : plan.Threads(description, most, segments);

        // A segment adds to the gradients of some weights only: a block that is added to the sum must wait for the last one.
        sideBySide = participants > 1 || (segments > 1 && !plan.ShardsAreTiles);
    }

    /// <summary>The gradient block of a shard: its own where shards run side by side, else the sum's or one that is added to it.</summary>
    private int BlockOf(int shard) =>
        !NeedsGradients ? 0
        : sideBySide ? shard
        : plan.ShardsAreTiles ? 0
        : Math.Min(shard, 1);

    /// <summary>
    /// The sample that a thread reads behind a shard that ends with sample <paramref name="end"/>: the next shard's first, or, behind its last shard, that
    /// of its first one in the next batch.
    /// </summary>
    private int FirstBehind(int shard, int participant, int end)
    {
        bool isLast = participants > 1 && shard + 1 == ShardRunner.FirstItem(plan.Shards, participant + 1, participants);
        return isLast ? Batch.Count + plan.First(ShardRunner.FirstItem(plan.Shards, participant, participants)) : end;
    }

    private int SegmentsOf(NetworkDescription description) => operation switch
    {
        Operation.Train or Operation.Diagnose => description.TrainingSegments,
        Operation.Backpropagate => description.BackpropagationSegments,
        Operation.Forward => description.ForwardSegments,
        _ => 1,
    };
}
