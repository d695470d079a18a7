using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Backprop.RandomNetworks.Checking;
using Backprop.RandomNetworks.Drawing;
using Backprop.RandomNetworks.Driving;

namespace Backprop.RandomNetworks;

/// <summary>
/// A hash of everything that some networks compute (predictions, losses, trained weights), bit by bit: runs of the same seeds with other
/// vector widths, threads or compilers must print the same.
/// </summary>
internal static class Fingerprint
{
    private const int Steps = 3;

    public static int Print(int[] seeds, int threads, TextWriter output)
    {
        CheckReport report = new();
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using NetworkProject? project = NetworkProject.Compile([.. seeds.Select(DrawnNetwork.Draw)], report);
        foreach (NetworkSubject subject in project?.Subjects ?? [])
        {
            Add(hash, project!.Single(subject), threads);
            Add(hash, project.Double(subject), threads);
        }

        foreach (string failure in report.Failures)
        {
            output.WriteLine(failure);
        }

        output.WriteLine(Convert.ToHexString(hash.GetHashAndReset()));
        return report.Failures.Count == 0 ? 0 : 1;
    }

    private static void Add<T>(IncrementalHash hash, GeneratedNetwork<T> network, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        network.Network.DegreeOfParallelism = threads;

        // The initial weights are part of what must be the same everywhere.
        Append<T>(network.Network.Parameters.Span);
        network.LoadParameters();
        network.Predict();
        Append<T>(network.AllOutputs());
        network.PredictOneByOne();
        Append<T>(network.AllOutputs());
        for (int step = 0; step < Steps; step++)
        {
            double loss = network.TrainOnBatch();
            Append<double>([loss]);
        }

        Append<T>(network.Network.Parameters.Span);

        void Append<TNumber>(ReadOnlySpan<TNumber> numbers)
            where TNumber : unmanaged => hash.AppendData(MemoryMarshal.AsBytes(numbers));
    }
}
