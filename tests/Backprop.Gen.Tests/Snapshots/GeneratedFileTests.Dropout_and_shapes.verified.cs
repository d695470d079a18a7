private static void TrainTile<V>(ref float θ, Batch<float> batch, int first, int count, Worker<float> worker)
    where V : struct, ILanes<V, float>
{
    // Samples of the tile, rounded up to whole vectors.
    nint S = (count + 15) & ~15;
    ref float workspace = ref worker.Workspace;
    ref float denseKernel = ref θ;
    ref float denseBias = ref Unsafe.Add(ref θ, 16);
    ref float dθ = ref worker.Gradients;
    bool add = worker.AddsToGradients;
    ref float dDenseKernel = ref dθ;
    ref float dDenseBias = ref Unsafe.Add(ref dθ, 16);

    ref float input = ref workspace;
    batch.LoadInput(0, 6, first, count, ref input, S);

    // F1  dropoutMask = random mask, rate 0.25
    ref float dropoutMask = ref Unsafe.Add(ref workspace, S * 6);
    batch.LoadDropoutMask(1, 0.25, 6, first, count, ref dropoutMask, S);

    // F2  dropout = input·dropoutMask
    ref float dropout = ref workspace;
    Kernels.Dropout_2x3<V>(ref input, ref dropoutMask, ref dropout, S);
    worker.Watch("dropout", ref dropout, 6, S, count);

    // F3  dense = dropout · dense.kernel + dense.bias
    ref float dense = ref Unsafe.Add(ref workspace, S * 6);
    Kernels.Affine_3x2x1<V>(ref dropout, ref denseKernel, ref denseBias, ref dense, S);
    worker.Watch("dense", ref dense, 3, S, count);
    batch.StoreOutput(0, 3, first, count, ref dense, S);

    ref float target = ref Unsafe.Add(ref workspace, S * 9);
    batch.LoadTarget(0, 3, 0, first, count, ref target, S);

    // L1  term = (dense − target)²/3
    ref float term = ref Unsafe.Add(ref workspace, S * 12);
    Kernels.SquaredError_3x1<V>(ref dense, ref target, ref term, S);

    // L2  loss = Σ term
    ref float loss = ref Unsafe.Add(ref workspace, S * 15);
    Kernels.Sum_3x1_to_1<V>(ref term, ref loss, S);

    ref float weights = ref Unsafe.Add(ref workspace, S * 12);
    batch.LoadWeights(first, count, ref weights, S);
    worker.AddLoss(0, ref loss, ref weights, count);

    // B1  dDense = 0.666667·weights·(dense − target)
    ref float dDense = ref Unsafe.Add(ref workspace, S * 6);
    Kernels.SquaredErrorGradient_3x1<V>(ref dense, ref target, ref weights, ref dDense, S);

    // B2  ∂dense.kernel += Σ_s dropoutᵀ · dDense
    LaneSums.ClearBehind(ref dropout, 6, S, count);
    LaneSums.ClearBehind(ref dDense, 3, S, count);
    Kernels.AffineLaneKernelGradient_3x2x1<V>(ref dropout, ref dDense, ref dDenseKernel, S, add);

    // B3  ∂dense.bias += Σ_s dDense
    Kernels.LaneSum_3_to_1<V>(ref dDense, ref dDenseBias, S, add);

    // ∂L/∂input is not computed: no weight lies before it.
}
