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
/// <param name="numbers">Which samples they are.</param>
/// <param name="following">How many samples the arrays, in the order of the pass, go on with.</param>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal readonly struct DataBatch<T>(BoundData<T> data, int[]? rows, int first, int count, SampleNumbers numbers, int following = 0)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Count => count;

    /// <summary>Which samples they are.</summary>
    public SampleNumbers Numbers => numbers;

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

        arguments.Following = following;
        arguments.SampleWeights(Part(data.Weights.Span, 1));
        if (rows is not null)
        {
            arguments.Rows(rows.AsSpan(first, count));
        }
    }

    /// <summary>What sample <paramref name="i"/> of the batch gives to an input.</summary>
    public ReadOnlySpan<T> Input(int input, int i)
    {
        int size = data.InputSizes[input];
        return data.Inputs[input].Span.Slice((rows is null ? first + i : rows[first + i]) * size, size);
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

    /// <summary>Copies inputs, targets and weights, in the order of the batch, into memory that belongs to the caller.</summary>
    public void CopyTo(BatchBuffer<T> buffer)
    {
        for (int i = 0; i < data.Inputs.Length; i++)
        {
            Gather(data.Inputs[i].Span, buffer.Inputs[i], data.InputSizes[i]);
        }

        for (int o = 0; o < data.Targets.Length; o++)
        {
            if (data.Targets[o] is not { } column)
            {
                continue;
            }

            if (column.AreLabels)
            {
                Gather(column.Labels.Span, buffer.Labels[o]!, data.TargetSizes[o]);
            }
            else
            {
                Gather(column.Values.Span, buffer.Values[o]!, data.TargetSizes[o]);
            }
        }

        if (data.Weights.IsEmpty)
        {
            // A weight of 1 changes no bit.
            buffer.Weights.AsSpan(0, count).Fill(T.One);
        }
        else
        {
            Gather(data.Weights.Span, buffer.Weights, 1);
        }
    }

    private void Gather<U>(ReadOnlySpan<U> all, Span<U> destination, int size)
    {
        if (rows is null)
        {
            all.Slice(first * size, count * size).CopyTo(destination);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            all.Slice(rows[first + i] * size, size).CopyTo(destination[(i * size)..]);
        }
    }

    // With a row list the arrays stay whole; without one the batch is a piece of them.
    private ReadOnlySpan<U> Part<U>(ReadOnlySpan<U> all, int size) =>
        rows is not null || all.IsEmpty ? all : all.Slice(first * size, count * size);
}
