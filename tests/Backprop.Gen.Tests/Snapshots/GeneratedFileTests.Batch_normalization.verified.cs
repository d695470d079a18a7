private static void TrainTile<V>(ref float θ, Batch<float> batch, int first, int count, Worker<float> worker)
    where V : struct, ILanes<V, float>
{
    // Samples of the tile, rounded up to whole vectors.
    nint S = (count + 15) & ~15;
    ref float workspace = ref worker.Workspace;
    ref float statistics = ref worker.Statistics;
    ref float dθ = ref worker.Gradients;
    bool add = worker.AddsToGradients;

    // A statistic of the batch is known when all tiles have given their parts. So all of them run one segment before any begins the next one,
    // and each keeps its workspace in between.
    switch (worker.Segment)
    {
        case 0:
        {
            ref float input = ref workspace;
            batch.LoadInput(0, 16, first, count, ref input, S);

            // F1  conv2d = input ∗ conv2d.kernel
            ref float conv2dKernel = ref θ;
            ref float conv2d = ref Unsafe.Add(ref workspace, S * 16);
            Kernels.ConvolutionWithoutBias_4x4x1_3x3_2x2x2<V>(ref input, ref conv2dKernel, ref conv2d, S);
            worker.Watch("conv2d", ref conv2d, 8, S, count);

            // F2  batchNormalizationOwnMoments = mean m over positions and Σ_p (conv2d − m)², by channel
            ref float batchNormalizationOwnMoments = ref Unsafe.Add(ref workspace, S * 24);
            Kernels.PositionMoments_2x2x2<V>(ref conv2d, ref batchNormalizationOwnMoments, S);

            // F3  batchNormalizationMoments = mean and variance over the batch, ε = 0.001, of batchNormalizationOwnMoments
            worker.Gather(0, ref batchNormalizationOwnMoments, S, count);
            break;
        }
        case 1:
        {
            // F4  reLu = max((conv2d − batchNormalizationMean)·batchNormalizationInverseDeviation·batch_normalization.gamma + batch_normalization.beta, 0)
            ref float conv2d = ref Unsafe.Add(ref workspace, S * 16);
            ref float batchNormalizationMean = ref statistics;
            ref float batchNormalizationInverseDeviation = ref Unsafe.Add(ref statistics, 32);
            ref float batchNormalizationGamma = ref Unsafe.Add(ref θ, 32);
            ref float batchNormalizationBeta = ref Unsafe.Add(ref θ, 48);
            ref float reLu = ref Unsafe.Add(ref workspace, S * 24);
            Kernels.BatchNormalizeRelu_2x2x2<V>(ref conv2d, ref batchNormalizationMean, ref batchNormalizationInverseDeviation, ref batchNormalizationGamma, ref batchNormalizationBeta, ref reLu, S);
            worker.Watch("re_lu", ref reLu, 8, S, count);

            // F5  dense = reLu · dense.kernel + dense.bias
            ref float denseKernel = ref Unsafe.Add(ref θ, 64);
            ref float denseBias = ref Unsafe.Add(ref θ, 96);
            ref float dense = ref Unsafe.Add(ref workspace, S * 32);
            Kernels.Affine_8x3<V>(ref reLu, ref denseKernel, ref denseBias, ref dense, S);
            worker.Watch("dense", ref dense, 3, S, count);

            // F6  batchNormalization1Moments = mean and variance over the batch, ε = 0.001, of dense
            worker.Gather(1, ref dense, S, count);
            break;
        }
        case 2:
        {
            // F7  batchNormalization1 = (dense − batchNormalization1Mean)·batchNormalization1InverseDeviation + batch_normalization_1.beta
            ref float dense = ref Unsafe.Add(ref workspace, S * 32);
            ref float batchNormalization1Mean = ref Unsafe.Add(ref statistics, 48);
            ref float batchNormalization1InverseDeviation = ref Unsafe.Add(ref statistics, 80);
            ref float batchNormalization1Beta = ref Unsafe.Add(ref θ, 112);
            ref float batchNormalization1 = ref Unsafe.Add(ref workspace, S * 35);
            Kernels.BatchNormalize_3<V>(ref dense, ref batchNormalization1Mean, ref batchNormalization1InverseDeviation, ref batchNormalization1Beta, ref batchNormalization1, S);
            worker.Watch("batch_normalization_1", ref batchNormalization1, 3, S, count);
            batch.StoreOutput(0, 3, first, count, ref batchNormalization1, S);

            ref float target = ref Unsafe.Add(ref workspace, S * 38);
            batch.LoadTarget(0, 3, 0, first, count, ref target, S);

            // L1  term = (batchNormalization1 − target)²/3
            ref float term = ref Unsafe.Add(ref workspace, S * 41);
            Kernels.SquaredError_3<V>(ref batchNormalization1, ref target, ref term, S);

            // L2  loss = Σ term
            ref float loss = ref Unsafe.Add(ref workspace, S * 44);
            Kernels.Sum_3_to_1<V>(ref term, ref loss, S);

            ref float weights = ref Unsafe.Add(ref workspace, S * 41);
            batch.LoadWeights(first, count, ref weights, S);
            worker.AddLoss(0, ref loss, ref weights, count);

            // B1  dBatchNormalization1 = 0.666667·weights·(batchNormalization1 − target)
            ref float dBatchNormalization1 = ref Unsafe.Add(ref workspace, S * 35);
            Kernels.SquaredErrorGradient_3<V>(ref batchNormalization1, ref target, ref weights, ref dBatchNormalization1, S);

            // B2  batchNormalization1OwnSums = Σ_p dBatchNormalization1 and Σ_p dBatchNormalization1 (dense − batchNormalization1Mean) batchNormalization1InverseDeviation, by channel
            ref float batchNormalization1OwnSums = ref Unsafe.Add(ref workspace, S * 38);
            Kernels.PositionProducts_3<V>(ref dBatchNormalization1, ref dense, ref batchNormalization1Mean, ref batchNormalization1InverseDeviation, ref batchNormalization1OwnSums, S);

            // B3  batchNormalization1Sums = sums over the batch of batchNormalization1OwnSums
            worker.Gather(2, ref batchNormalization1OwnSums, S, count);
            break;
        }
        case 3:
        {
            // B4  ∂batch_normalization_1.beta = batchNormalization1GradientSum
            ref float batchNormalization1GradientSum = ref Unsafe.Add(ref statistics, 96);
            ref float dBatchNormalization1Beta = ref Unsafe.Add(ref dθ, 112);
            worker.HandOver(ref batchNormalization1GradientSum, ref dBatchNormalization1Beta, 3, first, add);

            // B5  dDense = batchNormalization1InverseDeviation (dBatchNormalization1 − batchNormalization1GradientMean − (dense − batchNormalization1Mean) batchNormalization1InverseDeviation batchNormalization1ProductMean)
            ref float dBatchNormalization1 = ref Unsafe.Add(ref workspace, S * 35);
            ref float dense = ref Unsafe.Add(ref workspace, S * 32);
            ref float batchNormalization1Mean = ref Unsafe.Add(ref statistics, 48);
            ref float batchNormalization1InverseDeviation = ref Unsafe.Add(ref statistics, 80);
            ref float batchNormalization1GradientMean = ref Unsafe.Add(ref statistics, 128);
            ref float batchNormalization1ProductMean = ref Unsafe.Add(ref statistics, 144);
            ref float dDense = ref Unsafe.Add(ref workspace, S * 35);
            Kernels.BatchNormalizeWithoutScaleGradient_3<V>(ref dBatchNormalization1, ref dense, ref batchNormalization1Mean, ref batchNormalization1InverseDeviation, ref batchNormalization1GradientMean, ref batchNormalization1ProductMean, ref dDense, S);

            // B6  dFlatten = dDense · dense.kernelᵀ
            ref float denseKernel = ref Unsafe.Add(ref θ, 64);
            ref float dFlatten = ref Unsafe.Add(ref workspace, S * 38);
            Kernels.AffineInputGradient_8x3<V>(ref dDense, ref denseKernel, ref dFlatten, S);

            // B7  ∂dense.kernel += Σ_s reLuᵀ · dDense
            ref float reLu = ref Unsafe.Add(ref workspace, S * 24);
            ref float dDenseKernel = ref Unsafe.Add(ref dθ, 64);
            LaneSums.ClearBehind(ref reLu, 8, S, count);
            LaneSums.ClearBehind(ref dDense, 3, S, count);
            Kernels.AffineLaneKernelGradient_8x3<V>(ref reLu, ref dDense, ref dDenseKernel, S, add);

            // B8  ∂dense.bias += Σ_s dDense
            ref float dDenseBias = ref Unsafe.Add(ref dθ, 96);
            Kernels.LaneSum_3_to_3<V>(ref dDense, ref dDenseBias, S, add);

            // B9  dBatchNormalization = dFlatten for reLu > 0, else 0
            ref float dBatchNormalization = ref Unsafe.Add(ref workspace, S * 24);
            Kernels.ReluGradient_2x2x2<V>(ref reLu, ref dFlatten, ref dBatchNormalization, S);

            // B10  batchNormalizationOwnSums = Σ_p dBatchNormalization and Σ_p dBatchNormalization (conv2d − batchNormalizationMean) batchNormalizationInverseDeviation, by channel
            ref float conv2d = ref Unsafe.Add(ref workspace, S * 16);
            ref float batchNormalizationMean = ref statistics;
            ref float batchNormalizationInverseDeviation = ref Unsafe.Add(ref statistics, 32);
            ref float batchNormalizationOwnSums = ref Unsafe.Add(ref workspace, S * 32);
            Kernels.PositionProducts_2x2x2<V>(ref dBatchNormalization, ref conv2d, ref batchNormalizationMean, ref batchNormalizationInverseDeviation, ref batchNormalizationOwnSums, S);

            // B11  batchNormalizationSums = sums over the batch of batchNormalizationOwnSums
            worker.Gather(3, ref batchNormalizationOwnSums, S, count);
            break;
        }
        case 4:
        {
            // B12  ∂batch_normalization.gamma = batchNormalizationProductSum
            ref float batchNormalizationProductSum = ref Unsafe.Add(ref statistics, 176);
            ref float dBatchNormalizationGamma = ref Unsafe.Add(ref dθ, 32);
            worker.HandOver(ref batchNormalizationProductSum, ref dBatchNormalizationGamma, 2, first, add);

            // B13  ∂batch_normalization.beta = batchNormalizationGradientSum
            ref float batchNormalizationGradientSum = ref Unsafe.Add(ref statistics, 160);
            ref float dBatchNormalizationBeta = ref Unsafe.Add(ref dθ, 48);
            worker.HandOver(ref batchNormalizationGradientSum, ref dBatchNormalizationBeta, 2, first, add);

            // B14  dConv2d = batch_normalization.gamma batchNormalizationInverseDeviation (dBatchNormalization − batchNormalizationGradientMean − (conv2d − batchNormalizationMean) batchNormalizationInverseDeviation batchNormalizationProductMean)
            ref float dBatchNormalization = ref Unsafe.Add(ref workspace, S * 24);
            ref float conv2d = ref Unsafe.Add(ref workspace, S * 16);
            ref float batchNormalizationMean = ref statistics;
            ref float batchNormalizationInverseDeviation = ref Unsafe.Add(ref statistics, 32);
            ref float batchNormalizationGamma = ref Unsafe.Add(ref θ, 32);
            ref float batchNormalizationGradientMean = ref Unsafe.Add(ref statistics, 192);
            ref float batchNormalizationProductMean = ref Unsafe.Add(ref statistics, 208);
            ref float dConv2d = ref Unsafe.Add(ref workspace, S * 24);
            Kernels.BatchNormalizeGradient_2x2x2<V>(ref dBatchNormalization, ref conv2d, ref batchNormalizationMean, ref batchNormalizationInverseDeviation, ref batchNormalizationGamma, ref batchNormalizationGradientMean, ref batchNormalizationProductMean, ref dConv2d, S);

            // B15  dConv2dZ = input ∗ dConv2d, for each sample
            ref float input = ref workspace;
            ref float dConv2dZ = ref Unsafe.Add(ref workspace, S * 32);
            Kernels.ConvolutionSampleKernelGradient_4x4x1_3x3_2x2x2<V>(ref input, ref dConv2d, ref dConv2dZ, S);

            // B16  ∂conv2d.kernel += Σ_s dConv2dZ
            ref float dConv2dKernel = ref dθ;
            LaneSums.ClearBehind(ref dConv2dZ, 18, S, count);
            Kernels.LaneSum_18_to_18<V>(ref dConv2dZ, ref dConv2dKernel, S, add);
            break;
        }
    }

    // ∂L/∂input is not computed: no weight lies before it.
}
