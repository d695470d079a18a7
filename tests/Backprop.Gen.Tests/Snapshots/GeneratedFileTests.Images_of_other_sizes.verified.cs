private static void TrainTile<V>(ref float θ, Batch<float> batch, int first, int count, Worker<float> worker)
    where V : struct, ILanes<V, float>
{
    // Samples of the tile, rounded up to whole vectors.
    nint S = (count + 15) & ~15;
    ref float workspace = ref worker.Workspace;
    ref float depthwiseConv2dKernel = ref θ;
    ref float depthwiseConv2dBias = ref Unsafe.Add(ref θ, 48);
    ref float separableConv2dDepthwiseKernel = ref Unsafe.Add(ref θ, 64);
    ref float separableConv2dPointwiseKernel = ref Unsafe.Add(ref θ, 80);
    ref float separableConv2dBias = ref Unsafe.Add(ref θ, 96);
    ref float conv2dTransposeKernel = ref Unsafe.Add(ref θ, 112);
    ref float conv2dTransposeBias = ref Unsafe.Add(ref θ, 176);
    ref float denseKernel = ref Unsafe.Add(ref θ, 192);
    ref float denseBias = ref Unsafe.Add(ref θ, 448);
    ref float dθ = ref worker.Gradients;
    bool add = worker.AddsToGradients;
    ref float dDenseKernel = ref Unsafe.Add(ref dθ, 192);
    ref float dDenseBias = ref Unsafe.Add(ref dθ, 448);
    ref float dConv2dTransposeKernel = ref Unsafe.Add(ref dθ, 112);
    ref float dConv2dTransposeBias = ref Unsafe.Add(ref dθ, 176);
    ref float dSeparableConv2dPointwiseKernel = ref Unsafe.Add(ref dθ, 80);
    ref float dSeparableConv2dBias = ref Unsafe.Add(ref dθ, 96);
    ref float dSeparableConv2dDepthwiseKernel = ref Unsafe.Add(ref dθ, 64);
    ref float dDepthwiseConv2dKernel = ref dθ;
    ref float dDepthwiseConv2dBias = ref Unsafe.Add(ref dθ, 48);

    ref float input = ref workspace;
    batch.LoadInput(0, 32, first, count, ref input, S);

    // F1  depthwiseConv2d = input ∗ depthwise_conv2d.kernel + depthwise_conv2d.bias
    ref float depthwiseConv2d = ref Unsafe.Add(ref workspace, S * 32);
    Kernels.Convolution_4x4x2_3x3p1x1g2_4x4x4<V>(ref input, ref depthwiseConv2dKernel, ref depthwiseConv2dBias, ref depthwiseConv2d, S);
    worker.Watch("depthwise_conv2d", ref depthwiseConv2d, 64, S, count);

    // F2  separableConv2dPart = depthwiseConv2d ∗ separable_conv2d.depthwise_kernel
    ref float separableConv2dPart = ref Unsafe.Add(ref workspace, S * 96);
    Kernels.ConvolutionWithoutBias_4x4x4_2x2s2x2g4_2x2x4<V>(ref depthwiseConv2d, ref separableConv2dDepthwiseKernel, ref separableConv2dPart, S);

    // F3  separableConv2d = max(z, 0) with z = separableConv2dPart ∗ separable_conv2d.pointwise_kernel + separable_conv2d.bias
    ref float separableConv2d = ref Unsafe.Add(ref workspace, S * 112);
    Kernels.ConvolutionRelu_2x2x4_1x1_2x2x3<V>(ref separableConv2dPart, ref separableConv2dPointwiseKernel, ref separableConv2dBias, ref separableConv2d, S);
    worker.Watch("separable_conv2d", ref separableConv2d, 12, S, count);

    // F4  conv2dTranspose = tanh(z) with z = separableConv2d ∗ᵀ conv2d_transpose.kernel + conv2d_transpose.bias
    ref float conv2dTranspose = ref Unsafe.Add(ref workspace, S * 124);
    Kernels.TransposedConvolutionTanh_2x2x3_3x3s2x2_5x5x2<V>(ref separableConv2d, ref conv2dTransposeKernel, ref conv2dTransposeBias, ref conv2dTranspose, S);
    worker.Watch("conv2d_transpose", ref conv2dTranspose, 50, S, count);

    // F5  zeroPadding2d = conv2dTranspose in a frame of zeros: 0 above, 1 below, 1 left and 0 right
    ref float zeroPadding2d = ref Unsafe.Add(ref workspace, S * 174);
    Kernels.Pad_5x5x2_0_1_1_0<V>(ref conv2dTranspose, ref zeroPadding2d, S);
    worker.Watch("zero_padding2d", ref zeroPadding2d, 72, S, count);

    // F6  cropping2d = zeroPadding2d without 1 above, 1 below, 1 left and 1 right
    ref float cropping2d = ref Unsafe.Add(ref workspace, S * 246);
    Kernels.Crop_6x6x2_1_1_1_1<V>(ref zeroPadding2d, ref cropping2d, S);
    worker.Watch("cropping2d", ref cropping2d, 32, S, count);

    // F7  upSampling2d = cropping2d, each position 2 × 2 times
    ref float upSampling2d = ref Unsafe.Add(ref workspace, S * 278);
    Kernels.Enlarge_4x4x2_by_2x2<V>(ref cropping2d, ref upSampling2d, S);
    worker.Watch("up_sampling2d", ref upSampling2d, 128, S, count);

    // F8  upSampling2d1 = upSampling2d, 1 × 2 times as large, bilinear
    ref float upSampling2d1 = ref Unsafe.Add(ref workspace, S * 406);
    Kernels.Interpolate_8x8x2_by_1x2<V>(ref upSampling2d, ref upSampling2d1, S);
    worker.Watch("up_sampling2d_1", ref upSampling2d1, 256, S, count);

    // F9  dense = upSampling2d1 · dense.kernel + dense.bias
    ref float dense = ref Unsafe.Add(ref workspace, S * 174);
    Kernels.Affine_256x1<V>(ref upSampling2d1, ref denseKernel, ref denseBias, ref dense, S);
    worker.Watch("dense", ref dense, 1, S, count);
    batch.StoreOutput(0, 1, first, count, ref dense, S);

    ref float target = ref Unsafe.Add(ref workspace, S * 175);
    batch.LoadTarget(0, 1, 0, first, count, ref target, S);

    // L1  loss = (dense − target)²
    ref float loss = ref Unsafe.Add(ref workspace, S * 176);
    Kernels.SquaredError_1<V>(ref dense, ref target, ref loss, S);

    ref float weights = ref Unsafe.Add(ref workspace, S * 177);
    batch.LoadWeights(first, count, ref weights, S);
    worker.AddLoss(0, ref loss, ref weights, count);

    // B1  dDense = 2·weights·(dense − target)
    ref float dDense = ref Unsafe.Add(ref workspace, S * 174);
    Kernels.SquaredErrorGradient_1<V>(ref dense, ref target, ref weights, ref dDense, S);

    // B2  dFlatten = dDense · dense.kernelᵀ
    ref float dFlatten = ref Unsafe.Add(ref workspace, S * 662);
    Kernels.AffineInputGradient_256x1<V>(ref dDense, ref denseKernel, ref dFlatten, S);

    // B3  ∂dense.kernel += Σ_s upSampling2d1ᵀ · dDense
    LaneSums.ClearBehind(ref upSampling2d1, 256, S, count);
    LaneSums.ClearBehind(ref dDense, 1, S, count);
    Kernels.AffineLaneKernelGradient_256x1<V>(ref upSampling2d1, ref dDense, ref dDenseKernel, S, add);

    // B4  ∂dense.bias += Σ_s dDense
    Kernels.LaneSum_1_to_1<V>(ref dDense, ref dDenseBias, S, add);

    // B5  dUpSampling2d = dFlatten by the weights of the interpolation
    ref float dUpSampling2d = ref Unsafe.Add(ref workspace, S * 174);
    Kernels.InterpolateGradient_8x8x2_by_1x2<V>(ref dFlatten, ref dUpSampling2d, S);

    // B6  dCropping2d = sum of each 2x2 window of dUpSampling2d
    ref float dCropping2d = ref Unsafe.Add(ref workspace, S * 302);
    Kernels.EnlargeGradient_4x4x2_by_2x2<V>(ref dUpSampling2d, ref dCropping2d, S);

    // B7  dZeroPadding2d = dCropping2d in a frame of zeros: 1 above, 1 below, 1 left and 1 right
    ref float dZeroPadding2d = ref Unsafe.Add(ref workspace, S * 174);
    Kernels.Pad_4x4x2_1_1_1_1<V>(ref dCropping2d, ref dZeroPadding2d, S);

    // B8  dConv2dTranspose = dZeroPadding2d without 0 above, 1 below, 1 left and 0 right
    ref float dConv2dTranspose = ref Unsafe.Add(ref workspace, S * 246);
    Kernels.Crop_6x6x2_0_1_1_0<V>(ref dZeroPadding2d, ref dConv2dTranspose, S);

    // B9  dConv2dTransposeZ = dConv2dTranspose·(1 − conv2dTranspose²)
    ref float dConv2dTransposeZ = ref Unsafe.Add(ref workspace, S * 124);
    Kernels.TanhGradient_5x5x2<V>(ref conv2dTranspose, ref dConv2dTranspose, ref dConv2dTransposeZ, S);

    // B10  dConv2dTransposeZ2 = dConv2dTransposeZ ∗ separableConv2d, for each sample
    ref float dConv2dTransposeZ2 = ref Unsafe.Add(ref workspace, S * 174);
    Kernels.ConvolutionSampleKernelGradient_5x5x2_3x3s2x2_2x2x3<V>(ref dConv2dTransposeZ, ref separableConv2d, ref dConv2dTransposeZ2, S);

    // B11  ∂conv2d_transpose.kernel += Σ_s dConv2dTransposeZ2
    LaneSums.ClearBehind(ref dConv2dTransposeZ2, 54, S, count);
    Kernels.LaneSum_54_to_54<V>(ref dConv2dTransposeZ2, ref dConv2dTransposeKernel, S, add);

    // B12  dConv2dTransposeZ3 = Σ_p dConv2dTransposeZ
    ref float dConv2dTransposeZ3 = ref Unsafe.Add(ref workspace, S * 174);
    Kernels.PositionSum_5x5x2<V>(ref dConv2dTransposeZ, ref dConv2dTransposeZ3, S);

    // B13  ∂conv2d_transpose.bias += Σ_s dConv2dTransposeZ3
    LaneSums.ClearBehind(ref dConv2dTransposeZ3, 2, S, count);
    Kernels.LaneSum_2_to_2<V>(ref dConv2dTransposeZ3, ref dConv2dTransposeBias, S, add);

    // B14  dSeparableConv2dZ = z for separableConv2d > 0, else 0 with z = dConv2dTransposeZ ∗ conv2d_transpose.kernel
    ref float dSeparableConv2dZ = ref Unsafe.Add(ref workspace, S * 174);
    Kernels.ConvolutionWithoutBiasReluGradient_5x5x2_3x3s2x2_2x2x3<V>(ref dConv2dTransposeZ, ref conv2dTransposeKernel, ref separableConv2d, ref dSeparableConv2dZ, S);

    // B15  dSeparableConv2dPart = dSeparableConv2dZ ∗ᵀ separable_conv2d.pointwise_kernel
    ref float dSeparableConv2dPart = ref Unsafe.Add(ref workspace, S * 112);
    Kernels.ConvolutionInputGradient_2x2x4_1x1_2x2x3<V>(ref dSeparableConv2dZ, ref separableConv2dPointwiseKernel, ref dSeparableConv2dPart, S);

    // B16  dSeparableConv2dZ2 = separableConv2dPart ∗ dSeparableConv2dZ, for each sample
    ref float dSeparableConv2dZ2 = ref Unsafe.Add(ref workspace, S * 128);
    Kernels.ConvolutionSampleKernelGradient_2x2x4_1x1_2x2x3<V>(ref separableConv2dPart, ref dSeparableConv2dZ, ref dSeparableConv2dZ2, S);

    // B17  ∂separable_conv2d.pointwise_kernel += Σ_s dSeparableConv2dZ2
    LaneSums.ClearBehind(ref dSeparableConv2dZ2, 12, S, count);
    Kernels.LaneSum_12_to_12<V>(ref dSeparableConv2dZ2, ref dSeparableConv2dPointwiseKernel, S, add);

    // B18  dSeparableConv2dZ3 = Σ_p dSeparableConv2dZ
    ref float dSeparableConv2dZ3 = ref Unsafe.Add(ref workspace, S * 96);
    Kernels.PositionSum_2x2x3<V>(ref dSeparableConv2dZ, ref dSeparableConv2dZ3, S);

    // B19  ∂separable_conv2d.bias += Σ_s dSeparableConv2dZ3
    LaneSums.ClearBehind(ref dSeparableConv2dZ3, 3, S, count);
    Kernels.LaneSum_3_to_3<V>(ref dSeparableConv2dZ3, ref dSeparableConv2dBias, S, add);

    // B20  dDepthwiseConv2d = dSeparableConv2dPart ∗ᵀ separable_conv2d.depthwise_kernel
    ref float dDepthwiseConv2d = ref Unsafe.Add(ref workspace, S * 128);
    Kernels.ConvolutionInputGradient_4x4x4_2x2s2x2g4_2x2x4<V>(ref dSeparableConv2dPart, ref separableConv2dDepthwiseKernel, ref dDepthwiseConv2d, S);

    // B21  dSeparableConv2dZ4 = depthwiseConv2d ∗ dSeparableConv2dPart, for each sample
    ref float dSeparableConv2dZ4 = ref Unsafe.Add(ref workspace, S * 96);
    Kernels.ConvolutionSampleKernelGradient_4x4x4_2x2s2x2g4_2x2x4<V>(ref depthwiseConv2d, ref dSeparableConv2dPart, ref dSeparableConv2dZ4, S);

    // B22  ∂separable_conv2d.depthwise_kernel += Σ_s dSeparableConv2dZ4
    LaneSums.ClearBehind(ref dSeparableConv2dZ4, 16, S, count);
    Kernels.LaneSum_16_to_16<V>(ref dSeparableConv2dZ4, ref dSeparableConv2dDepthwiseKernel, S, add);

    // B23  dDepthwiseConv2dZ = input ∗ dDepthwiseConv2d, for each sample
    ref float dDepthwiseConv2dZ = ref Unsafe.Add(ref workspace, S * 32);
    Kernels.ConvolutionSampleKernelGradient_4x4x2_3x3p1x1g2_4x4x4<V>(ref input, ref dDepthwiseConv2d, ref dDepthwiseConv2dZ, S);

    // B24  ∂depthwise_conv2d.kernel += Σ_s dDepthwiseConv2dZ
    LaneSums.ClearBehind(ref dDepthwiseConv2dZ, 36, S, count);
    Kernels.LaneSum_36_to_36<V>(ref dDepthwiseConv2dZ, ref dDepthwiseConv2dKernel, S, add);

    // B25  dDepthwiseConv2dZ2 = Σ_p dDepthwiseConv2d
    ref float dDepthwiseConv2dZ2 = ref workspace;
    Kernels.PositionSum_4x4x4<V>(ref dDepthwiseConv2d, ref dDepthwiseConv2dZ2, S);

    // B26  ∂depthwise_conv2d.bias += Σ_s dDepthwiseConv2dZ2
    LaneSums.ClearBehind(ref dDepthwiseConv2dZ2, 4, S, count);
    Kernels.LaneSum_4_to_4<V>(ref dDepthwiseConv2dZ2, ref dDepthwiseConv2dBias, S, add);

    // ∂L/∂input is not computed: no weight lies before it.
}
