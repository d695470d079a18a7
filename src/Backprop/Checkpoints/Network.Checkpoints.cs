namespace Backprop.Runtime;

public abstract partial class Network<T>
{
    /// <summary>
    /// Saves all that training goes on with: the weights, the optimizer's state vectors (with the moving average of the weights and gradients that
    /// are not applied yet), the number of batches, the seed and the learning rate. A network that loads the file trains on as this one would, to
    /// the last bit: random numbers and schedules follow from the seed and the number of batches.
    /// </summary>
    /// <remarks>The file is a safetensors file as of <see cref="Save(string)"/>, with the tensors of the optimizer behind the weights.</remarks>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <exception cref="CheckpointException">It could not be written; an existing file is unchanged.</exception>
    public void SaveCheckpoint(string path) => AtomicFile.Write(path, SaveCheckpoint);

    /// <summary>Writes a checkpoint to a stream, which stays open.</summary>
    /// <exception cref="IOException">The stream failed.</exception>
    public void SaveCheckpoint(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Write(stream, default);
    }

    /// <summary>
    /// Loads a checkpoint of a network with the same layers and the same kind of optimizer. Everything is checked before anything changes; the
    /// seed becomes that of the file.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">
    /// The file is damaged, holds weights only, or belongs to another network or optimizer: then the message lists every difference. Nothing was
    /// changed.
    /// </exception>
    /// <exception cref="IOException">The file does not exist or cannot be read. Nothing was changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public void LoadCheckpoint(string path) => ReadCheckpoint(path);

    /// <summary>Loads a checkpoint from the rest of a stream; the stream stays open.</summary>
    /// <exception cref="CheckpointException">What the stream holds cannot be used. Nothing was changed.</exception>
    /// <exception cref="IOException">The stream failed. Nothing was changed.</exception>
    public void LoadCheckpoint(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Read(stream);
    }

    /// <summary>Saves a checkpoint that knows where in <c>Fit</c> it was taken.</summary>
    internal void WriteCheckpoint(string path, TrainingPosition position) => AtomicFile.Write(path, stream => Write(stream, position));

    /// <summary>Loads a checkpoint and returns where in <c>Fit</c> it was taken.</summary>
    internal TrainingPosition ReadCheckpoint(string path) => Open(path, Read);

    private void Write(Stream stream, TrainingPosition position)
    {
        TrainingState state = new(Iterations, Seed, double.CreateTruncating(learningRate), AveragedWeightsAreInPlace, position);
        new SafetensorsWriter<T>(Description.Name, Everything(), state.ToString()).Write(stream);
    }

    private TrainingPosition Read(Stream stream)
    {
        TrainingState state = default;
        new SafetensorsReader<T>(Description.Name, Everything()) { CheckState = text => state = TrainingState.Parse(text) }.Read(stream);
        Iterations = state.Iterations;
        Seed = state.Seed;
        learningRate = T.CreateTruncating(state.LearningRate);
        AveragedWeightsAreInPlace = state.AveragesInPlace;
        return state.Position;
    }

    private StoredTensor<T>[] Everything()
    {
        List<StoredTensor<T>> tensors = [.. Weights()];
        for (int slot = 0; slot < Description.SlotCount; slot++)
        {
            foreach (ParameterDescription p in Description.Parameters.Where(p => p.Trainable))
            {
                tensors.Add(new(
                    $"{SafetensorsFormat.OptimizerPrefix}{Description.Slots[slot].Name}::{p.Name}",
                    p.Shape, slots, (slot * Description.TrainableLength) + p.Offset, p.Length));
            }
        }

        return [.. tensors];
    }
}
