using System.Runtime.CompilerServices;

namespace Backprop.Runtime;

public abstract partial class Network<T>
{
    /// <summary>
    /// Sets mean and variance of the layers <c>[Normalization]</c> without numbers that read an input of the network, by one pass over data: call it once
    /// before training.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The variance is that of the data, divided by n and not by n − 1. It is computed in double in one pass, sample by sample in the order of the
    /// data, in memory that does not grow: the result does not depend on batches or threads. As in Keras sample weights do not count, and what was
    /// adapted before is forgotten. Targets are not looked at and may be missing.
    /// </para>
    /// <para>
    /// Nothing but these weights changes; they are saved and loaded with the others. A layer behind [Flatten] or [Reshape] of an input reads the input
    /// too.
    /// </para>
    /// <para>Source: <c>adapt</c> of <c>keras.layers.Normalization</c>.</para>
    /// </remarks>
    /// <param name="data">The samples.</param>
    /// <param name="layer">The name of the only layer to adapt; by default all.</param>
    /// <param name="cancellationToken">Stops between some samples; nothing is changed then.</param>
    /// <exception cref="ArgumentException">
    /// The data does not fit the network's inputs, has no samples or a number that is not finite, or there is no such layer. Nothing is changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The network has no such layer, or one that does not read an input (and no <paramref name="layer"/> leaves it out). Nothing is changed.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    [OverloadResolutionPriority(1)]
    public void Adapt(DataSet<T> data, string? layer = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var adaptation = new Adaptation<T>(Description, layer);
        using var source = new ArrayBatches<T>(new(data, OfInputs(), "The data"), batchSize: 1024, null);
        Adapt(adaptation, source, null, cancellationToken);
    }

    /// <summary>The same with the batches of a stream, which may be larger than memory.</summary>
    /// <remarks>The batches of a pass in their order are what one data set would be.</remarks>
    /// <param name="data">The batches; pass 0 is made.</param>
    /// <param name="steps">The most batches; by default a whole pass. A stream without end needs it.</param>
    /// <param name="layer">The name of the only layer to adapt; by default all.</param>
    /// <param name="cancellationToken">Stops between two batches, and the waiting for one; nothing is changed then.</param>
    /// <exception cref="ArgumentException">
    /// The data does not fit the network's inputs or has a number that is not finite, an argument makes no sense, or there is no such layer. Nothing is
    /// changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The stream has no batches, the network has no such layer, or one that does not read an input (and no <paramref name="layer"/> leaves it out).
    /// Nothing is changed.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    public void Adapt(DataStream<T> data, int? steps = null, string? layer = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps ?? 1, 1, nameof(steps));
        var adaptation = new Adaptation<T>(Description, layer);
        using BatchSource<T> source = data.Open(OfInputs(), "the data", Seed, []);
        Adapt(adaptation, source, steps, cancellationToken);
    }

    private void Adapt(Adaptation<T> adaptation, BatchSource<T> source, int? steps, CancellationToken cancellationToken)
    {
        source.Start(0, cancellationToken);
        for (int step = 0; step != steps && source.TryNext(out DataBatch<T> batch); step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            adaptation.Add(batch);
        }

        adaptation.Apply(parameters.Span);
    }

    // Without outputs nobody asks for targets.
    private NetworkDescription OfInputs() => Description with { Outputs = [] };
}
