private static void TrainTile<V>(ref float θ, Batch<float> batch, int first, int count, Worker<float> worker)
    where V : struct, ILanes<V, float>
{
    // Samples of the tile, rounded up to whole vectors.
    nint S = (count + 15) & ~15;
    ref float workspace = ref worker.Workspace;
    ref float denseKernel = ref Unsafe.Add(ref θ, 32);
    ref float denseBias = ref Unsafe.Add(ref θ, 48);
    ref float dense1Kernel = ref θ;
    ref float dense1Bias = ref Unsafe.Add(ref θ, 16);
    ref float dθ = ref worker.Gradients;
    bool add = worker.AddsToGradients;
    ref float dDense1Kernel = ref dθ;
    ref float dDense1Bias = ref Unsafe.Add(ref dθ, 16);

    ref float input = ref workspace;
    batch.LoadInput(0, 3, first, count, ref input, S);

    // F1  dense = σ(z) with z = input · dense.kernel + dense.bias
    ref float dense = ref Unsafe.Add(ref workspace, S * 3);
    Kernels.AffineSigmoid_3x4<V>(ref input, ref denseKernel, ref denseBias, ref dense, S);
    worker.Watch("dense", ref dense, 4, S, count);

    // F2  dense1 = dense · dense_1.kernel + dense_1.bias
    ref float dense1 = ref workspace;
    Kernels.Affine_4x1<V>(ref dense, ref dense1Kernel, ref dense1Bias, ref dense1, S);
    worker.Watch("dense_1", ref dense1, 1, S, count);
    batch.StoreOutput(0, 1, first, count, ref dense1, S);

    ref float target = ref Unsafe.Add(ref workspace, S);
    batch.LoadTarget(0, 1, 0, first, count, ref target, S);

    // L1  loss = (dense1 − target)²
    ref float loss = ref Unsafe.Add(ref workspace, S * 2);
    Kernels.SquaredError_1<V>(ref dense1, ref target, ref loss, S);

    ref float weights = ref Unsafe.Add(ref workspace, S * 7);
    batch.LoadWeights(first, count, ref weights, S);
    worker.AddLoss(0, ref loss, ref weights, count);

    // B1  dDense1 = 2·weights·(dense1 − target)
    ref float dDense1 = ref workspace;
    Kernels.SquaredErrorGradient_1<V>(ref dense1, ref target, ref weights, ref dDense1, S);

    // B2  ∂dense_1.kernel += Σ_s denseᵀ · dDense1
    LaneSums.ClearBehind(ref dense, 4, S, count);
    LaneSums.ClearBehind(ref dDense1, 1, S, count);
    Kernels.AffineLaneKernelGradient_4x1<V>(ref dense, ref dDense1, ref dDense1Kernel, S, add);

    // B3  ∂dense_1.bias += Σ_s dDense1
    Kernels.LaneSum_1_to_1<V>(ref dDense1, ref dDense1Bias, S, add);

    // ∂L/∂input is not computed: no weight lies before it.
}
