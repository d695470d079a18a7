private static void TrainTile<V>(ref float θ, Batch<float> batch, int first, int count, Worker<float> worker)
    where V : struct, ILanes<V, float>
{
    // Samples of the tile, rounded up to whole vectors.
    nint S = (count + 15) & ~15;
    ref float workspace = ref worker.Workspace;
    ref float residualDenseKernel = ref θ;
    ref float residualDenseBias = ref Unsafe.Add(ref θ, 16);
    ref float residualInnerKernel = ref Unsafe.Add(ref θ, 32);
    ref float residualInnerBias = ref Unsafe.Add(ref θ, 48);
    ref float residual1DenseKernel = ref Unsafe.Add(ref θ, 64);
    ref float residual1DenseBias = ref Unsafe.Add(ref θ, 80);
    ref float residual1InnerKernel = ref Unsafe.Add(ref θ, 96);
    ref float residual1InnerBias = ref Unsafe.Add(ref θ, 112);
    ref float denseKernel = ref Unsafe.Add(ref θ, 128);
    ref float denseBias = ref Unsafe.Add(ref θ, 144);
    ref float dθ = ref worker.Gradients;
    bool add = worker.AddsToGradients;
    ref float dDenseKernel = ref Unsafe.Add(ref dθ, 128);
    ref float dDenseBias = ref Unsafe.Add(ref dθ, 144);
    ref float dResidual1InnerKernel = ref Unsafe.Add(ref dθ, 96);
    ref float dResidual1InnerBias = ref Unsafe.Add(ref dθ, 112);
    ref float dResidual1DenseKernel = ref Unsafe.Add(ref dθ, 64);
    ref float dResidual1DenseBias = ref Unsafe.Add(ref dθ, 80);
    ref float dResidualInnerKernel = ref Unsafe.Add(ref dθ, 32);
    ref float dResidualInnerBias = ref Unsafe.Add(ref dθ, 48);
    ref float dResidualDenseKernel = ref dθ;
    ref float dResidualDenseBias = ref Unsafe.Add(ref dθ, 16);

    ref float input = ref workspace;
    batch.LoadInput(0, 4, first, count, ref input, S);

    // F1  residualDense = max(z, 0) with z = input · residual/dense.kernel + residual/dense.bias
    ref float residualDense = ref Unsafe.Add(ref workspace, S * 4);
    Kernels.AffineRelu_4x4<V>(ref input, ref residualDenseKernel, ref residualDenseBias, ref residualDense, S);
    worker.Watch("residual/dense", ref residualDense, 4, S, count);

    // F2  residualAdd = input + z with z = residualDense · residual/inner.kernel + residual/inner.bias
    ref float residualAdd = ref Unsafe.Add(ref workspace, S * 8);
    Kernels.AffineAdd_4x4<V>(ref residualDense, ref residualInnerKernel, ref residualInnerBias, ref input, ref residualAdd, S);
    worker.Watch("residual/inner", ref residualAdd, 4, S, count);

    // F3  residual1Dense = max(z, 0) with z = residualAdd · residual_1/dense.kernel + residual_1/dense.bias
    ref float residual1Dense = ref Unsafe.Add(ref workspace, S * 12);
    Kernels.AffineRelu_4x4<V>(ref residualAdd, ref residual1DenseKernel, ref residual1DenseBias, ref residual1Dense, S);
    worker.Watch("residual_1/dense", ref residual1Dense, 4, S, count);

    // F4  residual1Add = residualAdd + z with z = residual1Dense · residual_1/inner.kernel + residual_1/inner.bias
    ref float residual1Add = ref Unsafe.Add(ref workspace, S * 16);
    Kernels.AffineAdd_4x4<V>(ref residual1Dense, ref residual1InnerKernel, ref residual1InnerBias, ref residualAdd, ref residual1Add, S);
    worker.Watch("residual_1/inner", ref residual1Add, 4, S, count);

    // F5  dense = residual1Add · dense.kernel + dense.bias
    ref float dense = ref Unsafe.Add(ref workspace, S * 20);
    Kernels.Affine_4x1<V>(ref residual1Add, ref denseKernel, ref denseBias, ref dense, S);
    worker.Watch("dense", ref dense, 1, S, count);
    batch.StoreOutput(0, 1, first, count, ref dense, S);

    ref float target = ref Unsafe.Add(ref workspace, S * 21);
    batch.LoadTarget(0, 1, 0, first, count, ref target, S);

    // L1  loss = (dense − target)²
    ref float loss = ref Unsafe.Add(ref workspace, S * 22);
    Kernels.SquaredError_1<V>(ref dense, ref target, ref loss, S);

    ref float weights = ref Unsafe.Add(ref workspace, S * 23);
    batch.LoadWeights(first, count, ref weights, S);
    worker.AddLoss(0, ref loss, ref weights, count);

    // B1  dDense = 2·weights·(dense − target)
    ref float dDense = ref Unsafe.Add(ref workspace, S * 20);
    Kernels.SquaredErrorGradient_1<V>(ref dense, ref target, ref weights, ref dDense, S);

    // B2  dResidual1Add = dDense · dense.kernelᵀ
    ref float dResidual1Add = ref Unsafe.Add(ref workspace, S * 21);
    Kernels.AffineInputGradient_4x1<V>(ref dDense, ref denseKernel, ref dResidual1Add, S);

    // B3  ∂dense.kernel += Σ_s residual1Addᵀ · dDense
    LaneSums.ClearBehind(ref residual1Add, 4, S, count);
    LaneSums.ClearBehind(ref dDense, 1, S, count);
    Kernels.AffineLaneKernelGradient_4x1<V>(ref residual1Add, ref dDense, ref dDenseKernel, S, add);

    // B4  ∂dense.bias += Σ_s dDense
    Kernels.LaneSum_1_to_1<V>(ref dDense, ref dDenseBias, S, add);

    // B5  ∂residual_1/inner.kernel += Σ_s residual1Denseᵀ · dResidual1Add
    LaneSums.ClearBehind(ref residual1Dense, 4, S, count);
    LaneSums.ClearBehind(ref dResidual1Add, 4, S, count);
    Kernels.AffineLaneKernelGradient_4x4<V>(ref residual1Dense, ref dResidual1Add, ref dResidual1InnerKernel, S, add);

    // B6  ∂residual_1/inner.bias += Σ_s dResidual1Add
    Kernels.LaneSum_4_to_4<V>(ref dResidual1Add, ref dResidual1InnerBias, S, add);

    // B7  dResidual1DenseZ = z for residual1Dense > 0, else 0 with z = dResidual1Add · residual_1/inner.kernelᵀ
    ref float dResidual1DenseZ = ref Unsafe.Add(ref workspace, S * 16);
    Kernels.AffineInputGradientReluGradient_4x4<V>(ref dResidual1Add, ref residual1InnerKernel, ref residual1Dense, ref dResidual1DenseZ, S);

    // B8  dResidualAdd = dResidual1Add + z with z = dResidual1DenseZ · residual_1/dense.kernelᵀ
    ref float dResidualAdd = ref Unsafe.Add(ref workspace, S * 12);
    Kernels.AffineInputGradientSumOfGradients_4x4<V>(ref dResidual1DenseZ, ref residual1DenseKernel, ref dResidual1Add, ref dResidualAdd, S);

    // B9  ∂residual_1/dense.kernel += Σ_s residualAddᵀ · dResidual1DenseZ
    LaneSums.ClearBehind(ref residualAdd, 4, S, count);
    LaneSums.ClearBehind(ref dResidual1DenseZ, 4, S, count);
    Kernels.AffineLaneKernelGradient_4x4<V>(ref residualAdd, ref dResidual1DenseZ, ref dResidual1DenseKernel, S, add);

    // B10  ∂residual_1/dense.bias += Σ_s dResidual1DenseZ
    Kernels.LaneSum_4_to_4<V>(ref dResidual1DenseZ, ref dResidual1DenseBias, S, add);

    // B11  ∂residual/inner.kernel += Σ_s residualDenseᵀ · dResidualAdd
    LaneSums.ClearBehind(ref residualDense, 4, S, count);
    LaneSums.ClearBehind(ref dResidualAdd, 4, S, count);
    Kernels.AffineLaneKernelGradient_4x4<V>(ref residualDense, ref dResidualAdd, ref dResidualInnerKernel, S, add);

    // B12  ∂residual/inner.bias += Σ_s dResidualAdd
    Kernels.LaneSum_4_to_4<V>(ref dResidualAdd, ref dResidualInnerBias, S, add);

    // B13  dResidualDenseZ = z for residualDense > 0, else 0 with z = dResidualAdd · residual/inner.kernelᵀ
    ref float dResidualDenseZ = ref Unsafe.Add(ref workspace, S * 8);
    Kernels.AffineInputGradientReluGradient_4x4<V>(ref dResidualAdd, ref residualInnerKernel, ref residualDense, ref dResidualDenseZ, S);

    // B14  ∂residual/dense.kernel += Σ_s inputᵀ · dResidualDenseZ
    LaneSums.ClearBehind(ref dResidualDenseZ, 4, S, count);
    Kernels.AffineLaneKernelGradient_4x4<V>(ref input, ref dResidualDenseZ, ref dResidualDenseKernel, S, add);

    // B15  ∂residual/dense.bias += Σ_s dResidualDenseZ
    Kernels.LaneSum_4_to_4<V>(ref dResidualDenseZ, ref dResidualDenseBias, S, add);

    // ∂L/∂input is not computed: no weight lies before it.
}
