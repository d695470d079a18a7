using Backprop.Gen.Tests.Graph;

namespace Backprop.Gen.Tests.Layers;

/// <summary>Layers that only images go through, on numbers that can be checked by hand.</summary>
public sealed class ImageLayerTests
{
    private static readonly double[] Four = [1, 2, 3, 4];

    [Fact]
    public void DepthwiseConv2D_has_kernels_of_its_own_for_every_channel()
    {
        // Channels 1, 3 and 10, 30 along the columns; two kernels a channel: first and sum, second and difference.
        Dictionary<string, double[]> weights = new() { ["kernel"] = [1, 1, 0, -1, 0, 1, 1, 1], ["bias"] = [0, 0, 0, 100] };

        Assert.Equal([1, 4, 30, 120], LayerRun.Output("Input(1, 2, 2), DepthwiseConv2D(1, 2, DepthMultiplier = 2)", 1, true, weights, [1, 10, 3, 30]));
        Assert.Equal(
            ["depthwise_conv2d DepthwiseConv2D [4, 4, 6] 60 864 ← input"],
            Built.Layers($"[Network, Input(8, 8, 3), DepthwiseConv2D(3, Strides = [2], Padding = Padding.Same, DepthMultiplier = 2)] {Built.Ending}"));
    }

    [Fact]
    public void SeparableConv2D_mixes_channels_at_each_position()
    {
        Dictionary<string, double[]> weights = new() { ["depthwise_kernel"] = [1, 2, 10, 20], ["pointwise_kernel"] = [1, 0, 1, -1], ["bias"] = [0.5, 0] };

        // Depthwise: 1 · 1 + 10 · 3 = 31 and 2 · 10 + 20 · 30 = 620.
        Assert.Equal([651.5, -620], LayerRun.Output("Input(1, 2, 2), SeparableConv2D(2, 1, 2)", 1, true, weights, [1, 10, 3, 30]));
        Assert.Equal(
            ["net.depthwise_kernel [3, 3, 4, 2]", "net.pointwise_kernel [1, 1, 8, 5]", "net.bias [5]"],
            Built.Parameters($"[Network, Input(8, 8, 4), SeparableConv2D(5, 3, DepthMultiplier = 2, Name = \"net\")] {Built.Ending}"));
    }

    [Fact]
    public void Conv2DTranspose_lays_kernels_side_by_side()
    {
        Dictionary<string, double[]> weights = new() { ["kernel"] = [1, 10, 100], ["bias"] = [0] };

        // Columns [1, 2] with stride 2: 1, 10, 100 + 2, 20, 200.
        Assert.Equal([1, 10, 102, 20, 200], LayerRun.Output("Input(1, 2, 1), Conv2DTranspose(1, 1, 3, Strides = [1, 2])", 1, true, weights, [1, 2]));

        // Same: two columns for each, cut behind, as the gradient of a convolution with the same padding.
        Assert.Equal([1, 10, 102, 20], LayerRun.Output("Input(1, 2, 1), Conv2DTranspose(1, 1, 3, Strides = [1, 2], Padding = Padding.Same)", 1, true, weights, [1, 2]));

        // A stride beyond the kernel leaves positions that nothing reaches, at the end too.
        Assert.Equal([5, 50, 500, 0], LayerRun.Output("Input(1, 1, 1), Conv2DTranspose(1, 1, 3, Strides = [1, 4])", 1, true, weights, [5]));
        Assert.Equal([5, 50, 500, 0, 0], LayerRun.Output("Input(1, 1, 1), Conv2DTranspose(1, 1, 3, Strides = [1, 4], OutputPadding = [0, 2])", 1, true, weights, [5]));
    }

    [Fact]
    public void Conv2DTranspose_has_a_kernel_of_filters_before_channels() => Assert.Equal(
        ["net.kernel [3, 2, 5, 4]", "net.bias [5]"],
        Built.Parameters($"[Network, Input(8, 8, 4), Conv2DTranspose(5, 3, 2, Name = \"net\")] {Built.Ending}"));

    [Theory]
    [InlineData("", "4, 4", "0 0 0 0 0 1 2 0 0 3 4 0 0 0 0 0")]
    [InlineData("0, 1", "2, 4", "0 1 2 0 0 3 4 0")]
    [InlineData("1, 0, 0, 2", "3, 4", "0 0 0 0 1 2 0 0 3 4 0 0")]
    [InlineData("0", "2, 2", "1 2 3 4")]
    public void ZeroPadding2D_takes_one_two_or_four_numbers(string padding, string shape, string expected)
    {
        Assert.Equal(expected, string.Join(' ', LayerRun.Output($"Input(2, 2, 1), ZeroPadding2D({padding})", 1, true, [], Four)));
        Assert.StartsWith($"zero_padding2d ZeroPadding2D [{shape}, 1]", Built.Layers($"[Network, Input(2, 2, 1), ZeroPadding2D({padding})] {Built.Ending}").Single());
    }

    [Theory]
    [InlineData("", "1 2 3 4 5 6 7 8 9")]
    [InlineData("1", "5")]
    [InlineData("0, 1", "2 5 8")]
    [InlineData("1, 0, 0, 2", "4 7")]
    public void Cropping2D_takes_one_two_or_four_numbers(string cropping, string expected) => Assert.Equal(
        expected, string.Join(' ', LayerRun.Output($"Input(3, 3, 1), Cropping2D({cropping})", 1, true, [], [1, 2, 3, 4, 5, 6, 7, 8, 9])));

    [Fact]
    public void UpSampling2D_repeats_positions()
    {
        Assert.Equal([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4], LayerRun.Output("Input(2, 2, 1), UpSampling2D", 1, true, [], Four));
        Assert.Equal([1, 2, 1, 2, 3, 4, 3, 4], LayerRun.Output("Input(2, 1, 2), UpSampling2D(1, 2)", 1, true, [], Four));
    }

    /// <summary>The example of ONNX's test_resize_upsample_scales_linear, which has Keras's half-pixel centres.</summary>
    [Fact]
    public void UpSampling2D_interpolates_between_centres()
    {
        double[] expected = [1, 1.25, 1.75, 2, 1.5, 1.75, 2.25, 2.5, 2.5, 2.75, 3.25, 3.5, 3, 3.25, 3.75, 4];

        Assert.Equal(expected, LayerRun.Output("Input(2, 2, 1), UpSampling2D(2, Interpolation = Interpolation.Bilinear)", 1, true, [], Four));
    }
}
