using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>A random change of images: inputs of shape [height, width, channels].</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class ImageAugmentation<T> : Augmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected ImageAugmentation()
    {
    }

    /// <inheritdoc/>
    public override void Check(InputDescription input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Count != 3)
        {
            throw new ArgumentException(
                $"{GetType().Name.Split('`')[0]} changes images of shape [height, width, channels], but input '{input.Name}' has shape "
                + $"[{string.Join(", ", input.Shape)}]; declare the input as an image (a network of Dense layers can begin with [Flatten]).");
        }
    }
}
