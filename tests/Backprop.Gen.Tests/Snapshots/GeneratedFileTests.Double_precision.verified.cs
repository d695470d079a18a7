private static void TrainTile<V>(ref double θ, Batch<double> batch, int first, int count, Worker<double> worker)
    where V : struct, ILanes<V, double>
{
    // Samples of the tile, rounded up to whole vectors.
    nint S = (count + 15) & ~15;
    ref double workspace = ref worker.Workspace;
    ref double denseKernel = ref θ;
    ref double denseBias = ref Unsafe.Add(ref θ, 16);
    ref double dθ = ref worker.Gradients;
    bool add = worker.AddsToGradients;
    ref double dDenseKernel = ref dθ;
    ref double dDenseBias = ref Unsafe.Add(ref dθ, 16);

    ref double input = ref workspace;
    batch.LoadInput(0, 3, first, count, ref input, S);

    // F1  dense = tanh(z) with z = input · dense.kernel + dense.bias
    ref double dense = ref Unsafe.Add(ref workspace, S * 3);
    Kernels.AffineTanh_3x2<V>(ref input, ref denseKernel, ref denseBias, ref dense, S);
    worker.Watch("dense", ref dense, 2, S, count);
    batch.StoreOutput(0, 2, first, count, ref dense, S);

    ref double target = ref Unsafe.Add(ref workspace, S * 5);
    batch.LoadTarget(0, 2, 0, first, count, ref target, S);

    // L1  term = 0.5·(0.5·(dense − target)² for |dense − target| ≤ 0.5, else 0.5·|dense − target| − 0.125)
    ref double term = ref Unsafe.Add(ref workspace, S * 7);
    Kernels.Huber_2<V>(ref dense, ref target, ref term, S);

    // L2  loss = Σ term
    ref double loss = ref Unsafe.Add(ref workspace, S * 9);
    Kernels.Sum_2_to_1<V>(ref term, ref loss, S);

    ref double weights = ref Unsafe.Add(ref workspace, S * 7);
    batch.LoadWeights(first, count, ref weights, S);
    worker.AddLoss(0, ref loss, ref weights, count);

    // B1  dDenseZ = 0.5·weights·(dense − target for |dense − target| ≤ 0.5, else 0.5·sign(dense − target))·(1 − dense²)
    ref double dDenseZ = ref Unsafe.Add(ref workspace, S * 3);
    Kernels.HuberGradientTanhGradient_2<V>(ref dense, ref target, ref weights, ref dDenseZ, S);

    // B2  ∂dense.kernel += Σ_s inputᵀ · dDenseZ
    LaneSums.ClearBehind(ref dDenseZ, 2, S, count);
    Kernels.AffineLaneKernelGradient_3x2<V>(ref input, ref dDenseZ, ref dDenseKernel, S, add);

    // B3  ∂dense.bias += Σ_s dDenseZ
    Kernels.LaneSum_2_to_2<V>(ref dDenseZ, ref dDenseBias, S, add);

    // ∂L/∂input is not computed: no weight lies before it.
}
