using System.Numerics;

namespace Backprop.Runtime;

/// <summary>
/// The base of every generated network. The generator writes the members below, one implementation for each network;
/// everything else (fitting, evaluating, files) is written once here on top of them.
/// </summary>
/// <remarks>
/// Layout. A tile is up to <see cref="NetworkDescription.TileSize"/> samples. The workspace of a tile is a matrix of rows: row r holds one
/// feature of S samples, S being the samples of the tile rounded up to whole vectors; a value of n features is n rows. Samples
/// fill the lanes, so every shape is vectorised.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract partial class Network<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Forward, loss and backward for samples <paramref name="first"/> … <paramref name="first"/> + <paramref name="count"/> − 1 of the batch;
    /// adds to the worker's gradients and losses. The gradients are those of the batch's mean loss.
    /// </summary>
    protected internal abstract void TrainTile(Batch<T> batch, int first, int count, Worker<T> worker);

    /// <summary>
    /// Forward in training mode and backward from <see cref="Batch{T}.LoadOutputGradient"/> instead of a loss;
    /// adds to the worker's gradients.
    /// </summary>
    protected internal abstract void BackpropagateTile(Batch<T> batch, int first, int count, Worker<T> worker);

    /// <summary>Forward in training mode (dropout active) without backward; stores the outputs.</summary>
    protected internal abstract void ForwardTile(Batch<T> batch, int first, int count, Worker<T> worker);

    /// <summary>Forward in prediction mode; stores the outputs, and adds to the worker's losses where the batch has targets.</summary>
    protected internal abstract void PredictTile(Batch<T> batch, int first, int count, Worker<T> worker);

    /// <summary>
    /// One optimizer step on elements <paramref name="from"/> … <paramref name="to"/> − 1 (multiples of 16) of the trainable part.
    /// </summary>
    /// <param name="parameters">First element of the parameter block.</param>
    /// <param name="gradients">First element of the gradient block.</param>
    /// <param name="slots">First element of the first slot; the next slot begins <see cref="NetworkDescription.TrainableLength"/> elements later.</param>
    /// <param name="from">First element to update.</param>
    /// <param name="to">One past the last.</param>
    /// <param name="iteration">The number of this step, from 1.</param>
    /// <param name="learningRate">η of this step.</param>
    protected internal abstract void UpdateParameters(ref T parameters, ref T gradients, ref T slots, int from, int to, long iteration, T learningRate);

    /// <summary>η of the step behind <paramref name="batches"/> batches, where the network has a schedule (<see cref="NetworkDescription.Schedule"/>).</summary>
    protected virtual double ScheduledLearningRate(long batches) => Description.LearningRate;

    /// <summary>
    /// As the other overload, for an optimizer with options that are more than formulas (<see cref="NetworkDescription.Optimizer"/>): one call for
    /// each run of weights of which the step is told the same.
    /// </summary>
    protected internal virtual void UpdateParameters(ref T parameters, ref T gradients, ref T slots, int from, int to, in StepArguments<T> step) =>
        UpdateParameters(ref parameters, ref gradients, ref slots, from, to, step.Iteration, step.LearningRate);
}
