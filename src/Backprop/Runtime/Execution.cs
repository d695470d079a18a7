using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop.Runtime;

/// <summary>
/// Runs a bound batch through a network: shard by shard on one thread, or the shards side by side.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed partial class Execution<T> : IShardedWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network<T> network;
    private readonly double[] shardLosses;
    private readonly PartialStatistics<T> parts;
    private readonly StepCompletion<T> completion;
    private Operation operation;
    private int segment;

    public Execution(Network<T> network, AlignedBlock<T> gradients)
    {
        this.network = network;
        this.gradients[0] = gradients;
        Losses = new double[network.Description.Outputs.Count + 1];
        shardLosses = new double[ShardPlan.MaxShards * Losses.Length];
        parts = new(network.Description.Statistics, network.Statistics.Block);
        completion = new(network, this.gradients);
    }

    /// <summary>The batch to run.</summary>
    public Batch<T> Batch { get; } = new();

    /// <summary>Each output's loss of the last batch, not multiplied by its loss weight, and behind them what layers have added to the total.</summary>
    public double[] Losses { get; }

    /// <summary>What <see cref="Operation.Diagnose"/> found: the first layer with a NaN or an infinity.</summary>
    public string? BadLayer { get; private set; }

    /// <summary>What <see cref="Operation.Diagnose"/> found: the first input and sample with a NaN or an infinity.</summary>
    public string? BadInput { get; private set; }

    private bool NeedsGradients
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => operation is Operation.Train or Operation.Backpropagate or Operation.Diagnose;
    }

    private bool NeedsLosses
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => operation is Operation.Train or Operation.Evaluate;
    }

    /// <summary>Runs the bound batch; losses end up in <see cref="Losses"/>, gradients in the shards' blocks until <see cref="Finish"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(Operation what, int most)
    {
        if (what != operation || most != threads || Batch.Count != plan.Samples)
        {
            Plan(what, most);
        }

        Provide();
        shardLosses.AsSpan().Clear();
        if (operation == Operation.Diagnose)
        {
            Diagnose();
        }
        else
        {
            RunSegments();
        }

        if (NeedsLosses)
        {
            AddLosses();
        }
    }

    /// <summary>Adds the shards' gradients up in the network's block, and takes the optimizer step if there is one to take.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Finish(OptimizerStep<T>? step)
    {
        completion.Run(GradientBlocks, threads, operation == Operation.Train ? network.Penalties : null, step);
    }

    /// <inheritdoc/>
    public void RunItem(int item, int participant) => RunShard(item, participant);

    private void Diagnose()
    {
        BadInput = null;
        for (int i = 0; i < network.Description.Inputs.Count && BadInput is null; i++)
        {
            InputDescription input = network.Description.Inputs[i];
            int sample = Batch.FindBadSample(i, input.Size);
            BadInput = sample < 0 ? null : $"sample {sample} of input '{input.Name}'";
        }

        Worker<T> worker = workers[0]!;
        worker.StartWatching();
        try
        {
            for (segment = 0; segment < segments && worker.FirstBadLayer is null; segment++)
            {
                for (int shard = 0; shard < plan.Shards && worker.FirstBadLayer is null; shard++)
                {
                    RunShard(shard, 0);
                }

                parts.Merge();
            }

            BadLayer = worker.FirstBadLayer;
        }
        finally
        {
            worker.StopWatching();
        }
    }

    /// <summary>All tiles run a segment before any begins the next one; in between, what they gave to statistics is merged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunSegments()
    {
        for (segment = 0; segment < segments; segment++)
        {
            if (participants > 1)
            {
                ShardRunner.Shared.Run(this, plan.Shards, participants);
            }
            else
            {
                RunInSequence();
            }

            parts.Merge();
        }

        if (segments > 1)
        {
            network.Statistics.Complete();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunInSequence()
    {
        for (int shard = 0; shard < plan.Shards; shard++)
        {
            RunShard(shard, 0);
            int block = BlockOf(shard);
            if (block > 0 && shard + 1 < plan.Shards && BlockOf(shard + 1) == block)
            {
                // The next shard needs the block; the last one's is left to Finish, which reads the sum again at once. Element for element the same order
                // as the parallel sum: ((g0 + g1) + g2) + …
                Accumulation.Add(gradients[0]!.Span, gradients[1]!.Span);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunShard(int shard, int participant)
    {
        Worker<T> worker = workers[participant]!;
        int block = BlockOf(shard);
        worker.Begin(gradients[block]!, NeedsGradients, fresh: shard == 0 || block > 0, network.Description.WritesAllGradients, segment);
        int tile = shard * plan.TilesPerShard;
        int end = plan.First(shard + 1);
        int behind = FirstBehind(shard, participant, end);
        for (int first = plan.First(shard); first < end; first += plan.TileSize)
        {
            int count = Math.Min(plan.TileSize, end - first);
            if (segments > 1)
            {
                worker.BeginTile(tile, tiles[tile]);
                tile++;
            }
            else
            {
                worker.Ahead.Begin(Batch, first + plan.TileSize < end ? first + plan.TileSize : behind, plan.TileSize);
            }

            switch (operation)
            {
                case Operation.Train or Operation.Diagnose:
                    network.TrainTile(Batch, first, count, worker);
                    break;
                case Operation.Backpropagate:
                    network.BackpropagateTile(Batch, first, count, worker);
                    break;
                case Operation.Forward:
                    network.ForwardTile(Batch, first, count, worker);
                    break;
                default:
                    network.PredictTile(Batch, first, count, worker);
                    break;
            }

            worker.EndTile();
        }

        // Losses are computed in one of the segments.
        for (int o = 0; o < Losses.Length; o++)
        {
            shardLosses[(shard * Losses.Length) + o] += worker.Losses[o];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddLosses()
    {
        Losses.AsSpan().Clear();
        for (int shard = 0; shard < plan.Shards; shard++)
        {
            for (int o = 0; o < Losses.Length; o++)
            {
                Losses[o] += shardLosses[(shard * Losses.Length) + o];
            }
        }
    }
}
