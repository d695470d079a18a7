using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop.Runtime;

/// <summary>The sizes of a network's inputs and outputs, and the checks of a call's spans against them.</summary>
internal sealed class Ports
{
    private readonly NetworkDescription network;
    private readonly InputDescription[] inputs;
    private readonly OutputDescription[] outputs;

    public Ports(NetworkDescription network)
    {
        this.network = network;
        inputs = [.. network.Inputs];
        outputs = [.. network.Outputs];
    }

    /// <summary>Checks every span and returns the number of samples in the batch.</summary>
    /// <exception cref="ArgumentException">A span is missing, has the wrong kind or does not fit the others.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Check<T>(Operation operation, scoped in BatchArguments<T> arguments)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int held = -1;
        int rows = -1;
        Argument reference = default;
        uint inputsSeen = 0, targetsSeen = 0, outputsSeen = 0, gradientsSeen = 0;
        for (int i = 0; i < arguments.Count; i++)
        {
            Argument argument = arguments.Describe(i);
            switch (argument.Kind)
            {
                case ArgumentKind.Input:
                    inputsSeen |= 1u << argument.Port;
                    break;
                case ArgumentKind.Target or ArgumentKind.Labels:
                    targetsSeen |= 1u << argument.Port;
                    break;
                case ArgumentKind.Output:
                    // A buffer is as long as the batch, which may be shorter than the arrays it is taken from.
                    outputsSeen |= 1u << argument.Port;
                    continue;
                case ArgumentKind.OutputGradient:
                    gradientsSeen |= 1u << argument.Port;
                    break;
                case ArgumentKind.Rows:
                    rows = argument.Length;
                    continue;
            }

            int samples = Samples(argument);
            if (held >= 0 && samples != held)
            {
                ThrowDifferent(argument, samples, reference, held);
            }

            held = samples;
            reference = argument;
        }

        CheckComplete(operation, inputsSeen, targetsSeen, outputsSeen, gradientsSeen);
        int count = rows >= 0 ? rows : held;
        if (count == 0)
        {
            ThrowEmpty();
        }

        for (int i = 0; i < arguments.Count; i++)
        {
            if (arguments.Describe(i) is { Kind: ArgumentKind.Output } buffer && Samples(buffer) != count)
            {
                ThrowBuffer(buffer, count);
            }
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CheckComplete(Operation operation, uint inputsSeen, uint targetsSeen, uint outputsSeen, uint gradientsSeen)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            Require(inputsSeen, i, "input", inputs[i].Name);
        }

        for (int o = 0; o < outputs.Length; o++)
        {
            if (operation is Operation.Train or Operation.Evaluate && outputs[o].Target != TargetKind.None)
            {
                Require(targetsSeen, o, "target of output", outputs[o].Name);
            }

            if (operation == Operation.Backpropagate)
            {
                Require(gradientsSeen, o, "gradient of output", outputs[o].Name);
            }

            if (operation == Operation.Predict)
            {
                Require(outputsSeen, o, "buffer for output", outputs[o].Name);
            }
        }
    }

    private void Require(uint seen, int port, string what, string name)
    {
        if ((seen & (1u << port)) == 0)
        {
            ThrowMissing(what, name);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Samples(Argument argument)
    {
        int size = ElementsOfOneSample(argument);
        int samples = argument.Length / size;
        if (samples * size != argument.Length)
        {
            ThrowParts(argument, size);
        }

        return samples;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ElementsOfOneSample(Argument argument)
    {
        switch (argument.Kind)
        {
            case ArgumentKind.Input:
                return inputs[argument.Port].Size;
            case ArgumentKind.Output or ArgumentKind.OutputGradient:
                return outputs[argument.Port].Size;
            case ArgumentKind.Target or ArgumentKind.Labels:
                OutputDescription output = outputs[argument.Port];
                TargetKind given = argument.Kind == ArgumentKind.Labels ? TargetKind.Labels : TargetKind.Values;
                if (output.Target != given)
                {
                    ThrowKind(output, given);
                }

                return output.TargetSize;
            default:
                return 1;
        }
    }

    // What throws is apart, so that nothing of it is compiled with the first call.
    private void ThrowDifferent(Argument argument, int samples, Argument reference, int held) => throw new ArgumentException(
        $"{Name(argument)} has {samples} samples but {Name(reference)} has {held}; every array of a batch holds the same samples.");

    private void ThrowEmpty() => throw new ArgumentException($"The batch for network {network.Name} is empty; it needs at least one sample.");

    private void ThrowBuffer(Argument buffer, int count) => throw new ArgumentException(
        $"The buffer for {Name(buffer)} holds {Samples(buffer)} samples but the batch has {count}; "
        + $"give it {count} · {outputs[buffer.Port].Size} = {(long)count * outputs[buffer.Port].Size} elements.");

    private void ThrowMissing(string what, string name) =>
        throw new ArgumentException($"The batch for network {network.Name} lacks the {what} '{name}'.");

    private void ThrowParts(Argument argument, int size) => throw new ArgumentException(
        $"{Name(argument)} has {argument.Length} elements, which is not a multiple of the {size} elements of one sample.");

    private static void ThrowKind(OutputDescription output, TargetKind given) => throw new ArgumentException(
        $"Output '{output.Name}' is compared with {Words(output.Target)}, but {Words(given)} were given.");

    private string Name(Argument argument) => argument.Kind switch
    {
        ArgumentKind.Input => $"Input '{inputs[argument.Port].Name}'",
        ArgumentKind.Target => $"The target of output '{outputs[argument.Port].Name}'",
        ArgumentKind.Labels => $"The labels of output '{outputs[argument.Port].Name}'",
        ArgumentKind.Output => $"output '{outputs[argument.Port].Name}'",
        ArgumentKind.OutputGradient => $"The gradient of output '{outputs[argument.Port].Name}'",
        _ => "The list of sample weights",
    };

    private static string Words(TargetKind kind) => kind switch
    {
        TargetKind.Values => "values",
        TargetKind.Labels => "labels (class indices)",
        _ => "nothing (it has no loss)",
    };
}
