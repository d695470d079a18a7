private static void TrainTile<V>(ref float θ, Batch<float> batch, int first, int count, Worker<float> worker)
    where V : struct, ILanes<V, float>
{
    // Samples of the tile, rounded up to whole vectors.
    nint S = (count + 15) & ~15;
    ref float workspace = ref worker.Workspace;
    ref float denseKernel = ref θ;
    ref float denseBias = ref Unsafe.Add(ref θ, 16);
    ref float dense1Kernel = ref Unsafe.Add(ref θ, 32);
    ref float dense1Bias = ref Unsafe.Add(ref θ, 48);
    ref float dθ = ref worker.Gradients;
    bool add = worker.AddsToGradients;
    ref float dDense1Kernel = ref Unsafe.Add(ref dθ, 32);
    ref float dDense1Bias = ref Unsafe.Add(ref dθ, 48);
    ref float dDenseKernel = ref dθ;
    ref float dDenseBias = ref Unsafe.Add(ref dθ, 16);

    ref float input = ref workspace;
    batch.LoadInput(0, 6, first, count, ref input, S);

    // F1  dense = input · dense.kernel + dense.bias
    ref float dense = ref Unsafe.Add(ref workspace, S * 6);
    Kernels.Affine_2x3x3<V>(ref input, ref denseKernel, ref denseBias, ref dense, S);
    worker.Watch("dense", ref dense, 6, S, count);

    // F2  spatialDropout1dMask = random mask, rate 0.25
    ref float spatialDropout1dMask = ref Unsafe.Add(ref workspace, S * 12);
    batch.LoadDropoutMask(2, 0.25, 3, first, count, ref spatialDropout1dMask, S);

    // F3  spatialDropout1d = dense·spatialDropout1dMask
    ref float spatialDropout1d = ref Unsafe.Add(ref workspace, S * 6);
    Kernels.SpatialDropout_2x3<V>(ref dense, ref spatialDropout1dMask, ref spatialDropout1d, S);
    worker.Watch("spatial_dropout1d", ref spatialDropout1d, 6, S, count);

    // F4  alphaDropoutMask = random mask, rate 0.5
    ref float alphaDropoutMask = ref Unsafe.Add(ref workspace, S * 15);
    batch.LoadDropoutMask(3, 0.5, 6, first, count, ref alphaDropoutMask, S);

    // F5  alphaDropout = 0.886405·spatialDropout1d + 0.779194 for alphaDropoutMask > 0, else −0.779194
    ref float alphaDropout = ref Unsafe.Add(ref workspace, S * 6);
    Kernels.AlphaDropout_2x3<V>(ref spatialDropout1d, ref alphaDropoutMask, ref alphaDropout, S);
    worker.Watch("alpha_dropout", ref alphaDropout, 6, S, count);

    // F6  gaussianDropoutPart = random normal, mean 1.0, deviation 1.0
    ref float gaussianDropoutPart = ref Unsafe.Add(ref workspace, S * 21);
    batch.LoadNormalNoise(4, 1.0, 1.0, 6, first, count, ref gaussianDropoutPart, S);

    // F7  gaussianDropout = alphaDropout·gaussianDropoutPart
    ref float gaussianDropout = ref Unsafe.Add(ref workspace, S * 6);
    Kernels.GaussianDropout_2x3<V>(ref alphaDropout, ref gaussianDropoutPart, ref gaussianDropout, S);
    worker.Watch("gaussian_dropout", ref gaussianDropout, 6, S, count);

    // F8  gaussianNoisePart = random normal, mean 0.0, deviation 0.1
    ref float gaussianNoisePart = ref Unsafe.Add(ref workspace, S * 27);
    batch.LoadNormalNoise(5, 0.0, 0.1, 6, first, count, ref gaussianNoisePart, S);

    // F9  gaussianNoise = gaussianDropout + gaussianNoisePart
    ref float gaussianNoise = ref Unsafe.Add(ref workspace, S * 6);
    Kernels.GaussianNoise_2x3<V>(ref gaussianDropout, ref gaussianNoisePart, ref gaussianNoise, S);
    worker.Watch("gaussian_noise", ref gaussianNoise, 6, S, count);

    // F10  dense1 = gaussianNoise · dense_1.kernel + dense_1.bias
    ref float dense1 = ref Unsafe.Add(ref workspace, S * 27);
    Kernels.Affine_6x1<V>(ref gaussianNoise, ref dense1Kernel, ref dense1Bias, ref dense1, S);
    worker.Watch("dense_1", ref dense1, 1, S, count);
    batch.StoreOutput(0, 1, first, count, ref dense1, S);

    ref float target = ref Unsafe.Add(ref workspace, S * 28);
    batch.LoadTarget(0, 1, 0, first, count, ref target, S);

    // L1  loss = (dense1 − target)²
    ref float loss = ref Unsafe.Add(ref workspace, S * 29);
    Kernels.SquaredError_1<V>(ref dense1, ref target, ref loss, S);

    // L2  term = 0.01·|gaussianNoise| + 0.02·gaussianNoise²
    ref float term = ref Unsafe.Add(ref workspace, S * 30);
    Kernels.Penalty_2x3<V>(ref gaussianNoise, ref term, S);

    // L3  term2 = Σ term
    ref float term2 = ref Unsafe.Add(ref workspace, S * 36);
    Kernels.Sum_2x3_to_1<V>(ref term, ref term2, S);

    ref float weights = ref Unsafe.Add(ref workspace, S * 30);
    batch.LoadWeights(first, count, ref weights, S);
    worker.AddLoss(0, ref loss, ref weights, count);
    worker.AddPenalty(ref term2, count);

    // B1  dDense1 = 2·weights·(dense1 − target)
    ref float dDense1 = ref Unsafe.Add(ref workspace, S * 27);
    Kernels.SquaredErrorGradient_1<V>(ref dense1, ref target, ref weights, ref dDense1, S);

    // B2  dFlatten = dDense1 · dense_1.kernelᵀ
    ref float dFlatten = ref Unsafe.Add(ref workspace, S * 28);
    Kernels.AffineInputGradient_6x1<V>(ref dDense1, ref dense1Kernel, ref dFlatten, S);

    // B3  ∂dense_1.kernel += Σ_s gaussianNoiseᵀ · dDense1
    LaneSums.ClearBehind(ref gaussianNoise, 6, S, count);
    LaneSums.ClearBehind(ref dDense1, 1, S, count);
    Kernels.AffineLaneKernelGradient_6x1<V>(ref gaussianNoise, ref dDense1, ref dDense1Kernel, S, add);

    // B4  ∂dense_1.bias += Σ_s dDense1
    Kernels.LaneSum_1_to_1<V>(ref dDense1, ref dDense1Bias, S, add);

    // B5  dDense = 0.886405·(0.01·sign(gaussianNoise) + 0.04·gaussianNoise + dFlatten)·gaussianDropoutPart·spatialDropout1dMask for alphaDropoutMask > 0, else 0
    ref float dDense = ref Unsafe.Add(ref workspace, S * 15);
    Kernels.PenaltyGradientSumOfGradientsGaussianDropoutGradientAlphaDropoutGradientSpatialDropoutGradient_2x3<V>(ref spatialDropout1dMask, ref alphaDropoutMask, ref gaussianDropoutPart, ref dFlatten, ref gaussianNoise, ref dDense, S);

    // B6  ∂dense.kernel += Σ_s inputᵀ · dDense
    LaneSums.ClearBehind(ref dDense, 6, S, count);
    Kernels.AffineLaneKernelGradient_2x3x3<V>(ref input, ref dDense, ref dDenseKernel, S, add);

    // B7  ∂dense.bias += Σ_s dDense
    Kernels.LaneSum_6_to_3<V>(ref dDense, ref dDenseBias, S, add);

    // ∂L/∂input is not computed: no weight lies before it.
}
