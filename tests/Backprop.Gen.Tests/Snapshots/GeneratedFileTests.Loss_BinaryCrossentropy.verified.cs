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

    // F1  dense = σ(z) with z = input · dense.kernel + dense.bias
    ref float dense = ref Unsafe.Add(ref workspace, S * 3);
    Kernels.AffineSigmoid_3x2<V>(ref input, ref denseKernel, ref denseBias, ref dense, S);
    worker.Watch("dense", ref dense, 2, S, count);
    batch.StoreOutput(0, 2, first, count, ref dense, S);

    ref float target = ref Unsafe.Add(ref workspace, S * 5);
    batch.LoadTarget(0, 2, 0, first, count, ref target, S);

    // L1  term = (−0.5)·(target·ln(min(max(dense, 1e-7), 0.9999999)) + (1 − target)·ln(1 − min(max(dense, 1e-7), 0.9999999)))
    ref float term = ref Unsafe.Add(ref workspace, S * 7);
    Kernels.BinaryCrossentropy_2<V>(ref dense, ref target, ref term, S);

    // L2  loss = Σ term
    ref float loss = ref Unsafe.Add(ref workspace, S * 9);
    Kernels.Sum_2_to_1<V>(ref term, ref loss, S);

    ref float weights = ref Unsafe.Add(ref workspace, S * 7);
    batch.LoadWeights(first, count, ref weights, S);
    worker.AddLoss(0, ref loss, ref weights, count);

    // B1  dDenseZ = (−0.5)·((weights·(target/min(max(dense, 1e-7), 0.9999999) − (1 − target)/(1 − min(max(dense, 1e-7), 0.9999999)))·dense·(1 − dense) for dense > 1e-7, else 0) for max(dense, 1e-7) < 0.9999999, else 0)
    ref float dDenseZ = ref Unsafe.Add(ref workspace, S * 3);
    Kernels.BinaryCrossentropyGradientSigmoidGradient_2<V>(ref dense, ref target, ref weights, ref dDenseZ, S);

    // B2  ∂dense.kernel += Σ_s inputᵀ · dDenseZ
    LaneSums.ClearBehind(ref dDenseZ, 2, S, count);
    Kernels.AffineLaneKernelGradient_3x2<V>(ref input, ref dDenseZ, ref dDenseKernel, S, add);

    // B3  ∂dense.bias += Σ_s dDenseZ
    Kernels.LaneSum_2_to_2<V>(ref dDenseZ, ref dDenseBias, S, add);

    // ∂L/∂input is not computed: no weight lies before it.
}
