using System.Numerics;
using Backprop.Runtime;

namespace Backprop.RandomNetworks.Driving;

/// <summary>
/// The public methods of a generated network behind one signature, whatever the number of its inputs and outputs: a class written beside
/// each network under test calls them as a user would. Public because that class is compiled into another assembly.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class NetworkDriver<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The network.</summary>
    public abstract Network<T> Network { get; }

    /// <summary>Calls <c>TrainOnBatch</c>.</summary>
    public abstract double TrainOnBatch(DriverBatch<T> batch);

    /// <summary>Calls <c>TestOnBatch</c>.</summary>
    public abstract double TestOnBatch(DriverBatch<T> batch);

    /// <summary>Calls <c>ComputeGradients</c>.</summary>
    public abstract double ComputeGradients(DriverBatch<T> batch);

    /// <summary>Calls <c>Predict</c> with spans for the results.</summary>
    public abstract void Predict(T[][] inputs, T[][] outputs);

    /// <summary>Calls <c>Forward</c>.</summary>
    public abstract void Forward(T[][] inputs, T[][] outputs);

    /// <summary>Calls <c>Backward</c>.</summary>
    public abstract void Backward(T[][] inputs, T[][] outputGradients);
}

/// <summary>The arrays of one call.</summary>
/// <param name="Inputs">By input.</param>
/// <param name="Targets">By output; empty where the targets are labels or there is no loss.</param>
/// <param name="Labels">By output; empty where the targets are numbers or there is no loss.</param>
/// <param name="Weights">One for each sample, or null.</param>
public sealed record DriverBatch<T>(T[][] Inputs, T[][] Targets, int[][] Labels, T[]? Weights)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
