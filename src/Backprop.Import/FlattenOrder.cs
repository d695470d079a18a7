namespace Backprop;

/// <summary>The order in which the elements of maps become a vector.</summary>
public enum FlattenOrder
{
    /// <summary>[c, h, w]: all positions of the first channel come first, as in convolutional models of PyTorch.</summary>
    ChannelsFirst,

    /// <summary>[h, w, c]: all channels of the first position come first, as here and in Keras.</summary>
    ChannelsLast,
}
