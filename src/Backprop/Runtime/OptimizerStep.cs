using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop.Runtime;

/// <summary>
/// One optimizer step, in pieces that may run side by side: an update touches each element alone, so the pieces do not show in the result.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class OptimizerStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network<T> network;
    private readonly AlignedBlock<T> parameters;
    private readonly AlignedBlock<T> gradients;
    private readonly AlignedBlock<T> slots;
    private readonly int length;
    private readonly OptimizerOptions? options;
    private readonly StepRun[] runs = [];
    private readonly GradientNorms<T>? norms;
    private readonly WeightConstraints<T>? constraints;

    public OptimizerStep(Network<T> network, AlignedBlock<T> parameters, AlignedBlock<T> gradients, AlignedBlock<T> slots)
    {
        this.network = network;
        this.parameters = parameters;
        this.gradients = gradients;
        this.slots = slots;
        length = network.Description.TrainableLength;
        options = network.Description.Optimizer;
        constraints = WeightConstraints<T>.Of(network.Description, parameters);
        if (options is not null)
        {
            runs = StepRun.Of(network.Description, options);
            norms = options is { ClipNorm: 0, GlobalClipNorm: 0 } ? null : new(runs, options);
        }
    }

    /// <summary>Whether the step has to know the norm of the gradient before it changes the first weight.</summary>
    public bool ReadsNorms => norms is not null && IsStep;

    /// <summary>Whether the coming batch is the last of those that make a step.</summary>
    private bool IsStep => options is null || (network.Iterations + 1) % options.AccumulationSteps == 0;

    /// <summary>Computes the norms, once the gradients are complete.</summary>
    public void MeasureNorms(int threads) =>
        norms!.Measure(gradients, slots, options!.AccumulatorSlot < 0 ? -1 : options.AccumulatorSlot * length, threads);

    /// <summary>Updates what is trainable of the elements from <paramref name="from"/> to <paramref name="to"/> − 1, both multiples of 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update(int from, int to)
    {
        to = Math.Min(to, length);
        if (from >= to)
        {
            return;
        }

        if (options is null)
        {
            network.UpdateParameters(
                ref parameters.First, ref gradients.First, ref slots.First, from, to, network.Iterations + 1, network.LearningRate);
            Flush(from, to);
        }
        else if (IsStep)
        {
            Update(from, to, options);
        }
        else
        {
            Accumulation.Add(Slot(options.AccumulatorSlot)[from..to], gradients.Span[from..to]);
        }
    }

    /// <summary>What is left to do once all weights are updated: constraints look at whole tensors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Finish()
    {
        if (constraints is not null && IsStep)
        {
            constraints.Apply();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Update(int from, int to, OptimizerOptions asked)
    {
        long iteration = network.UpdatesTaken + 1;
        for (int r = 0; r < runs.Length; r++)
        {
            StepRun run = runs[r];
            int first = Math.Max(from, run.From);
            int end = Math.Min(to, run.To);
            if (first < end)
            {
                StepArguments<T> step = new(iteration, network.LearningRate, norms?.ScaleOf(r) ?? 1, run.Decays ? 1 : 0);
                network.UpdateParameters(ref parameters.First, ref gradients.First, ref slots.First, first, end, step);
            }
        }

        Flush(from, to);
        if (asked.OverwriteFrequency > 0 && iteration % asked.OverwriteFrequency == 0)
        {
            Slot(asked.AverageSlot)[from..to].CopyTo(parameters.Span[from..to]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Flush(int from, int to)
    {
        if ((network.UpdatesTaken + 1) % SubnormalNumbers.Steps == 0)
        {
            FlushSlots(from, to);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void FlushSlots(int from, int to)
    {
        for (int slot = 0; slot < network.Description.SlotCount; slot++)
        {
            SubnormalNumbers.Flush(Slot(slot)[from..to]);
        }
    }

    private Span<T> Slot(int slot) => slots.Span.Slice(slot * length, length);
}

/// <summary>Neighbouring weights of which a step is told the same; from the first element of one tensor to the first behind another.</summary>
/// <param name="From">First element, a multiple of 16.</param>
/// <param name="To">One past the last, a multiple of 16.</param>
/// <param name="Decays">Whether the weights decay.</param>
internal readonly record struct StepRun(int From, int To, bool Decays)
{
    /// <summary>The trainable part in runs, each as long as can be; with clipping tensor by tensor a run is a tensor.</summary>
    public static StepRun[] Of(NetworkDescription network, OptimizerOptions options)
    {
        List<StepRun> runs = [];
        int end = network.TrainableLength;
        foreach (ParameterDescription tensor in network.Parameters.Where(p => p.Trainable).OrderByDescending(p => p.Offset))
        {
            bool decays = !options.Undecayed.Contains(tensor.Name);
            bool joins = options.ClipNorm == 0 && runs.Count > 0 && runs[^1].Decays == decays;
            if (joins)
            {
                runs[^1] = runs[^1] with { From = tensor.Offset };
            }
            else
            {
                runs.Add(new(tensor.Offset, end, decays));
            }

            end = tensor.Offset;
        }

        runs.Reverse();
        return [.. runs];
    }
}
