using Backprop.Gen.Graph;

namespace Backprop.Gen.Planning;

/// <summary>How many samples run through the network at once.</summary>
internal static class TilePolicy
{
    /// <summary>Below this the kernels with two vectors of 16 floats side by side have nothing for the second.</summary>
    private const int Smallest = 32;

    /// <summary>Beyond this the weights are read so rarely that reading them even less often gains nothing.</summary>
    private const int Largest = 128;

    /// <summary>What a core's second-level cache holds beside the weights in use: half of the 1 MB that current server and desktop cores have.</summary>
    private const long CacheBytes = 512 * 1024;

    /// <summary>
    /// Weights, gradients and a tile's workspace that are a little larger than the second-level cache miss it a little: 784 → 128 → 10, which is 4 % larger with tiles
    /// of 64, is 3 % faster with them than with tiles of 32, because gradients are added half as often.
    /// </summary>
    private const long ResidentBytes = (2 * CacheBytes) + (CacheBytes / 8);

    /// <summary>
    /// A tile reads every weight about five times from wherever the weights live (forward, input gradient, and reading and writing the
    /// gradient), and touches every row of its workspace about three times. Small tiles pay for the weights again and again, large ones drop
    /// their activations out of the cache. The smaller sum of both, in bytes that miss the cache for each sample, wins.
    /// </summary>
    public static int Samples(NetworkModel model, int trainingRows)
    {
        int elementSize = model.ElementSize;
        long weightBytes = model.Training.ParameterCount * elementSize;
        int best = Smallest;
        double least = double.PositiveInfinity;
        for (int tile = Smallest; tile <= Largest; tile *= 2)
        {
            long workspace = (long)trainingRows * elementSize * tile;
            double weights = weightBytes * 2 + Math.Min(workspace, CacheBytes) <= ResidentBytes ? 0 : 5.0 * weightBytes / tile;
            double activations = workspace <= CacheBytes ? 0 : 3.0 * trainingRows * elementSize;

            // A step has costs of its own (calls, loops that start and end) that a larger tile shares among more samples.
            double cost = weights + activations + (4096.0 / tile);
            if (cost < least)
            {
                least = cost;
                best = tile;
            }
        }

        return best;
    }
}
