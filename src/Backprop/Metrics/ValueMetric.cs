using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>The base of metrics that compare an output with values, one for each element.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class ValueMetric<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected ValueMetric(string name)
        : base(name)
    {
    }

    /// <summary>The length of the output's last axis; 0 on its own, which stands for all elements of a sample.</summary>
    private protected int LastAxis { get; private set; }

    /// <inheritdoc/>
    public override void Check(OutputDescription output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (output.Target != TargetKind.Values)
        {
            throw new ArgumentException(
                $"{Name} compares values, but output '{output.Name}' is compared with labels; declare a loss that compares it with values.");
        }

        LastAxis = output.Shape.Count > 0 ? output.Shape[^1] : 1;
    }

    /// <summary>The length of the last axis in a batch.</summary>
    private protected int LastAxisOf(scoped in Predictions<T> batch) => LastAxis > 0 ? LastAxis : batch.OutputSize;
}
