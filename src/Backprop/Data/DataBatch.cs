using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// One batch as rows of a data set's arrays: sample i is row <c>rows[first + i]</c>, or row <c>first + i</c> without a row list.
/// </summary>
/// <param name="data">The arrays.</param>
/// <param name="rows">The order of the pass, or null.</param>
/// <param name="first">The batch's first place in it.</param>
/// <param name="count">Samples.</param>
internal readonly struct DataBatch<T>(BoundData<T> data, int[]? rows, int first, int count)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Count => count;

    /// <summary>Adds inputs, targets, weights and rows to the arguments of a call.</summary>
    public void AddTo(ref BatchArguments<T> arguments)
    {
        for (int i = 0; i < data.Inputs.Length; i++)
        {
            arguments.Input(i, Part(data.Inputs[i].Span, data.InputSizes[i]));
        }

        for (int o = 0; o < data.Targets.Length; o++)
        {
            if (data.Targets[o] is not { } column)
            {
                continue;
            }

            if (column.AreLabels)
            {
                arguments.Labels(o, Part(column.Labels.Span, data.TargetSizes[o]));
            }
            else
            {
                arguments.Target(o, Part(column.Values.Span, data.TargetSizes[o]));
            }
        }

        arguments.SampleWeights(Part(data.Weights.Span, 1));
        if (rows is not null)
        {
            arguments.Rows(rows.AsSpan(first, count));
        }
    }

    /// <summary>What a metric sees: the outputs beside the targets of one port.</summary>
    public Predictions<T> Compare(int output, ReadOnlySpan<T> outputs)
    {
        DataColumn<T> column = data.Targets[output]!.Value;
        int size = data.TargetSizes[output];
        return new(
            outputs,
            data.OutputSizes[output],
            Part(column.Values.Span, size),
            Part(column.Labels.Span, size),
            size,
            Part(data.Weights.Span, 1),
            rows is null ? default : rows.AsSpan(first, count),
            count);
    }

    // With a row list the arrays stay whole; without one the batch is a piece of them.
    private ReadOnlySpan<U> Part<U>(ReadOnlySpan<U> all, int size) =>
        rows is not null || all.IsEmpty ? all : all.Slice(first * size, count * size);
}
