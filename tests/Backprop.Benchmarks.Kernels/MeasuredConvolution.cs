using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Benchmarks.Kernels;

/// <summary>A convolution whose kernels are measured one by one.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Input">The shape it reads.</param>
/// <param name="Kernel">Taps along rows and columns.</param>
/// <param name="Stride">Along both.</param>
/// <param name="Same">Whether the input is padded.</param>
/// <param name="Groups">1, or as many as channels.</param>
/// <param name="Filters">Channels of the result.</param>
internal sealed record MeasuredConvolution(string Name, Shape Input, int Kernel, int Stride, bool Same, int Groups, int Filters)
{
    /// <summary>The shapes of LeNet-5, of a small residual network, and of the two halves of a separable convolution.</summary>
    public static IReadOnlyList<MeasuredConvolution> All { get; } =
    [
        new("1→6 5×5 on 28×28", Shape.Of(28, 28, 1), 5, 1, false, 1, 6),
        new("6→16 5×5 on 12×12", Shape.Of(12, 12, 6), 5, 1, false, 1, 16),
        new("16→32 3×3 same on 16×16", Shape.Of(16, 16, 16), 3, 1, true, 1, 32),
        new("32→32 3×3 same on 16×16", Shape.Of(16, 16, 32), 3, 1, true, 1, 32),
        new("32→64 3×3 stride 2 on 16×16", Shape.Of(16, 16, 32), 3, 2, true, 1, 64),
        new("depthwise 64 3×3 same on 8×8", Shape.Of(8, 8, 64), 3, 1, true, 64, 64),
        new("64→64 1×1 on 8×8", Shape.Of(8, 8, 64), 1, 1, false, 1, 64),
    ];

    public Window Window { get; } = new(
        WindowAxis.Of(Input[0], Kernel, Stride, 1, Same), WindowAxis.Of(Input[1], Kernel, Stride, 1, Same), IsPlane: true);

    public Shape Weights => Shape.Of(Kernel, Kernel, Input.Last / Groups, Filters);

    /// <summary>Work of the forward pass for one sample, a multiply-add counting 2; taps in the padding need none.</summary>
    public long Flops => 2L * TapsInside(Window.Rows) * TapsInside(Window.Columns) * (Input.Last / Groups) * Filters;

    private static long TapsInside(WindowAxis axis) => Enumerable.Range(0, axis.Output)
        .Sum(p => (long)Enumerable.Range(0, axis.Kernel).Count(t => (p * axis.Stride) - axis.Before + (t * axis.Dilation) is var at && at >= 0 && at < axis.Input));
}
