private static void TrainTile<V>(ref float θ, Batch<float> batch, int first, int count, Worker<float> worker)
    where V : struct, ILanes<V, float>
{
    // Samples of the tile, rounded up to whole vectors.
    nint S = (count + 15) & ~15;
    ref float workspace = ref worker.Workspace;
    ref float rowsKernel = ref θ;
    ref float rowsBias = ref Unsafe.Add(ref θ, 16);
    ref float columnKernel = ref Unsafe.Add(ref θ, 32);
    ref float columnBias = ref Unsafe.Add(ref θ, 48);
    ref float dθ = ref worker.Gradients;
    bool add = worker.AddsToGradients;
    ref float dColumnKernel = ref Unsafe.Add(ref dθ, 32);
    ref float dColumnBias = ref Unsafe.Add(ref dθ, 48);
    ref float dRowsKernel = ref dθ;
    ref float dRowsBias = ref Unsafe.Add(ref dθ, 16);

    ref float input = ref workspace;
    batch.LoadInput(0, 4, first, count, ref input, S);

    // F1  repeatVector = input, repeated
    ref float repeatVector = ref Unsafe.Add(ref workspace, S * 4);
    Kernels.Broadcast_4_to_3x4<V>(ref input, ref repeatVector, S);
    worker.Watch("repeat_vector", ref repeatVector, 12, S, count);

    // F2  rows = repeatVector · rows.kernel + rows.bias
    ref float rows = ref Unsafe.Add(ref workspace, S * 16);
    Kernels.Affine_3x4x4<V>(ref repeatVector, ref rowsKernel, ref rowsBias, ref rows, S);
    worker.Watch("rows", ref rows, 12, S, count);

    // F3  column = rows · column.kernel + column.bias
    ref float column = ref workspace;
    Kernels.Affine_3x4x1<V>(ref rows, ref columnKernel, ref columnBias, ref column, S);
    worker.Watch("column", ref column, 3, S, count);

    // F4  multiply = rows·column
    ref float multiply = ref Unsafe.Add(ref workspace, S * 28);
    Kernels.Multiply_3x4<V>(ref rows, ref column, ref multiply, S);
    worker.Watch("multiply", ref multiply, 12, S, count);

    // F5  turned = multiply with axes 1, 0
    ref float turned = ref Unsafe.Add(ref workspace, S * 40);
    Kernels.Transpose_3x4_by_10<V>(ref multiply, ref turned, S);
    worker.Watch("turned", ref turned, 12, S, count);

    // F6  products = Σ_k rows[i, k] turned[j, k]
    ref float products = ref Unsafe.Add(ref workspace, S * 28);
    Kernels.Dot_3x4_by_4x3_along_1_0<V>(ref rows, ref turned, ref products, S);
    worker.Watch("products", ref products, 9, S, count);
    batch.StoreOutput(0, 9, first, count, ref products, S);

    ref float target = ref Unsafe.Add(ref workspace, S * 52);
    batch.LoadTarget(0, 9, 0, first, count, ref target, S);

    // L1  term = (products − target)²/9
    ref float term = ref Unsafe.Add(ref workspace, S * 61);
    Kernels.SquaredError_3x3<V>(ref products, ref target, ref term, S);

    // L2  loss = Σ term
    ref float loss = ref Unsafe.Add(ref workspace, S * 3);
    Kernels.Sum_3x3_to_1<V>(ref term, ref loss, S);

    ref float weights = ref Unsafe.Add(ref workspace, S * 37);
    batch.LoadWeights(first, count, ref weights, S);
    worker.AddLoss(0, ref loss, ref weights, count);

    // B1  dProducts = 0.222222·weights·(products − target)
    ref float dProducts = ref Unsafe.Add(ref workspace, S * 28);
    Kernels.SquaredErrorGradient_3x3<V>(ref products, ref target, ref weights, ref dProducts, S);

    // B2  dProductsZ[i, k] = Σ_j dProducts[i, j] turned[j, k]
    ref float dProductsZ = ref Unsafe.Add(ref workspace, S * 52);
    Kernels.DotGradient_3x4_by_4x3_along_1_0<V>(ref dProducts, ref turned, ref dProductsZ, S);

    // B3  dTurned[i, k] = Σ_j dProducts[j, i] rows[j, k]
    ref float dTurned = ref Unsafe.Add(ref workspace, S * 37);
    Kernels.DotGradient_4x3_by_3x4_along_0_1_second<V>(ref dProducts, ref rows, ref dTurned, S);

    // B4  dMultiply = dTurned with axes 1, 0
    ref float dMultiply = ref Unsafe.Add(ref workspace, S * 64);
    Kernels.Transpose_4x3_by_10<V>(ref dTurned, ref dMultiply, S);

    // B5  dMultiplyZ = dMultiply·rows
    ref float dMultiplyZ = ref Unsafe.Add(ref workspace, S * 28);
    Kernels.MultiplyGradient_3x4<V>(ref rows, ref dMultiply, ref dMultiplyZ, S);

    // B6  dColumn = Σ dMultiplyZ
    ref float dColumn = ref Unsafe.Add(ref workspace, S * 40);
    Kernels.Sum_3x4_to_3x1<V>(ref dMultiplyZ, ref dColumn, S);

    // B7  dColumnZ = dColumn · column.kernelᵀ
    ref float dColumnZ = ref Unsafe.Add(ref workspace, S * 28);
    Kernels.AffineInputGradient_3x4x1<V>(ref dColumn, ref columnKernel, ref dColumnZ, S);

    // B8  dRows = dProductsZ + dMultiply·column + dColumnZ
    ref float dRows = ref Unsafe.Add(ref workspace, S * 28);
    Kernels.MultiplyGradientSumOfGradientsSumOfGradients_3x4<V>(ref dColumnZ, ref dProductsZ, ref column, ref dMultiply, ref dRows, S);

    // B9  ∂column.kernel += Σ_s rowsᵀ · dColumn
    LaneSums.ClearBehind(ref rows, 12, S, count);
    LaneSums.ClearBehind(ref dColumn, 3, S, count);
    Kernels.AffineLaneKernelGradient_3x4x1<V>(ref rows, ref dColumn, ref dColumnKernel, S, add);

    // B10  ∂column.bias += Σ_s dColumn
    Kernels.LaneSum_3_to_1<V>(ref dColumn, ref dColumnBias, S, add);

    // B11  ∂rows.kernel += Σ_s repeatVectorᵀ · dRows
    LaneSums.ClearBehind(ref repeatVector, 12, S, count);
    LaneSums.ClearBehind(ref dRows, 12, S, count);
    Kernels.AffineLaneKernelGradient_3x4x4<V>(ref repeatVector, ref dRows, ref dRowsKernel, S, add);

    // B12  ∂rows.bias += Σ_s dRows
    Kernels.LaneSum_12_to_4<V>(ref dRows, ref dRowsBias, S, add);

    // ∂L/∂input is not computed: no weight lies before it.
}
