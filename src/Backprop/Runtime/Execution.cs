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
    // A piece takes several times as long as handing it to a thread, also for plain gradient descent.
    private const int Piece = 32 * 1024;

    // From here on the optimizer alone is worth waking threads that slept through a batch.
    private const int ParallelUpdate = 256 * 1024;

    private readonly Network<T> network;
    private readonly Worker<T>?[] workers = new Worker<T>?[ShardPlan.MaxShards];
    private readonly AlignedBlock<T>?[] gradients = new AlignedBlock<T>?[ShardPlan.MaxShards];
    private readonly double[] shardLosses;
    private Operation operation;
    private ShardPlan plan;
    private int threads;
    private bool finishing;
    private bool sideBySide;
    private bool reduces;
    private OptimizerStep<T>? update;

    public Execution(Network<T> network, AlignedBlock<T> gradients)
    {
        this.network = network;
        this.gradients[0] = gradients;
        Losses = new double[network.Description.Outputs.Count + 1];
        shardLosses = new double[ShardPlan.MaxShards * Losses.Length];
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
        finishing = false;
        threads = most;
        plan = NeedsGradients ? ShardPlan.ForTraining(description, Batch.Count) : ShardPlan.ForPrediction(description, Batch.Count);
        int used = operation == Operation.Diagnose ? 1 : plan.Threads(description, most);
        sideBySide = used > 1;
        Provide(used);

        if (operation == Operation.Diagnose)
        {
            Diagnose();
        }
        else if (sideBySide)
        {
            ShardRunner.Shared.Run(this, plan.Shards, used);
        }
        else
        {
            RunInSequence();
        }

        if (NeedsLosses)
        {
            AddLosses();
        }
    }

    /// <summary>
    /// Adds the shards' gradients up in the network's block, and takes the optimizer step if there is one to take: piece by piece, each while it is
    /// in the cache.
    /// </summary>
    public void Finish(OptimizerStep<T>? step)
    {
        reduces = sideBySide && NeedsGradients && plan.Shards > 1;
        finishing = true;
        if (step is { ReadsNorms: true })
        {
            // The norm of the whole gradient is wanted before the first weight changes.
            FinishPieces(null);
            reduces = false;
            step.MeasureNorms(threads);
        }

        FinishPieces(step);
    }

    /// <inheritdoc/>
    public void RunItem(int item, int participant)
    {
        if (!finishing)
        {
            RunShard(item, workers[participant]!);
            return;
        }

        int length = network.Description.ParameterLength;
        int from = Border(item, length);
        int to = Border(item + 1, length);
        for (int shard = 1; reduces && shard < plan.Shards; shard++)
        {
            Accumulation.Add(gradients[0]!.Span[from..to], gradients[shard]!.Span[from..to]);
        }

        update?.Update(from, to);
    }

    private void FinishPieces(OptimizerStep<T>? step)
    {
        update = step;
        int length = network.Description.ParameterLength;
        if (reduces || (step is not null && threads > 1 && length >= ParallelUpdate))
        {
            ShardRunner.Shared.Run(this, Pieces(length), threads);
        }
        else
        {
            step?.Update(0, length);
        }

        update = null;
    }

    /// <summary>Equally many pieces for every thread, each small enough for the cache.</summary>
    private int Pieces(int length) => (length + (Piece * threads) - 1) / (Piece * threads) * threads;

    /// <summary>Where a piece begins: at whole lines of the cache.</summary>
    private int Border(int item, int length) =>
        item == Pieces(length) ? length : (int)((long)length * item / Pieces(length) / 16 * 16);

    /// <summary>Fills workspaces and the shards' own gradient blocks; the first block is the network's.</summary>
    internal void FillScratch(T value)
    {
        foreach (Worker<T>? worker in workers)
        {
            worker?.WorkspaceBlock.Fill(value);
        }

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
            for (int shard = 0; shard < plan.Shards && worker.FirstBadLayer is null; shard++)
            {
                RunShard(shard, worker);
            }

            BadLayer = worker.FirstBadLayer;
        }
        finally
        {
            worker.StopWatching();
        }
    }

    private void RunInSequence()
    {
        for (int shard = 0; shard < plan.Shards; shard++)
        {
            RunShard(shard, workers[0]!);
            if (shard > 0 && NeedsGradients && !plan.ShardsAreTiles)
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
        worker.Begin(gradients[block]!, NeedsGradients, fresh: shard == 0 || block > 0, network.Description.WritesAllGradients);
        int end = plan.First(shard + 1);
        for (int first = plan.First(shard); first < end; first += plan.TileSize)
        {
            int count = Math.Min(plan.TileSize, end - first);
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

        worker.Losses.CopyTo(shardLosses.AsSpan(shard * Losses.Length));
    }

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

    private void Provide(int threads)
    {
        NetworkDescription description = network.Description;
        bool inference = operation is Operation.Predict or Operation.Evaluate;
        int length = checked((inference ? description.InferenceRows : description.TrainingRows) * description.TileSize);
        for (int i = 0; i < threads; i++)
        {
            if (workers[i] is not { } worker)
            {
                workers[i] = new(new(length), gradients[0]!, network.Description.Outputs.Count);
            }
            else if (worker.WorkspaceBlock.Length < length)
            {
                worker.WorkspaceBlock = new(length);
            }
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
