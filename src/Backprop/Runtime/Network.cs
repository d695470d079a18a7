using System.Numerics;
using System.Runtime.CompilerServices;
using Backprop.Initializers;

namespace Backprop.Runtime;

public abstract partial class Network<T>
{
    private readonly AlignedBlock<T> parameters;
    private readonly AlignedBlock<T> gradients;
    private readonly AlignedBlock<T> slots;
    private readonly double[] lossWeights;
    private T learningRate;
    private int degreeOfParallelism = 1;

    /// <summary>Allocates the parameters, draws the initial weights and sets the optimizer's state to its initial values.</summary>
    /// <param name="description">What the generator knows of the network.</param>
    /// <param name="seed">Fixes the initial weights, the random masks and the order of samples in <c>Fit</c>.</param>
    protected Network(NetworkDescription description, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(description);
        Description = description;
        Seed = seed;
        parameters = new(description.ParameterLength);
        gradients = new(description.ParameterLength);
        slots = new(checked(description.SlotCount * description.TrainableLength));
        lossWeights = [.. description.Outputs.Select(output => output.LossWeight)];
        ports = new(description);
        Penalties = WeightPenalties<T>.Of(description, parameters);
        optimizer = new(this, parameters, gradients, slots);
        Statistics = new(description, parameters);
        learningRate = T.CreateChecked(description.LearningRate);
        Parameters = new(parameters, description, "parameter");
        Gradients = new(gradients, description, "gradient");
        ParameterCount = description.Parameters.Sum(parameter => (long)parameter.Length);
        Initialize();
    }

    /// <summary>All that the generator knows of the network: shapes, offsets, names.</summary>
    public NetworkDescription Description { get; }

    /// <summary>The seed of the initial weights, the random masks and the order of samples.</summary>
    public ulong Seed { get; private set; }

    /// <summary>The weights: the whole block as one span, and each named tensor.</summary>
    public ParameterBlock<T> Parameters { get; }

    /// <summary>The gradients of the last <c>TrainOnBatch</c>, <c>ComputeGradients</c> or <c>Backward</c>, in the layout of <see cref="Parameters"/>.</summary>
    public ParameterBlock<T> Gradients { get; }

    /// <summary>Weights and biases, trainable or not.</summary>
    public long ParameterCount { get; }

    /// <summary>Batches trained on; without gradient accumulation the optimizer steps taken.</summary>
    public long Iterations { get; private set; }

    /// <summary>
    /// η of the next step; the declared rate at first, or what the schedule says. Without a schedule it may be changed while training runs.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A value that is negative, infinite or NaN.</exception>
    /// <exception cref="InvalidOperationException">The rate is set though the network declares a schedule.</exception>
    public T LearningRate
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Description.Schedule is null ? learningRate : T.CreateTruncating(ScheduledLearningRate(Iterations));
        set
        {
            if (Description.Schedule is { } schedule)
            {
                throw new InvalidOperationException(
                    $"The learning rate of network {Description.Name} comes from its schedule, [{schedule}]; remove the attribute to set the rate.");
            }

            if (!T.IsFinite(value) || T.IsNegative(value) && !T.IsZero(value))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(value), value, "A learning rate is a finite number of at least 0.");
            }

            learningRate = value;
        }
    }

    /// <summary>
    /// The most threads that one call on a batch uses; 1 by default. The results do not depend on it. <c>Fit</c> and <c>Evaluate</c> have an
    /// argument of their own.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A value below 1.</exception>
    public int DegreeOfParallelism
    {
        get => degreeOfParallelism;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            degreeOfParallelism = value;
        }
    }

    /// <summary>What regularized weights add to the loss, or null where there are none.</summary>
    internal WeightPenalties<T>? Penalties { get; }

    /// <summary>The optimizer's state vectors, one behind the other, each of <see cref="NetworkDescription.TrainableLength"/> elements.</summary>
    internal Span<T> OptimizerState => slots.Span;

    /// <summary>The statistics of the last batch in training mode.</summary>
    internal BatchStatistics<T> Statistics { get; }

    /// <summary>First element of the parameter block, for generated code.</summary>
    protected ref T ParameterData => ref parameters.First;

    /// <summary>The layer table: names, shapes, parameters, multiply-adds.</summary>
    public string Summary() => Description.Summary;

    /// <summary>Continues counting steps from a checkpoint.</summary>
    internal void RestoreIterations(long iterations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(iterations);
        Iterations = iterations;
    }

    private void Initialize()
    {
        foreach (ParameterDescription parameter in Description.Parameters)
        {
            InitialWeights.Fill(parameter, Seed, parameters.Span.Slice(parameter.Offset, parameter.Length));
        }

        int length = Description.TrainableLength;
        for (int slot = 0; slot < Description.SlotCount; slot++)
        {
            slots.Span.Slice(slot * length, length).Fill(T.CreateChecked(Description.Slots[slot].InitialValue));
        }
    }
}
