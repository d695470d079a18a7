using System.Numerics;

namespace Backprop.Benchmarks.Workloads;

/// <summary>Runs the steps of one direction of a convolution once, for a tile of samples.</summary>
/// <param name="workspace">The case's rows, of <paramref name="S"/> elements each.</param>
/// <param name="θ">The kernel.</param>
/// <param name="dθ">Its gradient, which is added to.</param>
/// <param name="S">Samples, rounded up to whole vectors.</param>
/// <param name="count">Samples.</param>
internal delegate void KernelSteps<T>(ref T workspace, ref T θ, ref T dθ, nint S, int count);

/// <summary>What K measures: the generator writes these into the benchmarks, each with the kernels that a network of that shape would have.</summary>
/// <param name="Name">The convolution.</param>
/// <param name="Direction">forward, dW or dx.</param>
/// <param name="Flops">Work that a sample needs, a multiply-add counting 2.</param>
/// <param name="Rows">Of the workspace.</param>
/// <param name="Weights">Of the kernel.</param>
/// <param name="Run">Does it.</param>
internal sealed record KernelCase<T>(string Name, string Direction, long Flops, int Rows, int Weights, KernelSteps<T> Run)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
