using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop.Runtime;

public sealed unsafe partial class Batch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Takes the address of a span that its owner keeps pinned until <see cref="Detach"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Attach(Argument argument, void* address)
    {
        bound = Math.Max(bound, argument.Port + 1);
        switch (argument.Kind)
        {
            case ArgumentKind.Input:
                inputs[argument.Port] = (T*)address;
                break;
            case ArgumentKind.Target:
                targets[argument.Port] = (T*)address;
                break;
            case ArgumentKind.Labels:
                labels[argument.Port] = (int*)address;
                break;
            case ArgumentKind.Output:
                outputs[argument.Port] = (T*)address;
                break;
            case ArgumentKind.OutputGradient:
                outputGradients[argument.Port] = (T*)address;
                break;
            case ArgumentKind.Weights:
                Weights = (T*)address;
                break;
            default:
                Rows = (int*)address;
                break;
        }
    }

    /// <summary>Forgets every address; the arrays may move again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Detach()
    {
        for (int port = 0; port < bound; port++)
        {
            inputs[port] = null;
            targets[port] = null;
            labels[port] = null;
            outputs[port] = null;
            outputGradients[port] = null;
        }

        bound = 0;
        Weights = null;
        Rows = null;
    }

    /// <summary>The first sample of the batch that holds a NaN or an infinity in an input, or −1.</summary>
    internal int FindBadSample(int input, int features)
    {
        for (int s = 0; s < Count; s++)
        {
            T* sample = inputs[input] + (Row(s) * features);
            for (int f = 0; f < features; f++)
            {
                if (!T.IsFinite(sample[f]))
                {
                    return s;
                }
            }
        }

        return -1;
    }
}
