file static class Kernels
{

    // y = max(z, 0) with z = x · W + b
    // x [3], W [3, 7], b [7], y [7]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AffineRelu_3x7<V>(ref float x, ref float W, ref float b, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        // As many sums at a time as registers hold.
        if (V.Registers == 32)
        {
            AffineRelu_3x7_7RowsFrom0<V>(ref x, ref W, ref b, ref y, S);
        }
        else
        {
            AffineRelu_3x7_6RowsFrom0<V>(ref x, ref W, ref b, ref y, S);
            AffineRelu_3x7_1RowsFrom6<V>(ref x, ref W, ref b, ref y, S);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineRelu_3x7_7RowsFrom0<V>(ref float x, ref float W, ref float b, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        {
            const nint m = 0;
            nint s = 0;
            for (; s + (2 * V.Count) <= S; s += 2 * V.Count)
            {
                V z0 = V.Broadcast(Unsafe.Add(ref b, m)), z0_ = z0;
                V z1 = V.Broadcast(Unsafe.Add(ref b, m + 1)), z1_ = z1;
                V z2 = V.Broadcast(Unsafe.Add(ref b, m + 2)), z2_ = z2;
                V z3 = V.Broadcast(Unsafe.Add(ref b, m + 3)), z3_ = z3;
                V z4 = V.Broadcast(Unsafe.Add(ref b, m + 4)), z4_ = z4;
                V z5 = V.Broadcast(Unsafe.Add(ref b, m + 5)), z5_ = z5;
                V z6 = V.Broadcast(Unsafe.Add(ref b, m + 6)), z6_ = z6;
                ref float xi = ref Unsafe.Add(ref x, s);
                ref float Wi = ref Unsafe.Add(ref W, m);
                for (nint i = 0; i < 3; i++)
                {
                    V x0 = V.Load(ref xi, 0), x1 = V.Load(ref xi, V.Count);
                    V a0 = V.Broadcast(Wi);
                    z0 = V.MultiplyAdd(x0, a0, z0);
                    z0_ = V.MultiplyAdd(x1, a0, z0_);
                    V a1 = V.Broadcast(Unsafe.Add(ref Wi, 1));
                    z1 = V.MultiplyAdd(x0, a1, z1);
                    z1_ = V.MultiplyAdd(x1, a1, z1_);
                    V a2 = V.Broadcast(Unsafe.Add(ref Wi, 2));
                    z2 = V.MultiplyAdd(x0, a2, z2);
                    z2_ = V.MultiplyAdd(x1, a2, z2_);
                    V a3 = V.Broadcast(Unsafe.Add(ref Wi, 3));
                    z3 = V.MultiplyAdd(x0, a3, z3);
                    z3_ = V.MultiplyAdd(x1, a3, z3_);
                    V a4 = V.Broadcast(Unsafe.Add(ref Wi, 4));
                    z4 = V.MultiplyAdd(x0, a4, z4);
                    z4_ = V.MultiplyAdd(x1, a4, z4_);
                    V a5 = V.Broadcast(Unsafe.Add(ref Wi, 5));
                    z5 = V.MultiplyAdd(x0, a5, z5);
                    z5_ = V.MultiplyAdd(x1, a5, z5_);
                    V a6 = V.Broadcast(Unsafe.Add(ref Wi, 6));
                    z6 = V.MultiplyAdd(x0, a6, z6);
                    z6_ = V.MultiplyAdd(x1, a6, z6_);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 7);
                }
                V.Store(V.Max(z0, V.Zero), ref y, (m * S) + s);
                V.Store(V.Max(z0_, V.Zero), ref y, (m * S) + s + V.Count);
                V.Store(V.Max(z1, V.Zero), ref y, ((m + 1) * S) + s);
                V.Store(V.Max(z1_, V.Zero), ref y, ((m + 1) * S) + s + V.Count);
                V.Store(V.Max(z2, V.Zero), ref y, ((m + 2) * S) + s);
                V.Store(V.Max(z2_, V.Zero), ref y, ((m + 2) * S) + s + V.Count);
                V.Store(V.Max(z3, V.Zero), ref y, ((m + 3) * S) + s);
                V.Store(V.Max(z3_, V.Zero), ref y, ((m + 3) * S) + s + V.Count);
                V.Store(V.Max(z4, V.Zero), ref y, ((m + 4) * S) + s);
                V.Store(V.Max(z4_, V.Zero), ref y, ((m + 4) * S) + s + V.Count);
                V.Store(V.Max(z5, V.Zero), ref y, ((m + 5) * S) + s);
                V.Store(V.Max(z5_, V.Zero), ref y, ((m + 5) * S) + s + V.Count);
                V.Store(V.Max(z6, V.Zero), ref y, ((m + 6) * S) + s);
                V.Store(V.Max(z6_, V.Zero), ref y, ((m + 6) * S) + s + V.Count);
            }

            if (s < S)
            {
                V z0 = V.Broadcast(Unsafe.Add(ref b, m));
                V z1 = V.Broadcast(Unsafe.Add(ref b, m + 1));
                V z2 = V.Broadcast(Unsafe.Add(ref b, m + 2));
                V z3 = V.Broadcast(Unsafe.Add(ref b, m + 3));
                V z4 = V.Broadcast(Unsafe.Add(ref b, m + 4));
                V z5 = V.Broadcast(Unsafe.Add(ref b, m + 5));
                V z6 = V.Broadcast(Unsafe.Add(ref b, m + 6));
                ref float xi = ref Unsafe.Add(ref x, s);
                ref float Wi = ref Unsafe.Add(ref W, m);
                for (nint i = 0; i < 3; i++)
                {
                    V x0 = V.Load(ref xi, 0);
                    z0 = V.MultiplyAdd(x0, V.Broadcast(Wi), z0);
                    z1 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 1)), z1);
                    z2 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 2)), z2);
                    z3 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 3)), z3);
                    z4 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 4)), z4);
                    z5 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 5)), z5);
                    z6 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 6)), z6);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 7);
                }
                V.Store(V.Max(z0, V.Zero), ref y, (m * S) + s);
                V.Store(V.Max(z1, V.Zero), ref y, ((m + 1) * S) + s);
                V.Store(V.Max(z2, V.Zero), ref y, ((m + 2) * S) + s);
                V.Store(V.Max(z3, V.Zero), ref y, ((m + 3) * S) + s);
                V.Store(V.Max(z4, V.Zero), ref y, ((m + 4) * S) + s);
                V.Store(V.Max(z5, V.Zero), ref y, ((m + 5) * S) + s);
                V.Store(V.Max(z6, V.Zero), ref y, ((m + 6) * S) + s);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineRelu_3x7_6RowsFrom0<V>(ref float x, ref float W, ref float b, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        {
            const nint m = 0;
            nint s = 0;
            for (; s + (2 * V.Count) <= S; s += 2 * V.Count)
            {
                V z0 = V.Broadcast(Unsafe.Add(ref b, m)), z0_ = z0;
                V z1 = V.Broadcast(Unsafe.Add(ref b, m + 1)), z1_ = z1;
                V z2 = V.Broadcast(Unsafe.Add(ref b, m + 2)), z2_ = z2;
                V z3 = V.Broadcast(Unsafe.Add(ref b, m + 3)), z3_ = z3;
                V z4 = V.Broadcast(Unsafe.Add(ref b, m + 4)), z4_ = z4;
                V z5 = V.Broadcast(Unsafe.Add(ref b, m + 5)), z5_ = z5;
                ref float xi = ref Unsafe.Add(ref x, s);
                ref float Wi = ref Unsafe.Add(ref W, m);
                for (nint i = 0; i < 3; i++)
                {
                    V x0 = V.Load(ref xi, 0), x1 = V.Load(ref xi, V.Count);
                    V a0 = V.Broadcast(Wi);
                    z0 = V.MultiplyAdd(x0, a0, z0);
                    z0_ = V.MultiplyAdd(x1, a0, z0_);
                    V a1 = V.Broadcast(Unsafe.Add(ref Wi, 1));
                    z1 = V.MultiplyAdd(x0, a1, z1);
                    z1_ = V.MultiplyAdd(x1, a1, z1_);
                    V a2 = V.Broadcast(Unsafe.Add(ref Wi, 2));
                    z2 = V.MultiplyAdd(x0, a2, z2);
                    z2_ = V.MultiplyAdd(x1, a2, z2_);
                    V a3 = V.Broadcast(Unsafe.Add(ref Wi, 3));
                    z3 = V.MultiplyAdd(x0, a3, z3);
                    z3_ = V.MultiplyAdd(x1, a3, z3_);
                    V a4 = V.Broadcast(Unsafe.Add(ref Wi, 4));
                    z4 = V.MultiplyAdd(x0, a4, z4);
                    z4_ = V.MultiplyAdd(x1, a4, z4_);
                    V a5 = V.Broadcast(Unsafe.Add(ref Wi, 5));
                    z5 = V.MultiplyAdd(x0, a5, z5);
                    z5_ = V.MultiplyAdd(x1, a5, z5_);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 7);
                }
                V.Store(V.Max(z0, V.Zero), ref y, (m * S) + s);
                V.Store(V.Max(z0_, V.Zero), ref y, (m * S) + s + V.Count);
                V.Store(V.Max(z1, V.Zero), ref y, ((m + 1) * S) + s);
                V.Store(V.Max(z1_, V.Zero), ref y, ((m + 1) * S) + s + V.Count);
                V.Store(V.Max(z2, V.Zero), ref y, ((m + 2) * S) + s);
                V.Store(V.Max(z2_, V.Zero), ref y, ((m + 2) * S) + s + V.Count);
                V.Store(V.Max(z3, V.Zero), ref y, ((m + 3) * S) + s);
                V.Store(V.Max(z3_, V.Zero), ref y, ((m + 3) * S) + s + V.Count);
                V.Store(V.Max(z4, V.Zero), ref y, ((m + 4) * S) + s);
                V.Store(V.Max(z4_, V.Zero), ref y, ((m + 4) * S) + s + V.Count);
                V.Store(V.Max(z5, V.Zero), ref y, ((m + 5) * S) + s);
                V.Store(V.Max(z5_, V.Zero), ref y, ((m + 5) * S) + s + V.Count);
            }

            if (s < S)
            {
                V z0 = V.Broadcast(Unsafe.Add(ref b, m));
                V z1 = V.Broadcast(Unsafe.Add(ref b, m + 1));
                V z2 = V.Broadcast(Unsafe.Add(ref b, m + 2));
                V z3 = V.Broadcast(Unsafe.Add(ref b, m + 3));
                V z4 = V.Broadcast(Unsafe.Add(ref b, m + 4));
                V z5 = V.Broadcast(Unsafe.Add(ref b, m + 5));
                ref float xi = ref Unsafe.Add(ref x, s);
                ref float Wi = ref Unsafe.Add(ref W, m);
                for (nint i = 0; i < 3; i++)
                {
                    V x0 = V.Load(ref xi, 0);
                    z0 = V.MultiplyAdd(x0, V.Broadcast(Wi), z0);
                    z1 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 1)), z1);
                    z2 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 2)), z2);
                    z3 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 3)), z3);
                    z4 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 4)), z4);
                    z5 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 5)), z5);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 7);
                }
                V.Store(V.Max(z0, V.Zero), ref y, (m * S) + s);
                V.Store(V.Max(z1, V.Zero), ref y, ((m + 1) * S) + s);
                V.Store(V.Max(z2, V.Zero), ref y, ((m + 2) * S) + s);
                V.Store(V.Max(z3, V.Zero), ref y, ((m + 3) * S) + s);
                V.Store(V.Max(z4, V.Zero), ref y, ((m + 4) * S) + s);
                V.Store(V.Max(z5, V.Zero), ref y, ((m + 5) * S) + s);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineRelu_3x7_1RowsFrom6<V>(ref float x, ref float W, ref float b, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        {
            const nint m = 6;
            nint s = 0;
            for (; s + (2 * V.Count) <= S; s += 2 * V.Count)
            {
                V z0 = V.Broadcast(Unsafe.Add(ref b, m)), z0_ = z0;
                ref float xi = ref Unsafe.Add(ref x, s);
                ref float Wi = ref Unsafe.Add(ref W, m);
                for (nint i = 0; i < 3; i++)
                {
                    V x0 = V.Load(ref xi, 0), x1 = V.Load(ref xi, V.Count);
                    V a0 = V.Broadcast(Wi);
                    z0 = V.MultiplyAdd(x0, a0, z0);
                    z0_ = V.MultiplyAdd(x1, a0, z0_);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 7);
                }
                V.Store(V.Max(z0, V.Zero), ref y, (m * S) + s);
                V.Store(V.Max(z0_, V.Zero), ref y, (m * S) + s + V.Count);
            }

            if (s < S)
            {
                V z0 = V.Broadcast(Unsafe.Add(ref b, m));
                ref float xi = ref Unsafe.Add(ref x, s);
                ref float Wi = ref Unsafe.Add(ref W, m);
                for (nint i = 0; i < 3; i++)
                {
                    V x0 = V.Load(ref xi, 0);
                    z0 = V.MultiplyAdd(x0, V.Broadcast(Wi), z0);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 7);
                }
                V.Store(V.Max(z0, V.Zero), ref y, (m * S) + s);
            }
        }
    }

    // z = x · W + b
    // x [7], W [7, 5], b [5], z [5]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Affine_7x5<V>(ref float x, ref float W, ref float b, ref float z, nint S)
        where V : struct, ILanes<V, float>
    {
        {
            const nint m = 0;
            nint s = 0;
            for (; s + (2 * V.Count) <= S; s += 2 * V.Count)
            {
                V z0 = V.Broadcast(Unsafe.Add(ref b, m)), z0_ = z0;
                V z1 = V.Broadcast(Unsafe.Add(ref b, m + 1)), z1_ = z1;
                V z2 = V.Broadcast(Unsafe.Add(ref b, m + 2)), z2_ = z2;
                V z3 = V.Broadcast(Unsafe.Add(ref b, m + 3)), z3_ = z3;
                V z4 = V.Broadcast(Unsafe.Add(ref b, m + 4)), z4_ = z4;
                ref float xi = ref Unsafe.Add(ref x, s);
                ref float Wi = ref Unsafe.Add(ref W, m);
                for (nint i = 0; i < 7; i++)
                {
                    V x0 = V.Load(ref xi, 0), x1 = V.Load(ref xi, V.Count);
                    V a0 = V.Broadcast(Wi);
                    z0 = V.MultiplyAdd(x0, a0, z0);
                    z0_ = V.MultiplyAdd(x1, a0, z0_);
                    V a1 = V.Broadcast(Unsafe.Add(ref Wi, 1));
                    z1 = V.MultiplyAdd(x0, a1, z1);
                    z1_ = V.MultiplyAdd(x1, a1, z1_);
                    V a2 = V.Broadcast(Unsafe.Add(ref Wi, 2));
                    z2 = V.MultiplyAdd(x0, a2, z2);
                    z2_ = V.MultiplyAdd(x1, a2, z2_);
                    V a3 = V.Broadcast(Unsafe.Add(ref Wi, 3));
                    z3 = V.MultiplyAdd(x0, a3, z3);
                    z3_ = V.MultiplyAdd(x1, a3, z3_);
                    V a4 = V.Broadcast(Unsafe.Add(ref Wi, 4));
                    z4 = V.MultiplyAdd(x0, a4, z4);
                    z4_ = V.MultiplyAdd(x1, a4, z4_);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 5);
                }
                V.Store(z0, ref z, (m * S) + s);
                V.Store(z0_, ref z, (m * S) + s + V.Count);
                V.Store(z1, ref z, ((m + 1) * S) + s);
                V.Store(z1_, ref z, ((m + 1) * S) + s + V.Count);
                V.Store(z2, ref z, ((m + 2) * S) + s);
                V.Store(z2_, ref z, ((m + 2) * S) + s + V.Count);
                V.Store(z3, ref z, ((m + 3) * S) + s);
                V.Store(z3_, ref z, ((m + 3) * S) + s + V.Count);
                V.Store(z4, ref z, ((m + 4) * S) + s);
                V.Store(z4_, ref z, ((m + 4) * S) + s + V.Count);
            }

            if (s < S)
            {
                V z0 = V.Broadcast(Unsafe.Add(ref b, m));
                V z1 = V.Broadcast(Unsafe.Add(ref b, m + 1));
                V z2 = V.Broadcast(Unsafe.Add(ref b, m + 2));
                V z3 = V.Broadcast(Unsafe.Add(ref b, m + 3));
                V z4 = V.Broadcast(Unsafe.Add(ref b, m + 4));
                ref float xi = ref Unsafe.Add(ref x, s);
                ref float Wi = ref Unsafe.Add(ref W, m);
                for (nint i = 0; i < 7; i++)
                {
                    V x0 = V.Load(ref xi, 0);
                    z0 = V.MultiplyAdd(x0, V.Broadcast(Wi), z0);
                    z1 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 1)), z1);
                    z2 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 2)), z2);
                    z3 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 3)), z3);
                    z4 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 4)), z4);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 5);
                }
                V.Store(z0, ref z, (m * S) + s);
                V.Store(z1, ref z, ((m + 1) * S) + s);
                V.Store(z2, ref z, ((m + 2) * S) + s);
                V.Store(z3, ref z, ((m + 3) * S) + s);
                V.Store(z4, ref z, ((m + 4) * S) + s);
            }
        }
    }

    // y = 0.2·(p − t)²
    // p [5], t [5], y [5]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SquaredError_5<V>(ref float p, ref float t, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        for (nint j = 0; j < (S * 5); j += V.Count)
        {
            V p_ = V.Load(ref p, j);
            V t_ = V.Load(ref t, j);
            V u1 = p_ - t_;
            V.Store(0.2f * (u1 * u1), ref y, j);
        }
    }

    // y = Σ x
    // x [5], y [1]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum_5_to_1<V>(ref float x, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        for (nint s = 0; s < S; s += V.Count)
        {
            V sum = V.Zero;
            for (nint r0 = 0; r0 < 5; r0++)
            {
                sum = sum + V.Load(ref x, ((0 + r0) * S) + s);
            }
            V.Store(sum, ref y, ((0) * S) + s);
        }
    }

    // y = 0.4·dy·(p − t)
    // p [5], t [5], dy [1], y [5]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SquaredErrorGradient_5<V>(ref float p, ref float t, ref float dy, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        for (nint f = 0; f < 5; f++)
        {
            for (nint s = 0; s < S; s += V.Count)
            {
                V p_ = V.Load(ref p, (f * S) + s);
                V t_ = V.Load(ref t, (f * S) + s);
                V dy_ = V.Load(ref dy, s);
                V.Store(0.4f * (dy_ * (p_ - t_)), ref y, (f * S) + s);
            }
        }
    }

    // dW += Σ_s xᵀ · dz
    // x [7], dz [5], dW [7, 5]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AffineKernelGradient_7x5<V>(ref float x, ref float dz, ref float dW, nint S, int count, bool add)
        where V : struct, ILanes<V, float>
    {
        if (V.Count > 8)
        {
            AffineKernelGradient_7x5<Lanes256Single>(ref x, ref dz, ref dW, S, count, add);
            return;
        }

        {
            const nint k = 0;
            nint n = 0;

            for (; n + V.Count <= 5; n += V.Count)
            {
                V g0 = V.Zero;
                V g1 = V.Zero;
                V g2 = V.Zero;
                V g3 = V.Zero;
                V g4 = V.Zero;
                V g5 = V.Zero;
                V g6 = V.Zero;
                ref float xs = ref Unsafe.Add(ref x, k * S);
                ref float dzs = ref Unsafe.Add(ref dz, n);
                for (int s = 0; s < count; s++)
                {
                    V d0 = V.Load(ref dzs, 0);
                    V x0 = V.Broadcast(xs);
                    g0 = V.MultiplyAdd(d0, x0, g0);
                    V x1 = V.Broadcast(Unsafe.Add(ref xs, S));
                    g1 = V.MultiplyAdd(d0, x1, g1);
                    V x2 = V.Broadcast(Unsafe.Add(ref xs, (S * 2)));
                    g2 = V.MultiplyAdd(d0, x2, g2);
                    V x3 = V.Broadcast(Unsafe.Add(ref xs, (S * 3)));
                    g3 = V.MultiplyAdd(d0, x3, g3);
                    V x4 = V.Broadcast(Unsafe.Add(ref xs, (S * 4)));
                    g4 = V.MultiplyAdd(d0, x4, g4);
                    V x5 = V.Broadcast(Unsafe.Add(ref xs, (S * 5)));
                    g5 = V.MultiplyAdd(d0, x5, g5);
                    V x6 = V.Broadcast(Unsafe.Add(ref xs, (S * 6)));
                    g6 = V.MultiplyAdd(d0, x6, g6);
                    xs = ref Unsafe.Add(ref xs, 1);
                    dzs = ref Unsafe.Add(ref dzs, 16);
                }

                if (add)
                {
                    g0 = V.Load(ref dW, (k * 5) + n) + g0;
                    g1 = V.Load(ref dW, ((k + 1) * 5) + n) + g1;
                    g2 = V.Load(ref dW, ((k + 2) * 5) + n) + g2;
                    g3 = V.Load(ref dW, ((k + 3) * 5) + n) + g3;
                    g4 = V.Load(ref dW, ((k + 4) * 5) + n) + g4;
                    g5 = V.Load(ref dW, ((k + 5) * 5) + n) + g5;
                    g6 = V.Load(ref dW, ((k + 6) * 5) + n) + g6;
                }

                V.Store(g0, ref dW, (k * 5) + n);
                V.Store(g1, ref dW, ((k + 1) * 5) + n);
                V.Store(g2, ref dW, ((k + 2) * 5) + n);
                V.Store(g3, ref dW, ((k + 3) * 5) + n);
                V.Store(g4, ref dW, ((k + 4) * 5) + n);
                V.Store(g5, ref dW, ((k + 5) * 5) + n);
                V.Store(g6, ref dW, ((k + 6) * 5) + n);
            }

            if (n < 5)
            {
                V g0 = V.Zero;
                V g1 = V.Zero;
                V g2 = V.Zero;
                V g3 = V.Zero;
                V g4 = V.Zero;
                V g5 = V.Zero;
                V g6 = V.Zero;
                ref float xs = ref Unsafe.Add(ref x, k * S);
                ref float dzs = ref Unsafe.Add(ref dz, n);
                for (int s = 0; s < count; s++)
                {
                    V d0 = V.Load(ref dzs, 0);
                    V x0 = V.Broadcast(xs);
                    g0 = V.MultiplyAdd(d0, x0, g0);
                    V x1 = V.Broadcast(Unsafe.Add(ref xs, S));
                    g1 = V.MultiplyAdd(d0, x1, g1);
                    V x2 = V.Broadcast(Unsafe.Add(ref xs, (S * 2)));
                    g2 = V.MultiplyAdd(d0, x2, g2);
                    V x3 = V.Broadcast(Unsafe.Add(ref xs, (S * 3)));
                    g3 = V.MultiplyAdd(d0, x3, g3);
                    V x4 = V.Broadcast(Unsafe.Add(ref xs, (S * 4)));
                    g4 = V.MultiplyAdd(d0, x4, g4);
                    V x5 = V.Broadcast(Unsafe.Add(ref xs, (S * 5)));
                    g5 = V.MultiplyAdd(d0, x5, g5);
                    V x6 = V.Broadcast(Unsafe.Add(ref xs, (S * 6)));
                    g6 = V.MultiplyAdd(d0, x6, g6);
                    xs = ref Unsafe.Add(ref xs, 1);
                    dzs = ref Unsafe.Add(ref dzs, 16);
                }

                if (add)
                {
                    g0 = V.LoadPartial(ref dW, (k * 5) + n, 5 - (int)n) + g0;
                    g1 = V.LoadPartial(ref dW, ((k + 1) * 5) + n, 5 - (int)n) + g1;
                    g2 = V.LoadPartial(ref dW, ((k + 2) * 5) + n, 5 - (int)n) + g2;
                    g3 = V.LoadPartial(ref dW, ((k + 3) * 5) + n, 5 - (int)n) + g3;
                    g4 = V.LoadPartial(ref dW, ((k + 4) * 5) + n, 5 - (int)n) + g4;
                    g5 = V.LoadPartial(ref dW, ((k + 5) * 5) + n, 5 - (int)n) + g5;
                    g6 = V.LoadPartial(ref dW, ((k + 6) * 5) + n, 5 - (int)n) + g6;
                }

                V.StorePartial(g0, ref dW, (k * 5) + n, 5 - (int)n);
                V.StorePartial(g1, ref dW, ((k + 1) * 5) + n, 5 - (int)n);
                V.StorePartial(g2, ref dW, ((k + 2) * 5) + n, 5 - (int)n);
                V.StorePartial(g3, ref dW, ((k + 3) * 5) + n, 5 - (int)n);
                V.StorePartial(g4, ref dW, ((k + 4) * 5) + n, 5 - (int)n);
                V.StorePartial(g5, ref dW, ((k + 5) * 5) + n, 5 - (int)n);
                V.StorePartial(g6, ref dW, ((k + 6) * 5) + n, 5 - (int)n);
            }
        }
    }

    // g += Σ_s x
    // x [5], g [5]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SampleSum_5_to_5<V>(ref float x, ref float g, nint S, int count, bool add)
        where V : struct, ILanes<V, float>
    {
        nint n = 0;
        for (; n + V.Count <= 5; n += V.Count)
        {
            V sum = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero;
            ref float xs = ref Unsafe.Add(ref x, n);
            int s = 0;
            for (; s + 4 <= count; s += 4)
            {
                sum = sum + V.Load(ref xs, 0);
                sum1 = sum1 + V.Load(ref xs, 16);
                sum2 = sum2 + V.Load(ref xs, 32);
                sum3 = sum3 + V.Load(ref xs, 48);
                xs = ref Unsafe.Add(ref xs, 64);
            }
            for (; s < count; s++)
            {
                sum = sum + V.Load(ref xs, 0);
                xs = ref Unsafe.Add(ref xs, 16);
            }

            sum = (sum + sum1) + (sum2 + sum3);
            V.Store(add ? V.Load(ref g, n) + sum : sum, ref g, n);
        }

        if (n < 5)
        {
            V sum = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero;
            ref float xs = ref Unsafe.Add(ref x, n);
            int s = 0;
            for (; s + 4 <= count; s += 4)
            {
                sum = sum + V.Load(ref xs, 0);
                sum1 = sum1 + V.Load(ref xs, 16);
                sum2 = sum2 + V.Load(ref xs, 32);
                sum3 = sum3 + V.Load(ref xs, 48);
                xs = ref Unsafe.Add(ref xs, 64);
            }
            for (; s < count; s++)
            {
                sum = sum + V.Load(ref xs, 0);
                xs = ref Unsafe.Add(ref xs, 16);
            }

            sum = (sum + sum1) + (sum2 + sum3);
            V.StorePartial(add ? V.LoadPartial(ref g, n, 5 - (int)n) + sum : sum, ref g, n, 5 - (int)n);
        }
    }

    // dx = z for ye > 0, else 0 with z = dz · Wᵀ
    // dz [5], W [7, 5], ye [7], dx [7]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AffineInputGradientReluGradient_7x5<V>(ref float dz, ref float W, ref float ye, ref float dx, nint S)
        where V : struct, ILanes<V, float>
    {
        // As many sums at a time as registers hold.
        if (V.Registers == 32)
        {
            AffineInputGradientReluGradient_7x5_7RowsFrom0<V>(ref dz, ref W, ref ye, ref dx, S);
        }
        else
        {
            AffineInputGradientReluGradient_7x5_6RowsFrom0<V>(ref dz, ref W, ref ye, ref dx, S);
            AffineInputGradientReluGradient_7x5_1RowsFrom6<V>(ref dz, ref W, ref ye, ref dx, S);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineInputGradientReluGradient_7x5_7RowsFrom0<V>(ref float dz, ref float W, ref float ye, ref float dx, nint S)
        where V : struct, ILanes<V, float>
    {
        {
            const nint m = 0;
            nint s = 0;
            for (; s + (2 * V.Count) <= S; s += 2 * V.Count)
            {
                V z0 = V.Zero, z0_ = z0;
                V z1 = V.Zero, z1_ = z1;
                V z2 = V.Zero, z2_ = z2;
                V z3 = V.Zero, z3_ = z3;
                V z4 = V.Zero, z4_ = z4;
                V z5 = V.Zero, z5_ = z5;
                V z6 = V.Zero, z6_ = z6;
                ref float dzi = ref Unsafe.Add(ref dz, s);
                ref float Wi = ref Unsafe.Add(ref W, (m * 5));
                for (nint i = 0; i < 5; i++)
                {
                    V dz0 = V.Load(ref dzi, 0), dz1 = V.Load(ref dzi, V.Count);
                    V a0 = V.Broadcast(Wi);
                    z0 = V.MultiplyAdd(dz0, a0, z0);
                    z0_ = V.MultiplyAdd(dz1, a0, z0_);
                    V a1 = V.Broadcast(Unsafe.Add(ref Wi, 5));
                    z1 = V.MultiplyAdd(dz0, a1, z1);
                    z1_ = V.MultiplyAdd(dz1, a1, z1_);
                    V a2 = V.Broadcast(Unsafe.Add(ref Wi, 10));
                    z2 = V.MultiplyAdd(dz0, a2, z2);
                    z2_ = V.MultiplyAdd(dz1, a2, z2_);
                    V a3 = V.Broadcast(Unsafe.Add(ref Wi, 15));
                    z3 = V.MultiplyAdd(dz0, a3, z3);
                    z3_ = V.MultiplyAdd(dz1, a3, z3_);
                    V a4 = V.Broadcast(Unsafe.Add(ref Wi, 20));
                    z4 = V.MultiplyAdd(dz0, a4, z4);
                    z4_ = V.MultiplyAdd(dz1, a4, z4_);
                    V a5 = V.Broadcast(Unsafe.Add(ref Wi, 25));
                    z5 = V.MultiplyAdd(dz0, a5, z5);
                    z5_ = V.MultiplyAdd(dz1, a5, z5_);
                    V a6 = V.Broadcast(Unsafe.Add(ref Wi, 30));
                    z6 = V.MultiplyAdd(dz0, a6, z6);
                    z6_ = V.MultiplyAdd(dz1, a6, z6_);
                    dzi = ref Unsafe.Add(ref dzi, S);
                    Wi = ref Unsafe.Add(ref Wi, 1);
                }
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, (m * S) + s), V.Zero), z0, V.Zero), ref dx, (m * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, (m * S) + s + V.Count), V.Zero), z0_, V.Zero), ref dx, (m * S) + s + V.Count);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 1) * S) + s), V.Zero), z1, V.Zero), ref dx, ((m + 1) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 1) * S) + s + V.Count), V.Zero), z1_, V.Zero), ref dx, ((m + 1) * S) + s + V.Count);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 2) * S) + s), V.Zero), z2, V.Zero), ref dx, ((m + 2) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 2) * S) + s + V.Count), V.Zero), z2_, V.Zero), ref dx, ((m + 2) * S) + s + V.Count);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 3) * S) + s), V.Zero), z3, V.Zero), ref dx, ((m + 3) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 3) * S) + s + V.Count), V.Zero), z3_, V.Zero), ref dx, ((m + 3) * S) + s + V.Count);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 4) * S) + s), V.Zero), z4, V.Zero), ref dx, ((m + 4) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 4) * S) + s + V.Count), V.Zero), z4_, V.Zero), ref dx, ((m + 4) * S) + s + V.Count);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 5) * S) + s), V.Zero), z5, V.Zero), ref dx, ((m + 5) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 5) * S) + s + V.Count), V.Zero), z5_, V.Zero), ref dx, ((m + 5) * S) + s + V.Count);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 6) * S) + s), V.Zero), z6, V.Zero), ref dx, ((m + 6) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 6) * S) + s + V.Count), V.Zero), z6_, V.Zero), ref dx, ((m + 6) * S) + s + V.Count);
            }

            if (s < S)
            {
                V z0 = V.Zero;
                V z1 = V.Zero;
                V z2 = V.Zero;
                V z3 = V.Zero;
                V z4 = V.Zero;
                V z5 = V.Zero;
                V z6 = V.Zero;
                ref float dzi = ref Unsafe.Add(ref dz, s);
                ref float Wi = ref Unsafe.Add(ref W, (m * 5));
                for (nint i = 0; i < 5; i++)
                {
                    V dz0 = V.Load(ref dzi, 0);
                    z0 = V.MultiplyAdd(dz0, V.Broadcast(Wi), z0);
                    z1 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 5)), z1);
                    z2 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 10)), z2);
                    z3 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 15)), z3);
                    z4 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 20)), z4);
                    z5 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 25)), z5);
                    z6 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 30)), z6);
                    dzi = ref Unsafe.Add(ref dzi, S);
                    Wi = ref Unsafe.Add(ref Wi, 1);
                }
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, (m * S) + s), V.Zero), z0, V.Zero), ref dx, (m * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 1) * S) + s), V.Zero), z1, V.Zero), ref dx, ((m + 1) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 2) * S) + s), V.Zero), z2, V.Zero), ref dx, ((m + 2) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 3) * S) + s), V.Zero), z3, V.Zero), ref dx, ((m + 3) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 4) * S) + s), V.Zero), z4, V.Zero), ref dx, ((m + 4) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 5) * S) + s), V.Zero), z5, V.Zero), ref dx, ((m + 5) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 6) * S) + s), V.Zero), z6, V.Zero), ref dx, ((m + 6) * S) + s);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineInputGradientReluGradient_7x5_6RowsFrom0<V>(ref float dz, ref float W, ref float ye, ref float dx, nint S)
        where V : struct, ILanes<V, float>
    {
        {
            const nint m = 0;
            nint s = 0;
            for (; s + (2 * V.Count) <= S; s += 2 * V.Count)
            {
                V z0 = V.Zero, z0_ = z0;
                V z1 = V.Zero, z1_ = z1;
                V z2 = V.Zero, z2_ = z2;
                V z3 = V.Zero, z3_ = z3;
                V z4 = V.Zero, z4_ = z4;
                V z5 = V.Zero, z5_ = z5;
                ref float dzi = ref Unsafe.Add(ref dz, s);
                ref float Wi = ref Unsafe.Add(ref W, (m * 5));
                for (nint i = 0; i < 5; i++)
                {
                    V dz0 = V.Load(ref dzi, 0), dz1 = V.Load(ref dzi, V.Count);
                    V a0 = V.Broadcast(Wi);
                    z0 = V.MultiplyAdd(dz0, a0, z0);
                    z0_ = V.MultiplyAdd(dz1, a0, z0_);
                    V a1 = V.Broadcast(Unsafe.Add(ref Wi, 5));
                    z1 = V.MultiplyAdd(dz0, a1, z1);
                    z1_ = V.MultiplyAdd(dz1, a1, z1_);
                    V a2 = V.Broadcast(Unsafe.Add(ref Wi, 10));
                    z2 = V.MultiplyAdd(dz0, a2, z2);
                    z2_ = V.MultiplyAdd(dz1, a2, z2_);
                    V a3 = V.Broadcast(Unsafe.Add(ref Wi, 15));
                    z3 = V.MultiplyAdd(dz0, a3, z3);
                    z3_ = V.MultiplyAdd(dz1, a3, z3_);
                    V a4 = V.Broadcast(Unsafe.Add(ref Wi, 20));
                    z4 = V.MultiplyAdd(dz0, a4, z4);
                    z4_ = V.MultiplyAdd(dz1, a4, z4_);
                    V a5 = V.Broadcast(Unsafe.Add(ref Wi, 25));
                    z5 = V.MultiplyAdd(dz0, a5, z5);
                    z5_ = V.MultiplyAdd(dz1, a5, z5_);
                    dzi = ref Unsafe.Add(ref dzi, S);
                    Wi = ref Unsafe.Add(ref Wi, 1);
                }
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, (m * S) + s), V.Zero), z0, V.Zero), ref dx, (m * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, (m * S) + s + V.Count), V.Zero), z0_, V.Zero), ref dx, (m * S) + s + V.Count);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 1) * S) + s), V.Zero), z1, V.Zero), ref dx, ((m + 1) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 1) * S) + s + V.Count), V.Zero), z1_, V.Zero), ref dx, ((m + 1) * S) + s + V.Count);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 2) * S) + s), V.Zero), z2, V.Zero), ref dx, ((m + 2) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 2) * S) + s + V.Count), V.Zero), z2_, V.Zero), ref dx, ((m + 2) * S) + s + V.Count);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 3) * S) + s), V.Zero), z3, V.Zero), ref dx, ((m + 3) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 3) * S) + s + V.Count), V.Zero), z3_, V.Zero), ref dx, ((m + 3) * S) + s + V.Count);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 4) * S) + s), V.Zero), z4, V.Zero), ref dx, ((m + 4) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 4) * S) + s + V.Count), V.Zero), z4_, V.Zero), ref dx, ((m + 4) * S) + s + V.Count);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 5) * S) + s), V.Zero), z5, V.Zero), ref dx, ((m + 5) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 5) * S) + s + V.Count), V.Zero), z5_, V.Zero), ref dx, ((m + 5) * S) + s + V.Count);
            }

            if (s < S)
            {
                V z0 = V.Zero;
                V z1 = V.Zero;
                V z2 = V.Zero;
                V z3 = V.Zero;
                V z4 = V.Zero;
                V z5 = V.Zero;
                ref float dzi = ref Unsafe.Add(ref dz, s);
                ref float Wi = ref Unsafe.Add(ref W, (m * 5));
                for (nint i = 0; i < 5; i++)
                {
                    V dz0 = V.Load(ref dzi, 0);
                    z0 = V.MultiplyAdd(dz0, V.Broadcast(Wi), z0);
                    z1 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 5)), z1);
                    z2 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 10)), z2);
                    z3 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 15)), z3);
                    z4 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 20)), z4);
                    z5 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 25)), z5);
                    dzi = ref Unsafe.Add(ref dzi, S);
                    Wi = ref Unsafe.Add(ref Wi, 1);
                }
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, (m * S) + s), V.Zero), z0, V.Zero), ref dx, (m * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 1) * S) + s), V.Zero), z1, V.Zero), ref dx, ((m + 1) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 2) * S) + s), V.Zero), z2, V.Zero), ref dx, ((m + 2) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 3) * S) + s), V.Zero), z3, V.Zero), ref dx, ((m + 3) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 4) * S) + s), V.Zero), z4, V.Zero), ref dx, ((m + 4) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 5) * S) + s), V.Zero), z5, V.Zero), ref dx, ((m + 5) * S) + s);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineInputGradientReluGradient_7x5_1RowsFrom6<V>(ref float dz, ref float W, ref float ye, ref float dx, nint S)
        where V : struct, ILanes<V, float>
    {
        {
            const nint m = 6;
            nint s = 0;
            for (; s + (2 * V.Count) <= S; s += 2 * V.Count)
            {
                V z0 = V.Zero, z0_ = z0;
                ref float dzi = ref Unsafe.Add(ref dz, s);
                ref float Wi = ref Unsafe.Add(ref W, (m * 5));
                for (nint i = 0; i < 5; i++)
                {
                    V dz0 = V.Load(ref dzi, 0), dz1 = V.Load(ref dzi, V.Count);
                    V a0 = V.Broadcast(Wi);
                    z0 = V.MultiplyAdd(dz0, a0, z0);
                    z0_ = V.MultiplyAdd(dz1, a0, z0_);
                    dzi = ref Unsafe.Add(ref dzi, S);
                    Wi = ref Unsafe.Add(ref Wi, 1);
                }
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, (m * S) + s), V.Zero), z0, V.Zero), ref dx, (m * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, (m * S) + s + V.Count), V.Zero), z0_, V.Zero), ref dx, (m * S) + s + V.Count);
            }

            if (s < S)
            {
                V z0 = V.Zero;
                ref float dzi = ref Unsafe.Add(ref dz, s);
                ref float Wi = ref Unsafe.Add(ref W, (m * 5));
                for (nint i = 0; i < 5; i++)
                {
                    V dz0 = V.Load(ref dzi, 0);
                    z0 = V.MultiplyAdd(dz0, V.Broadcast(Wi), z0);
                    dzi = ref Unsafe.Add(ref dzi, S);
                    Wi = ref Unsafe.Add(ref Wi, 1);
                }
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, (m * S) + s), V.Zero), z0, V.Zero), ref dx, (m * S) + s);
            }
        }
    }

    // dW += Σ_s xᵀ · dz
    // x [3], dz [7], dW [3, 7]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AffineLaneKernelGradient_3x7<V>(ref float x, ref float dz, ref float dW, nint S, bool add)
        where V : struct, ILanes<V, float>
    {
        LaneBuffer<float> buffer = default;
        ref float lanes = ref LaneSums.Start(ref buffer);
        {
            const nint k = 0;
            {
                const nint n = 0;
                for (nint lane = 0; lane < 16; lane += V.Count)
                {
                    V g0_0 = V.Zero, g0_1 = V.Zero, g0_2 = V.Zero, g0_3 = V.Zero, g1_0 = V.Zero, g1_1 = V.Zero, g1_2 = V.Zero, g1_3 = V.Zero, g2_0 = V.Zero, g2_1 = V.Zero, g2_2 = V.Zero, g2_3 = V.Zero;
                    ref float xs = ref Unsafe.Add(ref x, (k * S) + lane);
                    ref float dzs = ref Unsafe.Add(ref dz, (n * S) + lane);
                    for (nint s = 0; s < S; s += 16)
                    {
                        V d0 = V.Load(ref dzs, 0);
                        V d1 = V.Load(ref dzs, S);
                        V d2 = V.Load(ref dzs, (S * 2));
                        V d3 = V.Load(ref dzs, (S * 3));
                        V x0 = V.Load(ref xs, 0);
                        g0_0 = V.MultiplyAdd(x0, d0, g0_0);
                        g0_1 = V.MultiplyAdd(x0, d1, g0_1);
                        g0_2 = V.MultiplyAdd(x0, d2, g0_2);
                        g0_3 = V.MultiplyAdd(x0, d3, g0_3);
                        V x1 = V.Load(ref xs, S);
                        g1_0 = V.MultiplyAdd(x1, d0, g1_0);
                        g1_1 = V.MultiplyAdd(x1, d1, g1_1);
                        g1_2 = V.MultiplyAdd(x1, d2, g1_2);
                        g1_3 = V.MultiplyAdd(x1, d3, g1_3);
                        V x2 = V.Load(ref xs, (S * 2));
                        g2_0 = V.MultiplyAdd(x2, d0, g2_0);
                        g2_1 = V.MultiplyAdd(x2, d1, g2_1);
                        g2_2 = V.MultiplyAdd(x2, d2, g2_2);
                        g2_3 = V.MultiplyAdd(x2, d3, g2_3);
                        xs = ref Unsafe.Add(ref xs, 16);
                        dzs = ref Unsafe.Add(ref dzs, 16);
                    }
                    V.Store(g0_0, ref lanes, lane);
                    V.Store(g0_1, ref lanes, 16 + lane);
                    V.Store(g0_2, ref lanes, 32 + lane);
                    V.Store(g0_3, ref lanes, 48 + lane);
                    V.Store(g1_0, ref lanes, 64 + lane);
                    V.Store(g1_1, ref lanes, 80 + lane);
                    V.Store(g1_2, ref lanes, 96 + lane);
                    V.Store(g1_3, ref lanes, 112 + lane);
                    V.Store(g2_0, ref lanes, 128 + lane);
                    V.Store(g2_1, ref lanes, 144 + lane);
                    V.Store(g2_2, ref lanes, 160 + lane);
                    V.Store(g2_3, ref lanes, 176 + lane);
                }

                LaneSums.Add(ref lanes, 3, 4, ref Unsafe.Add(ref dW, (k * 7) + n), 7, add);
            }

            {
                const nint n = 4;
                for (nint lane = 0; lane < 16; lane += V.Count)
                {
                    V g0_0 = V.Zero, g0_1 = V.Zero, g0_2 = V.Zero, g1_0 = V.Zero, g1_1 = V.Zero, g1_2 = V.Zero, g2_0 = V.Zero, g2_1 = V.Zero, g2_2 = V.Zero;
                    ref float xs = ref Unsafe.Add(ref x, (k * S) + lane);
                    ref float dzs = ref Unsafe.Add(ref dz, (n * S) + lane);
                    for (nint s = 0; s < S; s += 16)
                    {
                        V d0 = V.Load(ref dzs, 0);
                        V d1 = V.Load(ref dzs, S);
                        V d2 = V.Load(ref dzs, (S * 2));
                        V x0 = V.Load(ref xs, 0);
                        g0_0 = V.MultiplyAdd(x0, d0, g0_0);
                        g0_1 = V.MultiplyAdd(x0, d1, g0_1);
                        g0_2 = V.MultiplyAdd(x0, d2, g0_2);
                        V x1 = V.Load(ref xs, S);
                        g1_0 = V.MultiplyAdd(x1, d0, g1_0);
                        g1_1 = V.MultiplyAdd(x1, d1, g1_1);
                        g1_2 = V.MultiplyAdd(x1, d2, g1_2);
                        V x2 = V.Load(ref xs, (S * 2));
                        g2_0 = V.MultiplyAdd(x2, d0, g2_0);
                        g2_1 = V.MultiplyAdd(x2, d1, g2_1);
                        g2_2 = V.MultiplyAdd(x2, d2, g2_2);
                        xs = ref Unsafe.Add(ref xs, 16);
                        dzs = ref Unsafe.Add(ref dzs, 16);
                    }
                    V.Store(g0_0, ref lanes, lane);
                    V.Store(g0_1, ref lanes, 16 + lane);
                    V.Store(g0_2, ref lanes, 32 + lane);
                    V.Store(g1_0, ref lanes, 48 + lane);
                    V.Store(g1_1, ref lanes, 64 + lane);
                    V.Store(g1_2, ref lanes, 80 + lane);
                    V.Store(g2_0, ref lanes, 96 + lane);
                    V.Store(g2_1, ref lanes, 112 + lane);
                    V.Store(g2_2, ref lanes, 128 + lane);
                }

                LaneSums.Add(ref lanes, 3, 3, ref Unsafe.Add(ref dW, (k * 7) + n), 7, add);
            }
        }
    }

    // g += Σ_s x
    // x [7], g [7]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LaneSum_7_to_7<V>(ref float x, ref float g, nint S, bool add)
        where V : struct, ILanes<V, float>
    {
        LaneBuffer<float> buffer = default;
        ref float lanes = ref LaneSums.Start(ref buffer);
        {
            const nint n = 0;
            for (nint lane = 0; lane < 16; lane += V.Count)
            {
                V sum0 = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero, sum4 = V.Zero, sum5 = V.Zero, sum6 = V.Zero;
                ref float xs = ref Unsafe.Add(ref x, (n * S) + lane);
                for (nint s = 0; s < S; s += 16)
                {
                    sum0 = sum0 + V.Load(ref xs, 0);
                    sum1 = sum1 + V.Load(ref xs, S);
                    sum2 = sum2 + V.Load(ref xs, (S * 2));
                    sum3 = sum3 + V.Load(ref xs, (S * 3));
                    sum4 = sum4 + V.Load(ref xs, (S * 4));
                    sum5 = sum5 + V.Load(ref xs, (S * 5));
                    sum6 = sum6 + V.Load(ref xs, (S * 6));
                    xs = ref Unsafe.Add(ref xs, 16);
                }
                V.Store(sum0, ref lanes, lane);
                V.Store(sum1, ref lanes, 16 + lane);
                V.Store(sum2, ref lanes, 32 + lane);
                V.Store(sum3, ref lanes, 48 + lane);
                V.Store(sum4, ref lanes, 64 + lane);
                V.Store(sum5, ref lanes, 80 + lane);
                V.Store(sum6, ref lanes, 96 + lane);
            }

            LaneSums.Add(ref lanes, 1, 7, ref Unsafe.Add(ref g, n), 7, add);
        }
    }

    // y = max(z, 0) with z = x · W + b
    // x [3], W [3, 7], b [7], y [7]; one sample
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AffineRelu_3x7_Sample<V>(ref float x, ref float W, ref float b, ref float y)
        where V : struct, ILanes<V, float>
    {
        nint n = 0;
        for (; n + (2 * V.Count) <= 7; n += 2 * V.Count)
        {
            V z0 = V.Load(ref b, n);
            V z1 = V.Load(ref b, n + V.Count);
            for (nint k = 0; k < 3; k += 1)
            {
                V xk = V.Broadcast(Unsafe.Add(ref x, k));
                z0 = V.MultiplyAdd(xk, V.Load(ref W, (k * 7) + n), z0);
                z1 = V.MultiplyAdd(xk, V.Load(ref W, (k * 7) + n + V.Count), z1);
            }
            V.Store(V.Max(z0, V.Zero), ref y, n);
            V.Store(V.Max(z1, V.Zero), ref y, n + V.Count);
        }

        for (; n + (V.Count) <= 7; n += V.Count)
        {
            V z0 = V.Load(ref b, n);
            for (nint k = 0; k < 3; k += 1)
            {
                V xk = V.Broadcast(Unsafe.Add(ref x, k));
                z0 = V.MultiplyAdd(xk, V.Load(ref W, (k * 7) + n), z0);
            }
            V.Store(V.Max(z0, V.Zero), ref y, n);
        }

        if (n < 7)
        {
            V z0 = V.LoadPartial(ref b, n, 7 - (int)n);
            for (nint k = 0; k < 3; k += 1)
            {
                V xk = V.Broadcast(Unsafe.Add(ref x, k));
                z0 = V.MultiplyAdd(xk, V.LoadPartial(ref W, (k * 7) + n, 7 - (int)n), z0);
            }
            V.StorePartial(V.Max(z0, V.Zero), ref y, n, 7 - (int)n);
        }
    }

    // z = x · W + b
    // x [7], W [7, 5], b [5], z [5]; one sample
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Affine_7x5_Sample<V>(ref float x, ref float W, ref float b, ref float z)
        where V : struct, ILanes<V, float>
    {
        nint n = 0;
        for (; n + (2 * V.Count) <= 5; n += 2 * V.Count)
        {
            V z0 = V.Load(ref b, n);
            V z1 = V.Load(ref b, n + V.Count);
            for (nint k = 0; k < 7; k += 1)
            {
                V xk = V.Broadcast(Unsafe.Add(ref x, k));
                z0 = V.MultiplyAdd(xk, V.Load(ref W, (k * 5) + n), z0);
                z1 = V.MultiplyAdd(xk, V.Load(ref W, (k * 5) + n + V.Count), z1);
            }
            V.Store(z0, ref z, n);
            V.Store(z1, ref z, n + V.Count);
        }

        for (; n + (V.Count) <= 5; n += V.Count)
        {
            V z0 = V.Load(ref b, n);
            for (nint k = 0; k < 7; k += 1)
            {
                V xk = V.Broadcast(Unsafe.Add(ref x, k));
                z0 = V.MultiplyAdd(xk, V.Load(ref W, (k * 5) + n), z0);
            }
            V.Store(z0, ref z, n);
        }

        if (n < 5)
        {
            V z0 = V.LoadPartial(ref b, n, 5 - (int)n);
            for (nint k = 0; k < 7; k += 1)
            {
                V xk = V.Broadcast(Unsafe.Add(ref x, k));
                z0 = V.MultiplyAdd(xk, V.LoadPartial(ref W, (k * 5) + n, 5 - (int)n), z0);
            }
            V.StorePartial(z0, ref z, n, 5 - (int)n);
        }
    }
}
