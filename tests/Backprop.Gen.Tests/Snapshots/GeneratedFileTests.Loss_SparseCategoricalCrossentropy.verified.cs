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
    batch.LoadInput(0, 3, first, count, ref input, S);

    // F1  denseZ = input · dense.kernel + dense.bias
    ref float denseZ = ref Unsafe.Add(ref workspace, S * 3);
    Kernels.Affine_3x2<V>(ref input, ref denseKernel, ref denseBias, ref denseZ, S);

    // F2  dense = softmax(denseZ)
    ref float dense = ref Unsafe.Add(ref workspace, S * 5);
    Kernels.Softmax_2<V>(ref denseZ, ref dense, S);
    worker.Watch("dense", ref dense, 2, S, count);
    batch.StoreOutput(0, 2, first, count, ref dense, S);

    // L1  term = Σ dense
    ref float term = ref Unsafe.Add(ref workspace, S * 3);
    Kernels.Sum_2_to_1<V>(ref dense, ref term, S);

    ref float labels = ref Unsafe.Add(ref workspace, S * 4);
    batch.LoadTarget(0, 1, 2, first, count, ref labels, S);

    // L2  term2 = −ln(min(max(dense/term, 1e-7), 0.9999999)) for i = labels, else 0
    ref float term2 = ref Unsafe.Add(ref workspace, S * 7);
    Kernels.SparseCrossentropy_2<V>(ref dense, ref term, ref labels, ref term2, S);

    // L3  loss = Σ term2
    ref float loss = ref Unsafe.Add(ref workspace, S * 9);
    Kernels.Sum_2_to_1<V>(ref term2, ref loss, S);

    ref float weights = ref Unsafe.Add(ref workspace, S * 7);
    batch.LoadWeights(first, count, ref weights, S);
    worker.AddLoss(0, ref loss, ref weights, count);

    // B1  dLossZ = −((−weights·dense/term/term/min(max(dense/term, 1e-7), 0.9999999) for dense/term > 1e-7, else 0) for max(dense/term, 1e-7) < 0.9999999, else 0) for i = labels, else 0
    ref float dLossZ = ref Unsafe.Add(ref workspace, S * 8);
    Kernels.SparseCrossentropyGradient_2<V>(ref dense, ref term, ref labels, ref weights, ref dLossZ, S);

    // B2  dTerm = Σ dLossZ
    ref float dTerm = ref Unsafe.Add(ref workspace, S * 10);
    Kernels.Sum_2_to_1<V>(ref dLossZ, ref dTerm, S);

    // B3  dDense = (−((weights·1/term/min(max(dense/term, 1e-7), 0.9999999) for dense/term > 1e-7, else 0) for max(dense/term, 1e-7) < 0.9999999, else 0) for i = labels, else 0) + dTerm
    ref float dDense = ref Unsafe.Add(ref workspace, S * 8);
    Kernels.SparseCrossentropyGradientSumOfGradients_2<V>(ref dTerm, ref dense, ref term, ref labels, ref weights, ref dDense, S);

    // B4  dDenseZ = dense·dDense
    ref float dDenseZ = ref Unsafe.Add(ref workspace, S * 3);
    Kernels.YDy_2<V>(ref dense, ref dDense, ref dDenseZ, S);

    // B5  dDenseZ2 = Σ dDenseZ
    ref float dDenseZ2 = ref Unsafe.Add(ref workspace, S * 7);
    Kernels.Sum_2_to_1<V>(ref dDenseZ, ref dDenseZ2, S);

    // B6  dDenseZ3 = dense·(dDense − dDenseZ2)
    ref float dDenseZ3 = ref Unsafe.Add(ref workspace, S * 5);
    Kernels.SoftmaxGradient_2<V>(ref dense, ref dDense, ref dDenseZ2, ref dDenseZ3, S);

    // B7  ∂dense.kernel += Σ_s inputᵀ · dDenseZ3
    LaneSums.ClearBehind(ref dDenseZ3, 2, S, count);
    Kernels.AffineLaneKernelGradient_3x2<V>(ref input, ref dDenseZ3, ref dDenseKernel, S, add);

    // B8  ∂dense.bias += Σ_s dDenseZ3
    Kernels.LaneSum_2_to_2<V>(ref dDenseZ3, ref dDenseBias, S, add);

    // ∂L/∂input is not computed: no weight lies before it.
}
