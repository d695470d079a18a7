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

    // F1  dense = input · dense.kernel + dense.bias
    ref float dense = ref Unsafe.Add(ref workspace, S * 3);
    Kernels.Affine_3x2<V>(ref input, ref denseKernel, ref denseBias, ref dense, S);
    worker.Watch("dense", ref dense, 2, S, count);
    batch.StoreOutput(0, 2, first, count, ref dense, S);

    ref float target = ref Unsafe.Add(ref workspace, S * 5);
    batch.LoadTarget(0, 2, 0, first, count, ref target, S);

    // L1  loss = −Σ target ln softmax(dense)
    ref float loss = ref Unsafe.Add(ref workspace, S * 7);
    Kernels.SoftmaxCrossentropy_2<V>(ref dense, ref target, ref loss, S);

    ref float weights = ref Unsafe.Add(ref workspace, S * 8);
    batch.LoadWeights(first, count, ref weights, S);
    worker.AddLoss(0, ref loss, ref weights, count);

    // B1  dDense = (softmax(dense) − target) weights
    ref float dDense = ref Unsafe.Add(ref workspace, S * 9);
    Kernels.SoftmaxCrossentropyGradient_2<V>(ref dense, ref target, ref weights, ref dDense, S);

    // B2  ∂dense.kernel += Σ_s inputᵀ · dDense
    LaneSums.ClearBehind(ref dDense, 2, S, count);
    Kernels.AffineLaneKernelGradient_3x2<V>(ref input, ref dDense, ref dDenseKernel, S, add);

    // B3  ∂dense.bias += Σ_s dDense
    Kernels.LaneSum_2_to_2<V>(ref dDense, ref dDenseBias, S, add);

    // ∂L/∂input is not computed: no weight lies before it.
}
