using Backprop.Importing;

namespace Backprop.Import.Tests;

public sealed class RearrangementTests
{
    [Fact]
    public void A_transposition_moves_every_element()
    {
        int[] source = [.. Enumerable.Range(0, 24)];
        Rearrangement order = Rearrangement.Transposition([2, 3, 4], 2, 0, 1);
        int[] result = order.Apply(source);
        Assert.Equal([4, 2, 3], order.Shape);
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 2; j++)
            {
                for (int k = 0; k < 3; k++)
                {
                    Assert.Equal((((j * 3) + k) * 4) + i, result[(((i * 2) + j) * 3) + k]);
                }
            }
        }

        Assert.True(order.Moves);
        Assert.False(Rearrangement.None([2, 3, 4]).Moves);
        Assert.False(Rearrangement.Transposition([1, 5, 1], 2, 1, 0).Moves);
    }

    [Fact]
    public void A_repetition_fills_axes()
    {
        Assert.Equal([1, 2, 1, 2, 1, 2], Rearrangement.Repetition([2], [3, 2])!.Apply([1, 2]));
        Assert.Equal([1, 1, 2, 2], Rearrangement.Repetition([2, 1], [2, 2])!.Apply([1, 2]));
        Assert.Equal([7, 7], Rearrangement.Repetition([1], [2])!.Apply([7]));
        Assert.Null(Rearrangement.Repetition([3], [3, 2]));
        Assert.Null(Rearrangement.Repetition([1, 2], [2]));
    }

    [Theory]
    [InlineData("Conv2D", "conv2d")]
    [InlineData("Conv2DTranspose", "conv2d_transpose")]
    [InlineData("DepthwiseConv2D", "depthwise_conv2d")]
    [InlineData("BatchNormalization", "batch_normalization")]
    [InlineData("RMSNormalization", "rms_normalization")]
    [InlineData("PReLU", "p_re_lu")]
    [InlineData("Dense", "dense")]
    public void Kinds_are_written_as_Keras_writes_them(string kind, string group) => Assert.Equal(group, KerasLayout.GroupOf(kind));

    [Fact]
    public void Names_are_split_into_pattern_and_numbers()
    {
        Assert.Equal("layer#.#.conv#", LayerName.Split("layer1.10.conv2").Pattern);
        Assert.Equal([1, 10, 2], LayerName.Split("layer1.10.conv2").Numbers);
        Assert.Equal(("dense", 12L), LayerName.OfKeras("dense_12"));
        Assert.Equal(("conv2d", 0L), LayerName.OfKeras("conv2d"));
    }
}
