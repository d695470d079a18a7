using Backprop.Gen.Operations;

namespace Backprop.Gen.Tests.Graph;

/// <summary>The arithmetic of windows against formulas written otherwise.</summary>
public sealed class WindowTests
{
    /// <summary>By counting: the windows that lie inside begin at 0, stride, 2 · stride, … and end before the input does.</summary>
    [Fact]
    public void Valid_windows_are_those_that_lie_inside() => ForAll((input, kernel, stride, dilation) =>
    {
        int count = Enumerable.Range(0, input).Count(start => start % stride == 0 && start + ((kernel - 1) * dilation) < input);

        WindowAxis axis = WindowAxis.Of(input, kernel, stride, dilation, same: false);

        Assert.Equal((count, 0, 0), (axis.Output, axis.Before, axis.After));
    });

    /// <summary>By TensorFlow's published formula for SAME, with the kernel's reach in place of its size.</summary>
    [Fact]
    public void Same_padding_is_that_of_TensorFlow() => ForAll((input, kernel, stride, dilation) =>
    {
        int reach = kernel + ((kernel - 1) * (dilation - 1));
        int total = input % stride == 0 ? Math.Max(reach - stride, 0) : Math.Max(reach - (input % stride), 0);

        WindowAxis axis = WindowAxis.Of(input, kernel, stride, dilation, same: true);

        Assert.Equal((int)Math.Ceiling(input / (double)stride), axis.Output);
        Assert.Equal((total / 2, total - (total / 2)), (axis.Before, axis.After));
    });

    [Fact]
    public void A_window_over_too_few_positions_has_no_output() =>
        Assert.Equal(0, WindowAxis.Of(4, 3, 1, 2, same: false).Output);

    /// <summary>
    /// By Keras's published rules: the sizes of its <c>compute_conv_transpose_output_shape</c>, and its padding of the input with reach − 1 − cut zeros
    /// before the first position.
    /// </summary>
    [Fact]
    public void Transposed_windows_are_those_of_Keras() => ForAll((input, kernel, stride, dilation) =>
    {
        int reach = ((kernel - 1) * dilation) + 1;
        foreach (int? padding in Enumerable.Range(0, stride).Select(p => (int?)p).Prepend(null))
        {
            int valid = ((input - 1) * stride) + reach + (padding ?? (Math.Max(reach, stride) - reach));
            int same = padding is { } odd ? ((input - 1) * stride) + (reach % 2) + odd : input * stride;
            int total = padding is { } added ? reach + (reach % 2) - 2 + added : stride + reach - 2;
            int before = Math.Min((total / 2) + (total % 2), reach - 1);

            Check(WindowAxis.Transposed(input, kernel, stride, dilation, same: false, padding), valid, 0);
            Check(WindowAxis.Transposed(input, kernel, stride, dilation, same: true, padding), same, reach - 1 - before);
        }

        void Check((long Positions, WindowAxis? Axis) actual, int positions, int cut)
        {
            Assert.Equal(positions, actual.Positions);
            Assert.Equal(positions > 0, actual.Axis is not null);
            if (actual.Axis is { } axis)
            {
                Assert.Equal((positions, cut, input), (axis.Input, axis.Before, axis.Output));
            }
        }
    });

    private static void ForAll(Action<int, int, int, int> check)
    {
        for (int input = 1; input <= 12; input++)
        {
            for (int kernel = 1; kernel <= 5; kernel++)
            {
                for (int stride = 1; stride <= 4; stride++)
                {
                    for (int dilation = 1; dilation <= 3; dilation++)
                    {
                        check(input, kernel, stride, dilation);
                    }
                }
            }
        }
    }
}
