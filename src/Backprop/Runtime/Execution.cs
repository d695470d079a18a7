using System.Numerics;

namespace Backprop.Runtime;

/// <summary>
/// Runs a bound batch through a network: shard by shard on one thread, or the shards side by side. All memory is allocated by the first
/// batch of a kind and kept.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class Execution<T> : IShardedWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network<T> network;
    private readonly Worker<T>?[] workers = new Worker<T>?[ShardPlan.MaxShards];
    private readonly AlignedBlock<T>?[] gradients = new AlignedBlock<T>?[ShardPlan.MaxShards];
    private readonly double[] shardLosses;
    private readonly PartialStatistics<T> parts;
    private readonly StepCompletion<T> completion;
    private AlignedBlock<T>[] tiles = [];
    private Operation operation;
    private int segments = 1;
    private int segment;
    private ShardPlan plan;
    private int threads;
    private bool sideBySide;

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

    private bool NeedsGradients => operation is Operation.Train or Operation.Backpropagate or Operation.Diagnose;

    private bool NeedsLosses => operation is Operation.Train or Operation.Evaluate;

    /// <summary>Runs the bound batch; losses end up in <see cref="Losses"/>, gradients in the shards' blocks until <see cref="Finish"/>.</summary>
    public void Run(Operation what, int most)
    {
        NetworkDescription description = network.Description;
        operation = what;
        threads = most;
        plan = NeedsGradients ? ShardPlan.ForTraining(description, Batch.Count) : ShardPlan.ForPrediction(description, Batch.Count);
        segments = SegmentsOf(description);
        int used = operation == Operation.Diagnose ? 1 : plan.Threads(description, most, segments);

        // A segment adds to the gradients of some weights only: a block that is added to the sum must wait for the last one.
        sideBySide = used > 1 || (segments > 1 && !plan.ShardsAreTiles);
        Provide(used);
        Array.Clear(shardLosses);
        if (operation == Operation.Diagnose)
        {
            Diagnose();
        }
        else
        {
            RunSegments(used);
        }

        if (NeedsLosses)
        {
            AddLosses();
        }
    }

    /// <summary>Adds the shards' gradients up in the network's block, and takes the optimizer step if there is one to take.</summary>
    public void Finish(OptimizerStep<T>? step)
    {
        int blocks = sideBySide && NeedsGradients ? plan.Shards : 1;
        completion.Run(blocks, threads, operation == Operation.Train ? network.Penalties : null, step);
    }

    /// <inheritdoc/>
    public void RunItem(int item, int participant) => RunShard(item, workers[participant]!);

    /// <summary>Fills workspaces and the shards' own gradient blocks; the first block is the network's.</summary>
    internal void FillScratch(T value)
    {
        foreach (Worker<T>? worker in workers)
        {
            worker?.WorkspaceBlock.Fill(value);
        }

        foreach (AlignedBlock<T> tile in tiles)
        {
            tile.Fill(value);
        }

        parts.Fill(double.CreateTruncating(value));

        // Between the tensors the blocks hold zeros that nothing writes.
        foreach (AlignedBlock<T>? block in gradients.AsSpan(1))
        {
            foreach (ParameterDescription tensor in network.Description.Parameters.Where(t => t.Trainable))
            {
                block?.Span.Slice(tensor.Offset, tensor.Length).Fill(value);
            }
        }
    }

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
                    RunShard(shard, worker);
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
    private void RunSegments(int used)
    {
        for (segment = 0; segment < segments; segment++)
        {
            if (used > 1)
            {
                ShardRunner.Shared.Run(this, plan.Shards, used);
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

    private void RunInSequence()
    {
        for (int shard = 0; shard < plan.Shards; shard++)
        {
            RunShard(shard, workers[0]!);
            if (shard > 0 && NeedsGradients && !plan.ShardsAreTiles && !sideBySide)
            {
                // Element for element the same order as the parallel sum: ((g0 + g1) + g2) + …
                Accumulation.Add(gradients[0]!.Span, gradients[1]!.Span);
            }
        }
    }

    /// <summary>The gradient block of a shard: its own where shards run side by side, else the sum's or one that is added to it.</summary>
    private int BlockOf(int shard) =>
        !NeedsGradients ? 0
        : sideBySide ? shard
        : plan.ShardsAreTiles ? 0
        : Math.Min(shard, 1);

    private void RunShard(int shard, Worker<T> worker)
    {
        int block = BlockOf(shard);
        worker.Begin(gradients[block]!, NeedsGradients, fresh: shard == 0 || block > 0, network.Description.WritesAllGradients, segment);
        int tile = shard * plan.TilesPerShard;
        int end = plan.First(shard + 1);
        for (int first = plan.First(shard); first < end; first += plan.TileSize)
        {
            int count = Math.Min(plan.TileSize, end - first);
            if (segments > 1)
            {
                worker.BeginTile(tile, tiles[tile]);
                tile++;
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

    private int SegmentsOf(NetworkDescription description) => operation switch
    {
        Operation.Train or Operation.Diagnose => description.TrainingSegments,
        Operation.Backpropagate => description.BackpropagationSegments,
        Operation.Forward => description.ForwardSegments,
        _ => 1,
    };

    private void AddLosses()
    {
        Array.Clear(Losses);
        for (int shard = 0; shard < plan.Shards; shard++)
        {
            for (int o = 0; o < Losses.Length; o++)
            {
                Losses[o] += shardLosses[(shard * Losses.Length) + o];
            }
        }
    }

    /// <summary>A workspace for each tile of the largest batch so far.</summary>
    private void ProvideTiles(int count, int length)
    {
        int known = tiles.Length;
        if (known < count)
        {
            Array.Resize(ref tiles, count);
            for (int i = known; i < count; i++)
            {
                tiles[i] = new(length);
            }
        }

        parts.Begin(count);
    }

    private void Provide(int threads)
    {
        NetworkDescription description = network.Description;
        bool inference = operation is Operation.Predict or Operation.Evaluate;
        int length = checked((inference ? description.InferenceRows : description.TrainingRows) * description.TileSize);
        for (int i = 0; i < threads; i++)
        {
            // With several segments the tiles have workspaces instead.
            int own = segments > 1 ? 0 : length;
            if (workers[i] is not { } worker)
            {
                workers[i] = new(new(own), gradients[0]!, network.Statistics.Block, parts, network.Description.Outputs.Count);
            }
            else if (worker.WorkspaceBlock.Length < own)
            {
                worker.WorkspaceBlock = new(own);
            }
        }

        if (segments > 1)
        {
            ProvideTiles(plan.Shards * plan.TilesPerShard, length);
        }

        if (NeedsGradients)
        {
            int blocks = 1 + BlockOf(plan.Shards - 1);
            for (int i = 1; i < blocks; i++)
            {
                gradients[i] ??= new(description.ParameterLength);
            }
        }
    }
}
