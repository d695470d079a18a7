private static void TrainTile<V>(ref float θ, Batch<float> batch, int first, int count, Worker<float> worker)
    where V : struct, ILanes<V, float>
{
    // Samples of the tile, rounded up to whole vectors.
    nint S = (count + 15) & ~15;
    ref float workspace = ref worker.Workspace;
    ref float aKernel = ref θ;
    ref float aBias = ref Unsafe.Add(ref θ, 16);
    ref float bKernel = ref Unsafe.Add(ref θ, 32);
    ref float bBias = ref Unsafe.Add(ref θ, 48);
    ref float denseKernel = ref Unsafe.Add(ref θ, 64);
    ref float denseBias = ref Unsafe.Add(ref θ, 80);
    ref float dθ = ref worker.Gradients;
    bool add = worker.AddsToGradients;
    ref float dDenseKernel = ref Unsafe.Add(ref dθ, 64);
    ref float dDenseBias = ref Unsafe.Add(ref dθ, 80);
    ref float dBKernel = ref Unsafe.Add(ref dθ, 32);
    ref float dBBias = ref Unsafe.Add(ref dθ, 48);
    ref float dAKernel = ref dθ;
    ref float dABias = ref Unsafe.Add(ref dθ, 16);

    ref float input = ref workspace;
    batch.LoadInput(0, 4, first, count, ref input, S);

    // F1  a = input · a.kernel + a.bias
    ref float a = ref Unsafe.Add(ref workspace, S * 4);
    Kernels.Affine_4x4<V>(ref input, ref aKernel, ref aBias, ref a, S);
    worker.Watch("a", ref a, 4, S, count);

    // F2  b = a · b.kernel + b.bias
    ref float b = ref Unsafe.Add(ref workspace, S * 8);
    Kernels.Affine_4x4<V>(ref a, ref bKernel, ref bBias, ref b, S);
    worker.Watch("b", ref b, 4, S, count);

    // F3  sum = a + b
    ref float sum = ref Unsafe.Add(ref workspace, S * 12);
    Kernels.Add_4<V>(ref a, ref b, ref sum, S);
    worker.Watch("sum", ref sum, 4, S, count);

    // F4  product = sum·a
    ref float product = ref Unsafe.Add(ref workspace, S * 16);
    Kernels.Multiply_4<V>(ref sum, ref a, ref product, S);
    worker.Watch("product", ref product, 4, S, count);

    // F5  largest = max(product, b)
    ref float largest = ref Unsafe.Add(ref workspace, S * 20);
    Kernels.Maximum_4<V>(ref product, ref b, ref largest, S);
    worker.Watch("largest", ref largest, 4, S, count);

    // F6  concatenate = [largest; sum]
    ref float concatenate = ref Unsafe.Add(ref workspace, S * 24);
    Kernels.Concatenate_4_4<V>(ref largest, ref sum, ref concatenate, S);
    worker.Watch("concatenate", ref concatenate, 8, S, count);

    // F7  dense = concatenate · dense.kernel + dense.bias
    ref float dense = ref Unsafe.Add(ref workspace, S * 20);
    Kernels.Affine_8x1<V>(ref concatenate, ref denseKernel, ref denseBias, ref dense, S);
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

    // B2  dConcatenate = dDense · dense.kernelᵀ
    ref float dConcatenate = ref Unsafe.Add(ref workspace, S * 32);
    Kernels.AffineInputGradient_8x1<V>(ref dDense, ref denseKernel, ref dConcatenate, S);

    // B3  ∂dense.kernel += Σ_s concatenateᵀ · dDense
    LaneSums.ClearBehind(ref concatenate, 8, S, count);
    LaneSums.ClearBehind(ref dDense, 1, S, count);
    Kernels.AffineLaneKernelGradient_8x1<V>(ref concatenate, ref dDense, ref dDenseKernel, S, add);

    // B4  ∂dense.bias += Σ_s dDense
    Kernels.LaneSum_1_to_1<V>(ref dDense, ref dDenseBias, S, add);

    // B5  dLargest = dConcatenate[0 … 3] along axis 0
    ref float dLargest = ref Unsafe.Add(ref workspace, S * 20);
    Kernels.Slice_8_from_0_to_4<V>(ref dConcatenate, ref dLargest, S);

    // B6  dConcatenateZ = dConcatenate[4 … 7] along axis 0
    ref float dConcatenateZ = ref Unsafe.Add(ref workspace, S * 24);
    Kernels.Slice_8_from_4_to_4<V>(ref dConcatenate, ref dConcatenateZ, S);

    // B7  dProduct = dLargest for product > b, else 0
    ref float dProduct = ref Unsafe.Add(ref workspace, S * 28);
    Kernels.MaximumGradient_4<V>(ref product, ref b, ref dLargest, ref dProduct, S);

    // B8  dSum = dConcatenateZ + dProduct·a
    ref float dSum = ref Unsafe.Add(ref workspace, S * 24);
    Kernels.MultiplyGradientSumOfGradients_4<V>(ref dConcatenateZ, ref a, ref dProduct, ref dSum, S);

    // B9  dB = (0 for product > b, else dLargest) + dSum
    ref float dB = ref Unsafe.Add(ref workspace, S * 16);
    Kernels.MaximumGradientSumOfGradients_4<V>(ref dSum, ref product, ref b, ref dLargest, ref dB, S);

    // B10  dA = dProduct·sum + dSum + z with z = dB · b.kernelᵀ
    ref float dA = ref Unsafe.Add(ref workspace, S * 8);
    Kernels.AffineInputGradientMultiplyGradientSumOfGradientsSumOfGradients_4x4<V>(ref dB, ref bKernel, ref dSum, ref sum, ref dProduct, ref dA, S);

    // B11  ∂b.kernel += Σ_s aᵀ · dB
    LaneSums.ClearBehind(ref a, 4, S, count);
    LaneSums.ClearBehind(ref dB, 4, S, count);
    Kernels.AffineLaneKernelGradient_4x4<V>(ref a, ref dB, ref dBKernel, S, add);

    // B12  ∂b.bias += Σ_s dB
    Kernels.LaneSum_4_to_4<V>(ref dB, ref dBBias, S, add);

    // B13  ∂a.kernel += Σ_s inputᵀ · dA
    LaneSums.ClearBehind(ref dA, 4, S, count);
    Kernels.AffineLaneKernelGradient_4x4<V>(ref input, ref dA, ref dAKernel, S, add);

    // B14  ∂a.bias += Σ_s dA
    Kernels.LaneSum_4_to_4<V>(ref dA, ref dABias, S, add);

    // ∂L/∂input is not computed: no weight lies before it.
}
