public static void ConvolutionSampleKernelGradient_4x4x2_3x3p1x1g2_4x4x4<V>(ref float x, ref float dz, ref float G, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint ky = 0; ky < 3; ky++)
    {
        nint i0 = Math.Max(0, 1 - ky);
        nint i1 = Math.Min(4, 5 - ky);
        for (nint kx = 0; kx < 3; kx++)
        {
            nint j0 = Math.Max(0, 1 - kx);
            nint j1 = Math.Min(4, 5 - kx);
            for (nint g = 0; g < 2; g++)
            {
                {
                    const nint c = 0;
                    {
                        const nint n = 0;
                        for (nint s = 0; s < S; s += V.Count)
                        {
                            V g0_0_0 = V.Zero;
                            V g0_0_1 = V.Zero;
                            for (nint i = i0; i < i1; i++)
                            {
                                ref float xs = ref Unsafe.Add(ref x, ((((((i + ky - 1) * 4) + j0 + kx - 1) * 2) + (g * 1) + c) * S) + s);
                                ref float dzs = ref Unsafe.Add(ref dz, (((((i * 4) + j0) * 4) + (g * 2) + n) * S) + s);
                                for (nint j = j0; j < j1; j++)
                                {
                                    V d0 = V.Load(ref dzs, 0);
                                    V d1 = V.Load(ref dzs, S);
                                    V x0_0 = V.Load(ref xs, 0);
                                    g0_0_0 = V.MultiplyAdd(x0_0, d0, g0_0_0);
                                    g0_0_1 = V.MultiplyAdd(x0_0, d1, g0_0_1);
                                    xs = ref Unsafe.Add(ref xs, 2 * S);
                                    dzs = ref Unsafe.Add(ref dzs, 4 * S);
                                }
                            }

                            ref float Gs = ref Unsafe.Add(ref G, ((((((ky * 3) + kx) * 1) + c) * 4) + (g * 2) + n) * S + s);
                            V.Store(g0_0_0, ref Gs, 0);
                            V.Store(g0_0_1, ref Gs, S);
                        }
                    }
                }
            }
        }
    }
}
