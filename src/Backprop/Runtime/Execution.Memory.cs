using System.Runtime.CompilerServices;

namespace Backprop.Runtime;

// Workspaces and gradient blocks. All memory is allocated by the first batch of a kind and kept.
internal sealed partial class Execution<T>
{
    private readonly Worker<T>?[] workers = new Worker<T>?[ShardPlan.MaxShards];
    private readonly AlignedBlock<T>?[] gradients = new AlignedBlock<T>?[ShardPlan.MaxShards];
    private AlignedBlock<T>[] tiles = [];

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

    /// <summary>What the threads of the batch need.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Provide()
    {
        NetworkDescription description = network.Description;
        bool inference = operation is Operation.Predict or Operation.Evaluate;
        int length = checked((inference ? description.InferenceRows : description.TrainingRows) * description.TileSize);
        for (int i = 0; i < participants; i++)
        {
            // With several segments the tiles have workspaces instead.
            int own = segments > 1 ? 0 : length;
            if (workers[i] is not { } worker || worker.WorkspaceBlock.Length < own)
            {
                ProvideWorker(i, own);
            }
        }

        if (segments > 1)
        {
            ProvideTiles(plan.Shards * plan.TilesPerShard, length);
        }

        if (NeedsGradients)
        {
            for (int i = 1; i < GradientBlocks; i++)
            {
                if (gradients[i] is null)
                {
                    ProvideGradients(i);
                }
            }
        }
    }

    // What allocates is apart: the JIT has then only to optimize what every batch needs.
    private void ProvideWorker(int i, int length)
    {
        if (workers[i] is { } worker)
        {
            worker.WorkspaceBlock = new(length);
        }
        else
        {
            workers[i] = new(new(length), gradients[0]!, network.Statistics.Block, parts, network.Description.Outputs.Count);
        }
    }

    private void ProvideGradients(int i) => gradients[i] = new(network.Description.ParameterLength);

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
}
