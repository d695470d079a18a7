private static void TrainTile<V>(ref float θ, Batch<float> batch, int first, int count, Worker<float> worker)
    where V : struct, ILanes<V, float>
{
    // Samples of the tile, rounded up to whole vectors.
    nint S = (count + 15) & ~15;
    ref float workspace = ref worker.Workspace;
    ref float pReLuAlpha = ref θ;
    ref float dθ = ref worker.Gradients;
    bool add = worker.AddsToGradients;
    ref float dPReLuAlpha = ref dθ;

    ref float input = ref workspace;
    batch.LoadInput(0, 8, first, count, ref input, S);

    // F1  a = input·e^min(input, 20)·(e^min(input, 20) + 2)/(e^min(input, 20)·(e^min(input, 20) + 2) + 2)
    ref float a = ref workspace;
    Kernels.Mish_2x4<V>(ref input, ref a, S);
    worker.Watch("a", ref a, 8, S, count);

    // F2  leakyReLu = max(a for a > 0, else p_re_lu.alpha·a, 0.1·(a for a > 0, else p_re_lu.alpha·a))
    ref float leakyReLu = ref Unsafe.Add(ref workspace, S * 8);
    Kernels.PreluLeakyRelu_2x4<V>(ref a, ref pReLuAlpha, ref leakyReLu, S);
    worker.Watch("leaky_re_lu", ref leakyReLu, 8, S, count);

    // F3  gluPart = leakyReLu[0 … 1] along axis 1
    ref float gluPart = ref Unsafe.Add(ref workspace, S * 16);
    Kernels.Slice_2x4_from_0_to_2x2<V>(ref leakyReLu, ref gluPart, S);

    // F4  gluPart2 = leakyReLu[2 … 3] along axis 1
    ref float gluPart2 = ref Unsafe.Add(ref workspace, S * 20);
    Kernels.Slice_2x4_from_2_to_2x2<V>(ref leakyReLu, ref gluPart2, S);

    // F5  rescaling = 0.5·gluPart·σ(gluPart2) + 1
    ref float rescaling = ref Unsafe.Add(ref workspace, S * 24);
    Kernels.GluRescaling_2x2<V>(ref gluPart, ref gluPart2, ref rescaling, S);
    worker.Watch("rescaling", ref rescaling, 4, S, count);

    // F6  softmax = softmax(rescaling)
    ref float softmax = ref Unsafe.Add(ref workspace, S * 28);
    Kernels.Softmax_2x2<V>(ref rescaling, ref softmax, S);
    worker.Watch("softmax", ref softmax, 4, S, count);
    batch.StoreOutput(0, 4, first, count, ref softmax, S);

    ref float target = ref Unsafe.Add(ref workspace, S * 24);
    batch.LoadTarget(0, 4, 0, first, count, ref target, S);

    // L1  term = 0.25·(softmax − target)²
    ref float term = ref Unsafe.Add(ref workspace, S * 32);
    Kernels.SquaredError_2x2<V>(ref softmax, ref target, ref term, S);

    // L2  loss = Σ term
    ref float loss = ref Unsafe.Add(ref workspace, S * 36);
    Kernels.Sum_2x2_to_1<V>(ref term, ref loss, S);

    ref float weights = ref Unsafe.Add(ref workspace, S * 32);
    batch.LoadWeights(first, count, ref weights, S);
    worker.AddLoss(0, ref loss, ref weights, count);

    // B1  dSoftmax = 0.5·weights·(softmax − target)
    ref float dSoftmax = ref Unsafe.Add(ref workspace, S * 24);
    Kernels.SquaredErrorGradient_2x2<V>(ref softmax, ref target, ref weights, ref dSoftmax, S);

    // B2  dSoftmaxZ = softmax·dSoftmax
    ref float dSoftmaxZ = ref Unsafe.Add(ref workspace, S * 32);
    Kernels.YDy_2x2<V>(ref softmax, ref dSoftmax, ref dSoftmaxZ, S);

    // B3  dSoftmaxZ2 = Σ dSoftmaxZ
    ref float dSoftmaxZ2 = ref Unsafe.Add(ref workspace, S * 36);
    Kernels.Sum_2x2_to_2x1<V>(ref dSoftmaxZ, ref dSoftmaxZ2, S);

    // B4  dGlu = 0.5·softmax·(dSoftmax − dSoftmaxZ2)
    ref float dGlu = ref Unsafe.Add(ref workspace, S * 28);
    Kernels.SoftmaxGradientRescalingGradient_2x2<V>(ref softmax, ref dSoftmax, ref dSoftmaxZ2, ref dGlu, S);

    // B5  dGluPart = dGlu·σ(gluPart2)
    ref float dGluPart = ref Unsafe.Add(ref workspace, S * 24);
    Kernels.GluGradient_2x2<V>(ref gluPart2, ref dGlu, ref dGluPart, S);

    // B6  dGluPart2 = dGlu·gluPart·σ(gluPart2)·(1 − σ(gluPart2))
    ref float dGluPart2 = ref Unsafe.Add(ref workspace, S * 16);
    Kernels.GluGradient_2x2_2<V>(ref gluPart, ref gluPart2, ref dGlu, ref dGluPart2, S);

    // B7  dGluZ = dGluPart2 among zeros
    ref float dGluZ = ref Unsafe.Add(ref workspace, S * 28);
    Kernels.Embed_2x2_at_2_in_2x4<V>(ref dGluPart2, ref dGluZ, S);

    // B8  dGluZ2 = dGluPart among zeros
    ref float dGluZ2 = ref Unsafe.Add(ref workspace, S * 16);
    Kernels.Embed_2x2_at_0_in_2x4<V>(ref dGluPart, ref dGluZ2, S);

    // B9  dPReLuZ = 0 for a > 0, else (dGluZ + dGluZ2)·(1 for leakyReLu > 0, else 0.1)·a
    ref float dPReLuZ = ref workspace;
    Kernels.SumOfGradientsLeakyReluGradientPreluGradient_2x4<V>(ref a, ref leakyReLu, ref dGluZ, ref dGluZ2, ref dPReLuZ, S);

    // B10  ∂p_re_lu.alpha += Σ_s dPReLuZ
    LaneSums.ClearBehind(ref dPReLuZ, 8, S, count);
    Kernels.LaneSum_8_to_8<V>(ref dPReLuZ, ref dPReLuAlpha, S, add);

    // ∂L/∂input is not computed: no weight lies before it.
}
