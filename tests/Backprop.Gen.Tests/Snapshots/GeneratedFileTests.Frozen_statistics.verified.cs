private static void TrainTile<V>(ref float θ, Batch<float> batch, int first, int count, Worker<float> worker)
    where V : struct, ILanes<V, float>
{
    // Samples of the tile, rounded up to whole vectors.
    nint S = (count + 15) & ~15;
    ref float workspace = ref worker.Workspace;
    ref float normalizationMean = ref Unsafe.Add(ref θ, 128);
    ref float normalizationVariance = ref Unsafe.Add(ref θ, 144);
    ref float normalization1Mean = ref Unsafe.Add(ref θ, 160);
    ref float normalization1Variance = ref Unsafe.Add(ref θ, 176);
    ref float normalization4Mean = ref Unsafe.Add(ref θ, 192);
    ref float normalization4Variance = ref Unsafe.Add(ref θ, 208);
    ref float middleMean = ref Unsafe.Add(ref θ, 224);
    ref float middleVariance = ref Unsafe.Add(ref θ, 240);
    ref float denseKernel = ref θ;
    ref float denseBias = ref Unsafe.Add(ref θ, 80);
    ref float dense1Kernel = ref Unsafe.Add(ref θ, 96);
    ref float dense1Bias = ref Unsafe.Add(ref θ, 112);
    ref float dθ = ref worker.Gradients;
    bool add = worker.AddsToGradients;
    ref float dDense1Kernel = ref Unsafe.Add(ref dθ, 96);
    ref float dDense1Bias = ref Unsafe.Add(ref dθ, 112);
    ref float dDenseKernel = ref dθ;
    ref float dDenseBias = ref Unsafe.Add(ref dθ, 80);

    // F1  normalizationCenter = normalization.mean
    ref float normalizationCenter = ref workspace;
    Kernels.Center_6<V>(ref normalizationMean, ref normalizationCenter);

    // F2  normalizationScale = 1/max(√normalization.variance, 1e-7)
    ref float normalizationScale = ref Unsafe.Add(ref workspace, S);
    Kernels.Scale_6<V>(ref normalizationVariance, ref normalizationScale);

    // F3  normalization1Center = normalization_1.mean
    ref float normalization1Center = ref Unsafe.Add(ref workspace, S * 2);
    Kernels.Center_4x1<V>(ref normalization1Mean, ref normalization1Center);

    // F4  normalization1Scale = 1/max(√normalization_1.variance, 1e-7)
    ref float normalization1Scale = ref Unsafe.Add(ref workspace, S * 3);
    Kernels.Scale_4x1<V>(ref normalization1Variance, ref normalization1Scale);

    // F5  normalization2Mean = 0.5, 0.25, 0, 1, …
    ref float normalization2Mean = ref Unsafe.Add(ref workspace, S * 4);
    Kernels.Mean_6<V>(ref normalization2Mean);

    ref float input = ref Unsafe.Add(ref workspace, S * 5);
    batch.LoadInput(0, 24, first, count, ref input, S);

    // F6  normalization3 = 2·(0.5·(((input − normalizationCenter)·normalizationScale − normalization1Center)·normalization1Scale − normalization2Mean) − 0.5)
    ref float normalization3 = ref Unsafe.Add(ref workspace, S * 5);
    Kernels.Normalize_4x6<V>(ref normalization2Mean, ref normalization1Center, ref normalization1Scale, ref input, ref normalizationCenter, ref normalizationScale, ref normalization3, S);
    worker.Watch("normalization_3", ref normalization3, 24, S, count);

    // F7  normalization4Center = normalization_4.mean
    ref float normalization4Center = ref workspace;
    Kernels.Center_1<V>(ref normalization4Mean, ref normalization4Center);

    // F8  normalization4Deviation = max(√normalization_4.variance, 1e-7)
    ref float normalization4Deviation = ref Unsafe.Add(ref workspace, S);
    Kernels.Deviation_1<V>(ref normalization4Variance, ref normalization4Deviation);

    // F9  normalization4 = normalization3·normalization4Deviation + normalization4Center
    ref float normalization4 = ref Unsafe.Add(ref workspace, S * 5);
    Kernels.Denormalize_4x6<V>(ref normalization3, ref normalization4Center, ref normalization4Deviation, ref normalization4, S);
    worker.Watch("normalization_4", ref normalization4, 24, S, count);

    // F10  middleCenter = middle.mean
    ref float middleCenter = ref workspace;
    Kernels.Center_3<V>(ref middleMean, ref middleCenter);

    // F11  middleScale = 1/max(√middle.variance, 1e-7)
    ref float middleScale = ref Unsafe.Add(ref workspace, S);
    Kernels.Scale_3<V>(ref middleVariance, ref middleScale);

    // F12  reLu = max((z − middleCenter)·middleScale, 0) with z = normalization4 · dense.kernel + dense.bias
    ref float reLu = ref Unsafe.Add(ref workspace, S * 2);
    Kernels.AffineNormalizeRelu_24x3<V>(ref normalization4, ref denseKernel, ref denseBias, ref middleCenter, ref middleScale, ref reLu, S);
    worker.Watch("dense", ref reLu, 3, S, count);

    // F13  dense1 = reLu · dense_1.kernel + dense_1.bias
    ref float dense1 = ref workspace;
    Kernels.Affine_3x1<V>(ref reLu, ref dense1Kernel, ref dense1Bias, ref dense1, S);
    worker.Watch("dense_1", ref dense1, 1, S, count);
    batch.StoreOutput(0, 1, first, count, ref dense1, S);

    ref float target = ref Unsafe.Add(ref workspace, S * 29);
    batch.LoadTarget(0, 1, 0, first, count, ref target, S);

    // L1  loss = (dense1 − target)²
    ref float loss = ref Unsafe.Add(ref workspace, S * 30);
    Kernels.SquaredError_1<V>(ref dense1, ref target, ref loss, S);

    ref float weights = ref Unsafe.Add(ref workspace, S * 31);
    batch.LoadWeights(first, count, ref weights, S);
    worker.AddLoss(0, ref loss, ref weights, count);

    // B1  dDense1 = 2·weights·(dense1 − target)
    ref float dDense1 = ref workspace;
    Kernels.SquaredErrorGradient_1<V>(ref dense1, ref target, ref weights, ref dDense1, S);

    // B2  ∂dense_1.kernel += Σ_s reLuᵀ · dDense1
    LaneSums.ClearBehind(ref reLu, 3, S, count);
    LaneSums.ClearBehind(ref dDense1, 1, S, count);
    Kernels.AffineLaneKernelGradient_3x1<V>(ref reLu, ref dDense1, ref dDense1Kernel, S, add);

    // B3  ∂dense_1.bias += Σ_s dDense1
    Kernels.LaneSum_1_to_1<V>(ref dDense1, ref dDense1Bias, S, add);

    // B4  dMiddle = z for reLu > 0, else 0 with z = dDense1 · dense_1.kernelᵀ
    ref float dMiddle = ref Unsafe.Add(ref workspace, S * 29);
    Kernels.AffineInputGradientReluGradient_3x1<V>(ref dDense1, ref dense1Kernel, ref reLu, ref dMiddle, S);

    // B5  dDense = dMiddle·middleScale
    ref float dDense = ref Unsafe.Add(ref workspace, S * 29);
    Kernels.NormalizeGradient_3<V>(ref middleScale, ref dMiddle, ref dDense, S);

    // B6  ∂dense.kernel += Σ_s normalization4ᵀ · dDense
    LaneSums.ClearBehind(ref normalization4, 24, S, count);
    LaneSums.ClearBehind(ref dDense, 3, S, count);
    Kernels.AffineLaneKernelGradient_24x3<V>(ref normalization4, ref dDense, ref dDenseKernel, S, add);

    // B7  ∂dense.bias += Σ_s dDense
    Kernels.LaneSum_3_to_3<V>(ref dDense, ref dDenseBias, S, add);

    // ∂L/∂input is not computed: no weight lies before it.
}
