private static void TrainTile<V>(ref float θ, Batch<float> batch, int first, int count, Worker<float> worker)
    where V : struct, ILanes<V, float>
{
    // Samples of the tile, rounded up to whole vectors.
    nint S = (count + 15) & ~15;
    ref float workspace = ref worker.Workspace;
    ref float layerNormalizationGamma = ref θ;
    ref float layerNormalizationBeta = ref Unsafe.Add(ref θ, 16);
    ref float rmsNormalizationScale = ref Unsafe.Add(ref θ, 32);
    ref float groupNormalizationBeta = ref Unsafe.Add(ref θ, 64);
    ref float denseKernel = ref Unsafe.Add(ref θ, 80);
    ref float denseBias = ref Unsafe.Add(ref θ, 112);
    ref float dθ = ref worker.Gradients;
    bool add = worker.AddsToGradients;
    ref float dDenseKernel = ref Unsafe.Add(ref dθ, 80);
    ref float dDenseBias = ref Unsafe.Add(ref dθ, 112);
    ref float dGroupNormalizationBeta = ref Unsafe.Add(ref dθ, 64);
    ref float dRmsNormalizationScale = ref Unsafe.Add(ref dθ, 32);
    ref float dLayerNormalizationGamma = ref dθ;
    ref float dLayerNormalizationBeta = ref Unsafe.Add(ref dθ, 16);

    ref float input = ref workspace;
    batch.LoadInput(0, 24, first, count, ref input, S);

    // F1  layerNormalizationPart = mean input
    ref float layerNormalizationPart = ref Unsafe.Add(ref workspace, S * 24);
    Kernels.Mean_4x6_to_4x1<V>(ref input, ref layerNormalizationPart, S);

    // F2  layerNormalizationPart2 = 1 / √(mean (input − layerNormalizationPart)² + ε)
    ref float layerNormalizationPart2 = ref Unsafe.Add(ref workspace, S * 28);
    Kernels.InverseDeviation_4x6_to_4x1<V>(ref input, ref layerNormalizationPart, ref layerNormalizationPart2, S);

    // F3  layerNormalizationPart3 = (input − layerNormalizationPart) layerNormalizationPart2
    ref float layerNormalizationPart3 = ref workspace;
    Kernels.Normalize_4x6_by_4x1<V>(ref input, ref layerNormalizationPart2, ref layerNormalizationPart, ref layerNormalizationPart3, S);

    // F4  layerNormalization = layerNormalizationPart3·layer_normalization.gamma + layer_normalization.beta
    ref float layerNormalization = ref Unsafe.Add(ref workspace, S * 24);
    Kernels.ScaleAndShift_4x6<V>(ref layerNormalizationPart3, ref layerNormalizationGamma, ref layerNormalizationBeta, ref layerNormalization, S);
    worker.Watch("layer_normalization", ref layerNormalization, 24, S, count);

    // F5  rmsNormalizationPart = 1 / √(mean layerNormalization² + ε)
    ref float rmsNormalizationPart = ref Unsafe.Add(ref workspace, S * 48);
    Kernels.InverseRootMeanSquare_4x6_to_1x1<V>(ref layerNormalization, ref rmsNormalizationPart, S);

    // F6  rmsNormalizationPart2 = layerNormalization rmsNormalizationPart
    ref float rmsNormalizationPart2 = ref Unsafe.Add(ref workspace, S * 24);
    Kernels.Normalize_4x6_by_1x1<V>(ref layerNormalization, ref rmsNormalizationPart, ref rmsNormalizationPart2, S);

    // F7  rmsNormalization = rmsNormalizationPart2·rms_normalization.scale
    ref float rmsNormalization = ref Unsafe.Add(ref workspace, S * 49);
    Kernels.Scale_4x6<V>(ref rmsNormalizationPart2, ref rmsNormalizationScale, ref rmsNormalization, S);
    worker.Watch("rms_normalization", ref rmsNormalization, 24, S, count);

    // F8  groupNormalizationPart = mean rmsNormalization
    ref float groupNormalizationPart = ref Unsafe.Add(ref workspace, S * 73);
    Kernels.Mean_4x2x3_to_1x2x1<V>(ref rmsNormalization, ref groupNormalizationPart, S);

    // F9  groupNormalizationPart2 = 1 / √(mean (rmsNormalization − groupNormalizationPart)² + ε)
    ref float groupNormalizationPart2 = ref Unsafe.Add(ref workspace, S * 75);
    Kernels.InverseDeviation_4x2x3_to_1x2x1<V>(ref rmsNormalization, ref groupNormalizationPart, ref groupNormalizationPart2, S);

    // F10  groupNormalizationPart3 = (rmsNormalization − groupNormalizationPart) groupNormalizationPart2
    ref float groupNormalizationPart3 = ref Unsafe.Add(ref workspace, S * 49);
    Kernels.Normalize_4x2x3_by_1x2x1<V>(ref rmsNormalization, ref groupNormalizationPart2, ref groupNormalizationPart, ref groupNormalizationPart3, S);

    // F11  groupNormalization = groupNormalizationPart3 + group_normalization.beta
    ref float groupNormalization = ref Unsafe.Add(ref workspace, S * 77);
    Kernels.ScaleAndShift_4x6_2<V>(ref groupNormalizationPart3, ref groupNormalizationBeta, ref groupNormalization, S);
    worker.Watch("group_normalization", ref groupNormalization, 24, S, count);

    // F12  unitNormalizationPart = 1 / √Σ groupNormalization²
    ref float unitNormalizationPart = ref Unsafe.Add(ref workspace, S * 101);
    Kernels.InverseUnit_4x6_to_1x6<V>(ref groupNormalization, ref unitNormalizationPart, S);

    // F13  unitNormalization = groupNormalization unitNormalizationPart
    ref float unitNormalization = ref Unsafe.Add(ref workspace, S * 77);
    Kernels.Normalize_4x6_by_1x6<V>(ref groupNormalization, ref unitNormalizationPart, ref unitNormalization, S);
    worker.Watch("unit_normalization", ref unitNormalization, 24, S, count);

    // F14  dense = unitNormalization · dense.kernel + dense.bias
    ref float dense = ref Unsafe.Add(ref workspace, S * 73);
    Kernels.Affine_24x1<V>(ref unitNormalization, ref denseKernel, ref denseBias, ref dense, S);
    worker.Watch("dense", ref dense, 1, S, count);
    batch.StoreOutput(0, 1, first, count, ref dense, S);

    ref float target = ref Unsafe.Add(ref workspace, S * 74);
    batch.LoadTarget(0, 1, 0, first, count, ref target, S);

    // L1  loss = (dense − target)²
    ref float loss = ref Unsafe.Add(ref workspace, S * 107);
    Kernels.SquaredError_1<V>(ref dense, ref target, ref loss, S);

    ref float weights = ref Unsafe.Add(ref workspace, S * 108);
    batch.LoadWeights(first, count, ref weights, S);
    worker.AddLoss(0, ref loss, ref weights, count);

    // B1  dDense = 2·weights·(dense − target)
    ref float dDense = ref Unsafe.Add(ref workspace, S * 73);
    Kernels.SquaredErrorGradient_1<V>(ref dense, ref target, ref weights, ref dDense, S);

    // B2  dFlatten = dDense · dense.kernelᵀ
    ref float dFlatten = ref Unsafe.Add(ref workspace, S * 107);
    Kernels.AffineInputGradient_24x1<V>(ref dDense, ref denseKernel, ref dFlatten, S);

    // B3  ∂dense.kernel += Σ_s unitNormalizationᵀ · dDense
    LaneSums.ClearBehind(ref unitNormalization, 24, S, count);
    LaneSums.ClearBehind(ref dDense, 1, S, count);
    Kernels.AffineLaneKernelGradient_24x1<V>(ref unitNormalization, ref dDense, ref dDenseKernel, S, add);

    // B4  ∂dense.bias += Σ_s dDense
    Kernels.LaneSum_1_to_1<V>(ref dDense, ref dDenseBias, S, add);

    // B5  dGroupNormalization = unitNormalizationPart (dFlatten − unitNormalization Σ dFlatten unitNormalization)
    ref float dGroupNormalization = ref Unsafe.Add(ref workspace, S * 107);
    Kernels.NormalizeUnitGradient_4x6_by_1x6<V>(ref dFlatten, ref unitNormalization, ref unitNormalizationPart, ref dGroupNormalization, S);

    // B6  dGroupNormalizationZ = Σ dGroupNormalization
    ref float dGroupNormalizationZ = ref Unsafe.Add(ref workspace, S * 77);
    Kernels.Sum_4x6_to_6<V>(ref dGroupNormalization, ref dGroupNormalizationZ, S);

    // B7  ∂group_normalization.beta += Σ_s dGroupNormalizationZ
    LaneSums.ClearBehind(ref dGroupNormalizationZ, 6, S, count);
    Kernels.LaneSum_6_to_6<V>(ref dGroupNormalizationZ, ref dGroupNormalizationBeta, S, add);

    // B8  dGroupNormalizationPart = groupNormalizationPart2 (dGroupNormalization − mean dGroupNormalization − groupNormalizationPart3 mean (dGroupNormalization groupNormalizationPart3))
    ref float dGroupNormalizationPart = ref Unsafe.Add(ref workspace, S * 107);
    Kernels.NormalizeStandardGradient_4x2x3_by_1x2x1<V>(ref dGroupNormalization, ref groupNormalizationPart3, ref groupNormalizationPart2, ref dGroupNormalizationPart, S);

    // B9  dRmsNormalizationPart = dGroupNormalizationPart·rms_normalization.scale
    ref float dRmsNormalizationPart = ref Unsafe.Add(ref workspace, S * 49);
    Kernels.ScaleGradient_4x6<V>(ref rmsNormalizationScale, ref dGroupNormalizationPart, ref dRmsNormalizationPart, S);

    // B10  dRmsNormalizationZ = dGroupNormalizationPart·rmsNormalizationPart2
    ref float dRmsNormalizationZ = ref Unsafe.Add(ref workspace, S * 107);
    Kernels.ScaleGradient_4x6_2<V>(ref rmsNormalizationPart2, ref dGroupNormalizationPart, ref dRmsNormalizationZ, S);

    // B11  ∂rms_normalization.scale += Σ_s dRmsNormalizationZ
    LaneSums.ClearBehind(ref dRmsNormalizationZ, 24, S, count);
    Kernels.LaneSum_24_to_24<V>(ref dRmsNormalizationZ, ref dRmsNormalizationScale, S, add);

    // B12  dLayerNormalization = rmsNormalizationPart (dRmsNormalizationPart − rmsNormalizationPart2 mean (dRmsNormalizationPart rmsNormalizationPart2))
    ref float dLayerNormalization = ref Unsafe.Add(ref workspace, S * 49);
    Kernels.NormalizeRootMeanSquareGradient_4x6_by_1x1<V>(ref dRmsNormalizationPart, ref rmsNormalizationPart2, ref rmsNormalizationPart, ref dLayerNormalization, S);

    // B13  dLayerNormalizationZ = dLayerNormalization·layerNormalizationPart3
    ref float dLayerNormalizationZ = ref workspace;
    Kernels.ScaleAndShiftGradient_4x6<V>(ref layerNormalizationPart3, ref dLayerNormalization, ref dLayerNormalizationZ, S);

    // B14  dLayerNormalizationZ2 = Σ dLayerNormalizationZ
    ref float dLayerNormalizationZ2 = ref Unsafe.Add(ref workspace, S * 24);
    Kernels.Sum_4x6_to_6<V>(ref dLayerNormalizationZ, ref dLayerNormalizationZ2, S);

    // B15  ∂layer_normalization.gamma += Σ_s dLayerNormalizationZ2
    LaneSums.ClearBehind(ref dLayerNormalizationZ2, 6, S, count);
    Kernels.LaneSum_6_to_6<V>(ref dLayerNormalizationZ2, ref dLayerNormalizationGamma, S, add);

    // B16  dLayerNormalizationZ3 = Σ dLayerNormalization
    ref float dLayerNormalizationZ3 = ref workspace;
    Kernels.Sum_4x6_to_6<V>(ref dLayerNormalization, ref dLayerNormalizationZ3, S);

    // B17  ∂layer_normalization.beta += Σ_s dLayerNormalizationZ3
    LaneSums.ClearBehind(ref dLayerNormalizationZ3, 6, S, count);
    Kernels.LaneSum_6_to_6<V>(ref dLayerNormalizationZ3, ref dLayerNormalizationBeta, S, add);

    // ∂L/∂input is not computed: no weight lies before it.
}
