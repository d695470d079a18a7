private static void PredictTile<V>(ref float θ, Batch<float> batch, int first, int count, Worker<float> worker)
    where V : struct, ILanes<V, float>
{
    // Samples of the tile, rounded up to whole vectors.
    nint S = (count + 15) & ~15;
    ref float workspace = ref worker.Workspace;
    ref float batchNormalizationGamma = ref Unsafe.Add(ref θ, 32);
    ref float batchNormalizationMovingVariance = ref Unsafe.Add(ref θ, 144);
    ref float batchNormalizationBeta = ref Unsafe.Add(ref θ, 48);
    ref float batchNormalizationMovingMean = ref Unsafe.Add(ref θ, 128);
    ref float conv2dKernel = ref θ;
    ref float batchNormalization1MovingVariance = ref Unsafe.Add(ref θ, 176);
    ref float batchNormalization1Beta = ref Unsafe.Add(ref θ, 112);
    ref float batchNormalization1MovingMean = ref Unsafe.Add(ref θ, 160);
    ref float denseKernel = ref Unsafe.Add(ref θ, 64);
    ref float denseBias = ref Unsafe.Add(ref θ, 96);

    // F1  batchNormalizationScale = batch_normalization.gamma/√(batch_normalization.moving_variance + 0.001)
    ref float batchNormalizationScale = ref workspace;
    Kernels.Scale_2<V>(ref batchNormalizationGamma, ref batchNormalizationMovingVariance, ref batchNormalizationScale);

    // F2  batchNormalizationShift = batch_normalization.beta − batch_normalization.moving_mean·batchNormalizationScale
    ref float batchNormalizationShift = ref Unsafe.Add(ref workspace, S);
    Kernels.Shift_2<V>(ref batchNormalizationBeta, ref batchNormalizationMovingMean, ref batchNormalizationScale, ref batchNormalizationShift);

    ref float input = ref Unsafe.Add(ref workspace, S * 2);
    batch.LoadInput(0, 16, first, count, ref input, S);

    // F3  reLu = max(z·batchNormalizationScale + batchNormalizationShift, 0) with z = input ∗ conv2d.kernel
    ref float reLu = ref Unsafe.Add(ref workspace, S * 18);
    Kernels.ConvolutionWithoutBiasScaleAndShiftRelu_4x4x1_3x3_2x2x2<V>(ref input, ref conv2dKernel, ref batchNormalizationScale, ref batchNormalizationShift, ref reLu, S);

    // F4  batchNormalization1Scale = 1/√(batch_normalization_1.moving_variance + 0.001)
    ref float batchNormalization1Scale = ref workspace;
    Kernels.Scale_3<V>(ref batchNormalization1MovingVariance, ref batchNormalization1Scale);

    // F5  batchNormalization1Shift = batch_normalization_1.beta − batch_normalization_1.moving_mean·batchNormalization1Scale
    ref float batchNormalization1Shift = ref Unsafe.Add(ref workspace, S);
    Kernels.Shift_3<V>(ref batchNormalization1Beta, ref batchNormalization1MovingMean, ref batchNormalization1Scale, ref batchNormalization1Shift);

    // F6  batchNormalization1 = z·batchNormalization1Scale + batchNormalization1Shift with z = reLu · dense.kernel + dense.bias
    ref float batchNormalization1 = ref Unsafe.Add(ref workspace, S * 2);
    Kernels.AffineScaleAndShift_8x3<V>(ref reLu, ref denseKernel, ref denseBias, ref batchNormalization1Scale, ref batchNormalization1Shift, ref batchNormalization1, S);
    batch.StoreOutput(0, 3, first, count, ref batchNormalization1, S);

    if (batch.HasTargets)
    {

        ref float target = ref Unsafe.Add(ref workspace, S * 5);
        batch.LoadTarget(0, 3, 0, first, count, ref target, S);

        // L1  term = (batchNormalization1 − target)²/3
        ref float term = ref Unsafe.Add(ref workspace, S * 2);
        Kernels.SquaredError_3<V>(ref batchNormalization1, ref target, ref term, S);

        // L2  loss = Σ term
        ref float loss = ref workspace;
        Kernels.Sum_3_to_1<V>(ref term, ref loss, S);

        ref float weights = ref Unsafe.Add(ref workspace, S);
        batch.LoadWeights(first, count, ref weights, S);
        worker.AddLoss(0, ref loss, ref weights, count);
    }
}
