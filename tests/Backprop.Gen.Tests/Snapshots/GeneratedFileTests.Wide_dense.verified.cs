file static class Kernels
{

    // y = max(z, 0) with z = x · W + b
    // x [3], W [3, 26], b [26], y [26]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AffineRelu_3x26<V>(ref float x, ref float W, ref float b, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        // As many sums at a time as registers hold.
        if (V.Registers == 32)
        {
            AffineRelu_3x26_9RowsFrom0<V>(ref x, ref W, ref b, ref y, S);
            AffineRelu_3x26_8RowsFrom18<V>(ref x, ref W, ref b, ref y, S);
        }
        else
        {
            AffineRelu_3x26_6RowsFrom0<V>(ref x, ref W, ref b, ref y, S);
            AffineRelu_3x26_2RowsFrom24<V>(ref x, ref W, ref b, ref y, S);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineRelu_3x26_9RowsFrom0<V>(ref float x, ref float W, ref float b, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        for (nint m = 0; m < 18; m += 9)
        {
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
                V z7 = V.Broadcast(Unsafe.Add(ref b, m + 7)), z7_ = z7;
                V z8 = V.Broadcast(Unsafe.Add(ref b, m + 8)), z8_ = z8;
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
                    V a7 = V.Broadcast(Unsafe.Add(ref Wi, 7));
                    z7 = V.MultiplyAdd(x0, a7, z7);
                    z7_ = V.MultiplyAdd(x1, a7, z7_);
                    V a8 = V.Broadcast(Unsafe.Add(ref Wi, 8));
                    z8 = V.MultiplyAdd(x0, a8, z8);
                    z8_ = V.MultiplyAdd(x1, a8, z8_);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 26);
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
                V.Store(V.Max(z7, V.Zero), ref y, ((m + 7) * S) + s);
                V.Store(V.Max(z7_, V.Zero), ref y, ((m + 7) * S) + s + V.Count);
                V.Store(V.Max(z8, V.Zero), ref y, ((m + 8) * S) + s);
                V.Store(V.Max(z8_, V.Zero), ref y, ((m + 8) * S) + s + V.Count);
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
                V z7 = V.Broadcast(Unsafe.Add(ref b, m + 7));
                V z8 = V.Broadcast(Unsafe.Add(ref b, m + 8));
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
                    z7 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 7)), z7);
                    z8 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 8)), z8);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 26);
                }
                V.Store(V.Max(z0, V.Zero), ref y, (m * S) + s);
                V.Store(V.Max(z1, V.Zero), ref y, ((m + 1) * S) + s);
                V.Store(V.Max(z2, V.Zero), ref y, ((m + 2) * S) + s);
                V.Store(V.Max(z3, V.Zero), ref y, ((m + 3) * S) + s);
                V.Store(V.Max(z4, V.Zero), ref y, ((m + 4) * S) + s);
                V.Store(V.Max(z5, V.Zero), ref y, ((m + 5) * S) + s);
                V.Store(V.Max(z6, V.Zero), ref y, ((m + 6) * S) + s);
                V.Store(V.Max(z7, V.Zero), ref y, ((m + 7) * S) + s);
                V.Store(V.Max(z8, V.Zero), ref y, ((m + 8) * S) + s);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineRelu_3x26_8RowsFrom18<V>(ref float x, ref float W, ref float b, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        {
            const nint m = 18;
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
                V z7 = V.Broadcast(Unsafe.Add(ref b, m + 7)), z7_ = z7;
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
                    V a7 = V.Broadcast(Unsafe.Add(ref Wi, 7));
                    z7 = V.MultiplyAdd(x0, a7, z7);
                    z7_ = V.MultiplyAdd(x1, a7, z7_);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 26);
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
                V.Store(V.Max(z7, V.Zero), ref y, ((m + 7) * S) + s);
                V.Store(V.Max(z7_, V.Zero), ref y, ((m + 7) * S) + s + V.Count);
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
                V z7 = V.Broadcast(Unsafe.Add(ref b, m + 7));
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
                    z7 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 7)), z7);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 26);
                }
                V.Store(V.Max(z0, V.Zero), ref y, (m * S) + s);
                V.Store(V.Max(z1, V.Zero), ref y, ((m + 1) * S) + s);
                V.Store(V.Max(z2, V.Zero), ref y, ((m + 2) * S) + s);
                V.Store(V.Max(z3, V.Zero), ref y, ((m + 3) * S) + s);
                V.Store(V.Max(z4, V.Zero), ref y, ((m + 4) * S) + s);
                V.Store(V.Max(z5, V.Zero), ref y, ((m + 5) * S) + s);
                V.Store(V.Max(z6, V.Zero), ref y, ((m + 6) * S) + s);
                V.Store(V.Max(z7, V.Zero), ref y, ((m + 7) * S) + s);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineRelu_3x26_6RowsFrom0<V>(ref float x, ref float W, ref float b, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        for (nint m = 0; m < 24; m += 6)
        {
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
                    Wi = ref Unsafe.Add(ref Wi, 26);
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
                    Wi = ref Unsafe.Add(ref Wi, 26);
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
    private static void AffineRelu_3x26_2RowsFrom24<V>(ref float x, ref float W, ref float b, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        {
            const nint m = 24;
            nint s = 0;
            for (; s + (2 * V.Count) <= S; s += 2 * V.Count)
            {
                V z0 = V.Broadcast(Unsafe.Add(ref b, m)), z0_ = z0;
                V z1 = V.Broadcast(Unsafe.Add(ref b, m + 1)), z1_ = z1;
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
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 26);
                }
                V.Store(V.Max(z0, V.Zero), ref y, (m * S) + s);
                V.Store(V.Max(z0_, V.Zero), ref y, (m * S) + s + V.Count);
                V.Store(V.Max(z1, V.Zero), ref y, ((m + 1) * S) + s);
                V.Store(V.Max(z1_, V.Zero), ref y, ((m + 1) * S) + s + V.Count);
            }

            if (s < S)
            {
                V z0 = V.Broadcast(Unsafe.Add(ref b, m));
                V z1 = V.Broadcast(Unsafe.Add(ref b, m + 1));
                ref float xi = ref Unsafe.Add(ref x, s);
                ref float Wi = ref Unsafe.Add(ref W, m);
                for (nint i = 0; i < 3; i++)
                {
                    V x0 = V.Load(ref xi, 0);
                    z0 = V.MultiplyAdd(x0, V.Broadcast(Wi), z0);
                    z1 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 1)), z1);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 26);
                }
                V.Store(V.Max(z0, V.Zero), ref y, (m * S) + s);
                V.Store(V.Max(z1, V.Zero), ref y, ((m + 1) * S) + s);
            }
        }
    }

    // y = tanh(z) with z = x · W + b
    // x [26], W [26, 20], b [20], y [20]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AffineTanh_26x20<V>(ref float x, ref float W, ref float b, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        // As many sums at a time as registers hold.
        if (V.Registers == 32)
        {
            AffineTanh_26x20_10RowsFrom0<V>(ref x, ref W, ref b, ref y, S);
        }
        else
        {
            AffineTanh_26x20_6RowsFrom0<V>(ref x, ref W, ref b, ref y, S);
            AffineTanh_26x20_2RowsFrom18<V>(ref x, ref W, ref b, ref y, S);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineTanh_26x20_10RowsFrom0<V>(ref float x, ref float W, ref float b, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        for (nint m = 0; m < 20; m += 10)
        {
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
                V z7 = V.Broadcast(Unsafe.Add(ref b, m + 7)), z7_ = z7;
                V z8 = V.Broadcast(Unsafe.Add(ref b, m + 8)), z8_ = z8;
                V z9 = V.Broadcast(Unsafe.Add(ref b, m + 9)), z9_ = z9;
                ref float xi = ref Unsafe.Add(ref x, s);
                ref float Wi = ref Unsafe.Add(ref W, m);
                for (nint i = 0; i < 26; i++)
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
                    V a7 = V.Broadcast(Unsafe.Add(ref Wi, 7));
                    z7 = V.MultiplyAdd(x0, a7, z7);
                    z7_ = V.MultiplyAdd(x1, a7, z7_);
                    V a8 = V.Broadcast(Unsafe.Add(ref Wi, 8));
                    z8 = V.MultiplyAdd(x0, a8, z8);
                    z8_ = V.MultiplyAdd(x1, a8, z8_);
                    V a9 = V.Broadcast(Unsafe.Add(ref Wi, 9));
                    z9 = V.MultiplyAdd(x0, a9, z9);
                    z9_ = V.MultiplyAdd(x1, a9, z9_);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 20);
                }
                V.Store(z0, ref y, (m * S) + s);
                V.Store(z0_, ref y, (m * S) + s + V.Count);
                V.Store(z1, ref y, ((m + 1) * S) + s);
                V.Store(z1_, ref y, ((m + 1) * S) + s + V.Count);
                V.Store(z2, ref y, ((m + 2) * S) + s);
                V.Store(z2_, ref y, ((m + 2) * S) + s + V.Count);
                V.Store(z3, ref y, ((m + 3) * S) + s);
                V.Store(z3_, ref y, ((m + 3) * S) + s + V.Count);
                V.Store(z4, ref y, ((m + 4) * S) + s);
                V.Store(z4_, ref y, ((m + 4) * S) + s + V.Count);
                V.Store(z5, ref y, ((m + 5) * S) + s);
                V.Store(z5_, ref y, ((m + 5) * S) + s + V.Count);
                V.Store(z6, ref y, ((m + 6) * S) + s);
                V.Store(z6_, ref y, ((m + 6) * S) + s + V.Count);
                V.Store(z7, ref y, ((m + 7) * S) + s);
                V.Store(z7_, ref y, ((m + 7) * S) + s + V.Count);
                V.Store(z8, ref y, ((m + 8) * S) + s);
                V.Store(z8_, ref y, ((m + 8) * S) + s + V.Count);
                V.Store(z9, ref y, ((m + 9) * S) + s);
                V.Store(z9_, ref y, ((m + 9) * S) + s + V.Count);
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
                V z7 = V.Broadcast(Unsafe.Add(ref b, m + 7));
                V z8 = V.Broadcast(Unsafe.Add(ref b, m + 8));
                V z9 = V.Broadcast(Unsafe.Add(ref b, m + 9));
                ref float xi = ref Unsafe.Add(ref x, s);
                ref float Wi = ref Unsafe.Add(ref W, m);
                for (nint i = 0; i < 26; i++)
                {
                    V x0 = V.Load(ref xi, 0);
                    z0 = V.MultiplyAdd(x0, V.Broadcast(Wi), z0);
                    z1 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 1)), z1);
                    z2 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 2)), z2);
                    z3 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 3)), z3);
                    z4 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 4)), z4);
                    z5 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 5)), z5);
                    z6 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 6)), z6);
                    z7 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 7)), z7);
                    z8 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 8)), z8);
                    z9 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 9)), z9);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 20);
                }
                V.Store(z0, ref y, (m * S) + s);
                V.Store(z1, ref y, ((m + 1) * S) + s);
                V.Store(z2, ref y, ((m + 2) * S) + s);
                V.Store(z3, ref y, ((m + 3) * S) + s);
                V.Store(z4, ref y, ((m + 4) * S) + s);
                V.Store(z5, ref y, ((m + 5) * S) + s);
                V.Store(z6, ref y, ((m + 6) * S) + s);
                V.Store(z7, ref y, ((m + 7) * S) + s);
                V.Store(z8, ref y, ((m + 8) * S) + s);
                V.Store(z9, ref y, ((m + 9) * S) + s);
            }

            for (nint j = m * S; j < (m + 10) * S; j += V.Count)
            {
                V z = V.Load(ref y, j);
                V.Store(V.Tanh(z), ref y, j);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineTanh_26x20_6RowsFrom0<V>(ref float x, ref float W, ref float b, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        for (nint m = 0; m < 18; m += 6)
        {
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
                for (nint i = 0; i < 26; i++)
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
                    Wi = ref Unsafe.Add(ref Wi, 20);
                }
                V.Store(z0, ref y, (m * S) + s);
                V.Store(z0_, ref y, (m * S) + s + V.Count);
                V.Store(z1, ref y, ((m + 1) * S) + s);
                V.Store(z1_, ref y, ((m + 1) * S) + s + V.Count);
                V.Store(z2, ref y, ((m + 2) * S) + s);
                V.Store(z2_, ref y, ((m + 2) * S) + s + V.Count);
                V.Store(z3, ref y, ((m + 3) * S) + s);
                V.Store(z3_, ref y, ((m + 3) * S) + s + V.Count);
                V.Store(z4, ref y, ((m + 4) * S) + s);
                V.Store(z4_, ref y, ((m + 4) * S) + s + V.Count);
                V.Store(z5, ref y, ((m + 5) * S) + s);
                V.Store(z5_, ref y, ((m + 5) * S) + s + V.Count);
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
                for (nint i = 0; i < 26; i++)
                {
                    V x0 = V.Load(ref xi, 0);
                    z0 = V.MultiplyAdd(x0, V.Broadcast(Wi), z0);
                    z1 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 1)), z1);
                    z2 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 2)), z2);
                    z3 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 3)), z3);
                    z4 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 4)), z4);
                    z5 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 5)), z5);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 20);
                }
                V.Store(z0, ref y, (m * S) + s);
                V.Store(z1, ref y, ((m + 1) * S) + s);
                V.Store(z2, ref y, ((m + 2) * S) + s);
                V.Store(z3, ref y, ((m + 3) * S) + s);
                V.Store(z4, ref y, ((m + 4) * S) + s);
                V.Store(z5, ref y, ((m + 5) * S) + s);
            }

            for (nint j = m * S; j < (m + 6) * S; j += V.Count)
            {
                V z = V.Load(ref y, j);
                V.Store(V.Tanh(z), ref y, j);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineTanh_26x20_2RowsFrom18<V>(ref float x, ref float W, ref float b, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        {
            const nint m = 18;
            nint s = 0;
            for (; s + (2 * V.Count) <= S; s += 2 * V.Count)
            {
                V z0 = V.Broadcast(Unsafe.Add(ref b, m)), z0_ = z0;
                V z1 = V.Broadcast(Unsafe.Add(ref b, m + 1)), z1_ = z1;
                ref float xi = ref Unsafe.Add(ref x, s);
                ref float Wi = ref Unsafe.Add(ref W, m);
                for (nint i = 0; i < 26; i++)
                {
                    V x0 = V.Load(ref xi, 0), x1 = V.Load(ref xi, V.Count);
                    V a0 = V.Broadcast(Wi);
                    z0 = V.MultiplyAdd(x0, a0, z0);
                    z0_ = V.MultiplyAdd(x1, a0, z0_);
                    V a1 = V.Broadcast(Unsafe.Add(ref Wi, 1));
                    z1 = V.MultiplyAdd(x0, a1, z1);
                    z1_ = V.MultiplyAdd(x1, a1, z1_);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 20);
                }
                V.Store(z0, ref y, (m * S) + s);
                V.Store(z0_, ref y, (m * S) + s + V.Count);
                V.Store(z1, ref y, ((m + 1) * S) + s);
                V.Store(z1_, ref y, ((m + 1) * S) + s + V.Count);
            }

            if (s < S)
            {
                V z0 = V.Broadcast(Unsafe.Add(ref b, m));
                V z1 = V.Broadcast(Unsafe.Add(ref b, m + 1));
                ref float xi = ref Unsafe.Add(ref x, s);
                ref float Wi = ref Unsafe.Add(ref W, m);
                for (nint i = 0; i < 26; i++)
                {
                    V x0 = V.Load(ref xi, 0);
                    z0 = V.MultiplyAdd(x0, V.Broadcast(Wi), z0);
                    z1 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 1)), z1);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 20);
                }
                V.Store(z0, ref y, (m * S) + s);
                V.Store(z1, ref y, ((m + 1) * S) + s);
            }

            for (nint j = m * S; j < (m + 2) * S; j += V.Count)
            {
                V z = V.Load(ref y, j);
                V.Store(V.Tanh(z), ref y, j);
            }
        }
    }

    // z = x · W + b
    // x [20], W [20, 2], b [2], z [2]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Affine_20x2<V>(ref float x, ref float W, ref float b, ref float z, nint S)
        where V : struct, ILanes<V, float>
    {
        {
            const nint m = 0;
            nint s = 0;
            for (; s + (2 * V.Count) <= S; s += 2 * V.Count)
            {
                V z0 = V.Broadcast(Unsafe.Add(ref b, m)), z0_ = z0;
                V z1 = V.Broadcast(Unsafe.Add(ref b, m + 1)), z1_ = z1;
                ref float xi = ref Unsafe.Add(ref x, s);
                ref float Wi = ref Unsafe.Add(ref W, m);
                for (nint i = 0; i < 20; i++)
                {
                    V x0 = V.Load(ref xi, 0), x1 = V.Load(ref xi, V.Count);
                    V a0 = V.Broadcast(Wi);
                    z0 = V.MultiplyAdd(x0, a0, z0);
                    z0_ = V.MultiplyAdd(x1, a0, z0_);
                    V a1 = V.Broadcast(Unsafe.Add(ref Wi, 1));
                    z1 = V.MultiplyAdd(x0, a1, z1);
                    z1_ = V.MultiplyAdd(x1, a1, z1_);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 2);
                }
                V.Store(z0, ref z, (m * S) + s);
                V.Store(z0_, ref z, (m * S) + s + V.Count);
                V.Store(z1, ref z, ((m + 1) * S) + s);
                V.Store(z1_, ref z, ((m + 1) * S) + s + V.Count);
            }

            if (s < S)
            {
                V z0 = V.Broadcast(Unsafe.Add(ref b, m));
                V z1 = V.Broadcast(Unsafe.Add(ref b, m + 1));
                ref float xi = ref Unsafe.Add(ref x, s);
                ref float Wi = ref Unsafe.Add(ref W, m);
                for (nint i = 0; i < 20; i++)
                {
                    V x0 = V.Load(ref xi, 0);
                    z0 = V.MultiplyAdd(x0, V.Broadcast(Wi), z0);
                    z1 = V.MultiplyAdd(x0, V.Broadcast(Unsafe.Add(ref Wi, 1)), z1);
                    xi = ref Unsafe.Add(ref xi, S);
                    Wi = ref Unsafe.Add(ref Wi, 2);
                }
                V.Store(z0, ref z, (m * S) + s);
                V.Store(z1, ref z, ((m + 1) * S) + s);
            }
        }
    }

    // y = 0.5·(p − t)²
    // p [2], t [2], y [2]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SquaredError_2<V>(ref float p, ref float t, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        for (nint j = 0; j < (S * 2); j += V.Count)
        {
            V p_ = V.Load(ref p, j);
            V t_ = V.Load(ref t, j);
            V u1 = p_ - t_;
            V.Store(0.5f * (u1 * u1), ref y, j);
        }
    }

    // y = Σ x
    // x [2], y [1]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum_2_to_1<V>(ref float x, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        for (nint s = 0; s < S; s += V.Count)
        {
            V sum = V.Zero;
            for (nint r0 = 0; r0 < 2; r0++)
            {
                sum = sum + V.Load(ref x, ((0 + r0) * S) + s);
            }
            V.Store(sum, ref y, ((0) * S) + s);
        }
    }

    // y = dy·(p − t)
    // p [2], t [2], dy [1], y [2]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SquaredErrorGradient_2<V>(ref float p, ref float t, ref float dy, ref float y, nint S)
        where V : struct, ILanes<V, float>
    {
        for (nint f = 0; f < 2; f++)
        {
            for (nint s = 0; s < S; s += V.Count)
            {
                V p_ = V.Load(ref p, (f * S) + s);
                V t_ = V.Load(ref t, (f * S) + s);
                V dy_ = V.Load(ref dy, s);
                V.Store(dy_ * (p_ - t_), ref y, (f * S) + s);
            }
        }
    }

    // dW += Σ_s xᵀ · dz
    // x [20], dz [2], dW [20, 2]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AffineLaneKernelGradient_20x2<V>(ref float x, ref float dz, ref float dW, nint S, int count, bool add)
        where V : struct, ILanes<V, float>
    {
        LaneSums.ClearBehind(ref x, 20, S, count);
        LaneSums.ClearBehind(ref dz, 2, S, count);
        LaneBuffer<float> buffer = default;
        ref float lanes = ref LaneSums.Start(ref buffer);
        for (nint k = 0; k < 20; k += 5)
        {
            {
                const nint n = 0;
                for (nint lane = 0; lane < 16; lane += V.Count)
                {
                    V g0_0 = V.Zero, g0_1 = V.Zero, g1_0 = V.Zero, g1_1 = V.Zero, g2_0 = V.Zero, g2_1 = V.Zero, g3_0 = V.Zero, g3_1 = V.Zero, g4_0 = V.Zero, g4_1 = V.Zero;
                    ref float xs = ref Unsafe.Add(ref x, (k * S) + lane);
                    ref float dzs = ref Unsafe.Add(ref dz, (n * S) + lane);
                    for (nint s = 0; s < S; s += 16)
                    {
                        V d0 = V.Load(ref dzs, 0);
                        V d1 = V.Load(ref dzs, S);
                        V x0 = V.Load(ref xs, 0);
                        g0_0 = V.MultiplyAdd(x0, d0, g0_0);
                        g0_1 = V.MultiplyAdd(x0, d1, g0_1);
                        V x1 = V.Load(ref xs, S);
                        g1_0 = V.MultiplyAdd(x1, d0, g1_0);
                        g1_1 = V.MultiplyAdd(x1, d1, g1_1);
                        V x2 = V.Load(ref xs, (S * 2));
                        g2_0 = V.MultiplyAdd(x2, d0, g2_0);
                        g2_1 = V.MultiplyAdd(x2, d1, g2_1);
                        V x3 = V.Load(ref xs, (S * 3));
                        g3_0 = V.MultiplyAdd(x3, d0, g3_0);
                        g3_1 = V.MultiplyAdd(x3, d1, g3_1);
                        V x4 = V.Load(ref xs, (S * 4));
                        g4_0 = V.MultiplyAdd(x4, d0, g4_0);
                        g4_1 = V.MultiplyAdd(x4, d1, g4_1);
                        xs = ref Unsafe.Add(ref xs, 16);
                        dzs = ref Unsafe.Add(ref dzs, 16);
                    }
                    V.Store(g0_0, ref lanes, lane);
                    V.Store(g0_1, ref lanes, 16 + lane);
                    V.Store(g1_0, ref lanes, 32 + lane);
                    V.Store(g1_1, ref lanes, 48 + lane);
                    V.Store(g2_0, ref lanes, 64 + lane);
                    V.Store(g2_1, ref lanes, 80 + lane);
                    V.Store(g3_0, ref lanes, 96 + lane);
                    V.Store(g3_1, ref lanes, 112 + lane);
                    V.Store(g4_0, ref lanes, 128 + lane);
                    V.Store(g4_1, ref lanes, 144 + lane);
                }

                LaneSums.Add(ref lanes, 1, 10, ref Unsafe.Add(ref dW, (k * 2)), 2, add);
            }
        }
    }

    // g += Σ_s x
    // x [2], g [2]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LaneSum_2_to_2<V>(ref float x, ref float g, nint S, int count, bool add)
        where V : struct, ILanes<V, float>
    {
        LaneSums.ClearBehind(ref x, 2, S, count);
        LaneBuffer<float> buffer = default;
        ref float lanes = ref LaneSums.Start(ref buffer);
        {
            const nint n = 0;
            for (nint lane = 0; lane < 16; lane += V.Count)
            {
                V sum0 = V.Zero, sum1 = V.Zero;
                ref float xs = ref Unsafe.Add(ref x, (n * S) + lane);
                for (nint s = 0; s < S; s += 16)
                {
                    sum0 = sum0 + V.Load(ref xs, 0);
                    sum1 = sum1 + V.Load(ref xs, S);
                    xs = ref Unsafe.Add(ref xs, 16);
                }
                V.Store(sum0, ref lanes, lane);
                V.Store(sum1, ref lanes, 16 + lane);
            }

            LaneSums.Add(ref lanes, 1, 2, ref Unsafe.Add(ref g, n), 2, add);
        }
    }

    // dx = z·(1 − ye²) with z = dz · Wᵀ
    // dz [2], W [20, 2], ye [20], dx [20]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AffineInputGradientTanhGradient_20x2<V>(ref float dz, ref float W, ref float ye, ref float dx, nint S)
        where V : struct, ILanes<V, float>
    {
        // As many sums at a time as registers hold.
        if (V.Registers == 32)
        {
            AffineInputGradientTanhGradient_20x2_10RowsFrom0<V>(ref dz, ref W, ref ye, ref dx, S);
        }
        else
        {
            AffineInputGradientTanhGradient_20x2_6RowsFrom0<V>(ref dz, ref W, ref ye, ref dx, S);
            AffineInputGradientTanhGradient_20x2_2RowsFrom18<V>(ref dz, ref W, ref ye, ref dx, S);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineInputGradientTanhGradient_20x2_10RowsFrom0<V>(ref float dz, ref float W, ref float ye, ref float dx, nint S)
        where V : struct, ILanes<V, float>
    {
        for (nint m = 0; m < 20; m += 10)
        {
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
                V z7 = V.Zero, z7_ = z7;
                V z8 = V.Zero, z8_ = z8;
                V z9 = V.Zero, z9_ = z9;
                ref float dzi = ref Unsafe.Add(ref dz, s);
                ref float Wi = ref Unsafe.Add(ref W, (m * 2));
                for (nint i = 0; i < 2; i++)
                {
                    V dz0 = V.Load(ref dzi, 0), dz1 = V.Load(ref dzi, V.Count);
                    V a0 = V.Broadcast(Wi);
                    z0 = V.MultiplyAdd(dz0, a0, z0);
                    z0_ = V.MultiplyAdd(dz1, a0, z0_);
                    V a1 = V.Broadcast(Unsafe.Add(ref Wi, 2));
                    z1 = V.MultiplyAdd(dz0, a1, z1);
                    z1_ = V.MultiplyAdd(dz1, a1, z1_);
                    V a2 = V.Broadcast(Unsafe.Add(ref Wi, 4));
                    z2 = V.MultiplyAdd(dz0, a2, z2);
                    z2_ = V.MultiplyAdd(dz1, a2, z2_);
                    V a3 = V.Broadcast(Unsafe.Add(ref Wi, 6));
                    z3 = V.MultiplyAdd(dz0, a3, z3);
                    z3_ = V.MultiplyAdd(dz1, a3, z3_);
                    V a4 = V.Broadcast(Unsafe.Add(ref Wi, 8));
                    z4 = V.MultiplyAdd(dz0, a4, z4);
                    z4_ = V.MultiplyAdd(dz1, a4, z4_);
                    V a5 = V.Broadcast(Unsafe.Add(ref Wi, 10));
                    z5 = V.MultiplyAdd(dz0, a5, z5);
                    z5_ = V.MultiplyAdd(dz1, a5, z5_);
                    V a6 = V.Broadcast(Unsafe.Add(ref Wi, 12));
                    z6 = V.MultiplyAdd(dz0, a6, z6);
                    z6_ = V.MultiplyAdd(dz1, a6, z6_);
                    V a7 = V.Broadcast(Unsafe.Add(ref Wi, 14));
                    z7 = V.MultiplyAdd(dz0, a7, z7);
                    z7_ = V.MultiplyAdd(dz1, a7, z7_);
                    V a8 = V.Broadcast(Unsafe.Add(ref Wi, 16));
                    z8 = V.MultiplyAdd(dz0, a8, z8);
                    z8_ = V.MultiplyAdd(dz1, a8, z8_);
                    V a9 = V.Broadcast(Unsafe.Add(ref Wi, 18));
                    z9 = V.MultiplyAdd(dz0, a9, z9);
                    z9_ = V.MultiplyAdd(dz1, a9, z9_);
                    dzi = ref Unsafe.Add(ref dzi, S);
                    Wi = ref Unsafe.Add(ref Wi, 1);
                }
                V.Store(z0 * (1f - (V.Load(ref ye, (m * S) + s) * V.Load(ref ye, (m * S) + s))), ref dx, (m * S) + s);
                V.Store(z0_ * (1f - (V.Load(ref ye, (m * S) + s + V.Count) * V.Load(ref ye, (m * S) + s + V.Count))), ref dx, (m * S) + s + V.Count);
                V.Store(z1 * (1f - (V.Load(ref ye, ((m + 1) * S) + s) * V.Load(ref ye, ((m + 1) * S) + s))), ref dx, ((m + 1) * S) + s);
                V.Store(z1_ * (1f - (V.Load(ref ye, ((m + 1) * S) + s + V.Count) * V.Load(ref ye, ((m + 1) * S) + s + V.Count))), ref dx, ((m + 1) * S) + s + V.Count);
                V.Store(z2 * (1f - (V.Load(ref ye, ((m + 2) * S) + s) * V.Load(ref ye, ((m + 2) * S) + s))), ref dx, ((m + 2) * S) + s);
                V.Store(z2_ * (1f - (V.Load(ref ye, ((m + 2) * S) + s + V.Count) * V.Load(ref ye, ((m + 2) * S) + s + V.Count))), ref dx, ((m + 2) * S) + s + V.Count);
                V.Store(z3 * (1f - (V.Load(ref ye, ((m + 3) * S) + s) * V.Load(ref ye, ((m + 3) * S) + s))), ref dx, ((m + 3) * S) + s);
                V.Store(z3_ * (1f - (V.Load(ref ye, ((m + 3) * S) + s + V.Count) * V.Load(ref ye, ((m + 3) * S) + s + V.Count))), ref dx, ((m + 3) * S) + s + V.Count);
                V.Store(z4 * (1f - (V.Load(ref ye, ((m + 4) * S) + s) * V.Load(ref ye, ((m + 4) * S) + s))), ref dx, ((m + 4) * S) + s);
                V.Store(z4_ * (1f - (V.Load(ref ye, ((m + 4) * S) + s + V.Count) * V.Load(ref ye, ((m + 4) * S) + s + V.Count))), ref dx, ((m + 4) * S) + s + V.Count);
                V.Store(z5 * (1f - (V.Load(ref ye, ((m + 5) * S) + s) * V.Load(ref ye, ((m + 5) * S) + s))), ref dx, ((m + 5) * S) + s);
                V.Store(z5_ * (1f - (V.Load(ref ye, ((m + 5) * S) + s + V.Count) * V.Load(ref ye, ((m + 5) * S) + s + V.Count))), ref dx, ((m + 5) * S) + s + V.Count);
                V.Store(z6 * (1f - (V.Load(ref ye, ((m + 6) * S) + s) * V.Load(ref ye, ((m + 6) * S) + s))), ref dx, ((m + 6) * S) + s);
                V.Store(z6_ * (1f - (V.Load(ref ye, ((m + 6) * S) + s + V.Count) * V.Load(ref ye, ((m + 6) * S) + s + V.Count))), ref dx, ((m + 6) * S) + s + V.Count);
                V.Store(z7 * (1f - (V.Load(ref ye, ((m + 7) * S) + s) * V.Load(ref ye, ((m + 7) * S) + s))), ref dx, ((m + 7) * S) + s);
                V.Store(z7_ * (1f - (V.Load(ref ye, ((m + 7) * S) + s + V.Count) * V.Load(ref ye, ((m + 7) * S) + s + V.Count))), ref dx, ((m + 7) * S) + s + V.Count);
                V.Store(z8 * (1f - (V.Load(ref ye, ((m + 8) * S) + s) * V.Load(ref ye, ((m + 8) * S) + s))), ref dx, ((m + 8) * S) + s);
                V.Store(z8_ * (1f - (V.Load(ref ye, ((m + 8) * S) + s + V.Count) * V.Load(ref ye, ((m + 8) * S) + s + V.Count))), ref dx, ((m + 8) * S) + s + V.Count);
                V.Store(z9 * (1f - (V.Load(ref ye, ((m + 9) * S) + s) * V.Load(ref ye, ((m + 9) * S) + s))), ref dx, ((m + 9) * S) + s);
                V.Store(z9_ * (1f - (V.Load(ref ye, ((m + 9) * S) + s + V.Count) * V.Load(ref ye, ((m + 9) * S) + s + V.Count))), ref dx, ((m + 9) * S) + s + V.Count);
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
                V z7 = V.Zero;
                V z8 = V.Zero;
                V z9 = V.Zero;
                ref float dzi = ref Unsafe.Add(ref dz, s);
                ref float Wi = ref Unsafe.Add(ref W, (m * 2));
                for (nint i = 0; i < 2; i++)
                {
                    V dz0 = V.Load(ref dzi, 0);
                    z0 = V.MultiplyAdd(dz0, V.Broadcast(Wi), z0);
                    z1 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 2)), z1);
                    z2 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 4)), z2);
                    z3 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 6)), z3);
                    z4 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 8)), z4);
                    z5 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 10)), z5);
                    z6 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 12)), z6);
                    z7 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 14)), z7);
                    z8 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 16)), z8);
                    z9 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 18)), z9);
                    dzi = ref Unsafe.Add(ref dzi, S);
                    Wi = ref Unsafe.Add(ref Wi, 1);
                }
                V.Store(z0 * (1f - (V.Load(ref ye, (m * S) + s) * V.Load(ref ye, (m * S) + s))), ref dx, (m * S) + s);
                V.Store(z1 * (1f - (V.Load(ref ye, ((m + 1) * S) + s) * V.Load(ref ye, ((m + 1) * S) + s))), ref dx, ((m + 1) * S) + s);
                V.Store(z2 * (1f - (V.Load(ref ye, ((m + 2) * S) + s) * V.Load(ref ye, ((m + 2) * S) + s))), ref dx, ((m + 2) * S) + s);
                V.Store(z3 * (1f - (V.Load(ref ye, ((m + 3) * S) + s) * V.Load(ref ye, ((m + 3) * S) + s))), ref dx, ((m + 3) * S) + s);
                V.Store(z4 * (1f - (V.Load(ref ye, ((m + 4) * S) + s) * V.Load(ref ye, ((m + 4) * S) + s))), ref dx, ((m + 4) * S) + s);
                V.Store(z5 * (1f - (V.Load(ref ye, ((m + 5) * S) + s) * V.Load(ref ye, ((m + 5) * S) + s))), ref dx, ((m + 5) * S) + s);
                V.Store(z6 * (1f - (V.Load(ref ye, ((m + 6) * S) + s) * V.Load(ref ye, ((m + 6) * S) + s))), ref dx, ((m + 6) * S) + s);
                V.Store(z7 * (1f - (V.Load(ref ye, ((m + 7) * S) + s) * V.Load(ref ye, ((m + 7) * S) + s))), ref dx, ((m + 7) * S) + s);
                V.Store(z8 * (1f - (V.Load(ref ye, ((m + 8) * S) + s) * V.Load(ref ye, ((m + 8) * S) + s))), ref dx, ((m + 8) * S) + s);
                V.Store(z9 * (1f - (V.Load(ref ye, ((m + 9) * S) + s) * V.Load(ref ye, ((m + 9) * S) + s))), ref dx, ((m + 9) * S) + s);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineInputGradientTanhGradient_20x2_6RowsFrom0<V>(ref float dz, ref float W, ref float ye, ref float dx, nint S)
        where V : struct, ILanes<V, float>
    {
        for (nint m = 0; m < 18; m += 6)
        {
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
                ref float Wi = ref Unsafe.Add(ref W, (m * 2));
                for (nint i = 0; i < 2; i++)
                {
                    V dz0 = V.Load(ref dzi, 0), dz1 = V.Load(ref dzi, V.Count);
                    V a0 = V.Broadcast(Wi);
                    z0 = V.MultiplyAdd(dz0, a0, z0);
                    z0_ = V.MultiplyAdd(dz1, a0, z0_);
                    V a1 = V.Broadcast(Unsafe.Add(ref Wi, 2));
                    z1 = V.MultiplyAdd(dz0, a1, z1);
                    z1_ = V.MultiplyAdd(dz1, a1, z1_);
                    V a2 = V.Broadcast(Unsafe.Add(ref Wi, 4));
                    z2 = V.MultiplyAdd(dz0, a2, z2);
                    z2_ = V.MultiplyAdd(dz1, a2, z2_);
                    V a3 = V.Broadcast(Unsafe.Add(ref Wi, 6));
                    z3 = V.MultiplyAdd(dz0, a3, z3);
                    z3_ = V.MultiplyAdd(dz1, a3, z3_);
                    V a4 = V.Broadcast(Unsafe.Add(ref Wi, 8));
                    z4 = V.MultiplyAdd(dz0, a4, z4);
                    z4_ = V.MultiplyAdd(dz1, a4, z4_);
                    V a5 = V.Broadcast(Unsafe.Add(ref Wi, 10));
                    z5 = V.MultiplyAdd(dz0, a5, z5);
                    z5_ = V.MultiplyAdd(dz1, a5, z5_);
                    dzi = ref Unsafe.Add(ref dzi, S);
                    Wi = ref Unsafe.Add(ref Wi, 1);
                }
                V.Store(z0 * (1f - (V.Load(ref ye, (m * S) + s) * V.Load(ref ye, (m * S) + s))), ref dx, (m * S) + s);
                V.Store(z0_ * (1f - (V.Load(ref ye, (m * S) + s + V.Count) * V.Load(ref ye, (m * S) + s + V.Count))), ref dx, (m * S) + s + V.Count);
                V.Store(z1 * (1f - (V.Load(ref ye, ((m + 1) * S) + s) * V.Load(ref ye, ((m + 1) * S) + s))), ref dx, ((m + 1) * S) + s);
                V.Store(z1_ * (1f - (V.Load(ref ye, ((m + 1) * S) + s + V.Count) * V.Load(ref ye, ((m + 1) * S) + s + V.Count))), ref dx, ((m + 1) * S) + s + V.Count);
                V.Store(z2 * (1f - (V.Load(ref ye, ((m + 2) * S) + s) * V.Load(ref ye, ((m + 2) * S) + s))), ref dx, ((m + 2) * S) + s);
                V.Store(z2_ * (1f - (V.Load(ref ye, ((m + 2) * S) + s + V.Count) * V.Load(ref ye, ((m + 2) * S) + s + V.Count))), ref dx, ((m + 2) * S) + s + V.Count);
                V.Store(z3 * (1f - (V.Load(ref ye, ((m + 3) * S) + s) * V.Load(ref ye, ((m + 3) * S) + s))), ref dx, ((m + 3) * S) + s);
                V.Store(z3_ * (1f - (V.Load(ref ye, ((m + 3) * S) + s + V.Count) * V.Load(ref ye, ((m + 3) * S) + s + V.Count))), ref dx, ((m + 3) * S) + s + V.Count);
                V.Store(z4 * (1f - (V.Load(ref ye, ((m + 4) * S) + s) * V.Load(ref ye, ((m + 4) * S) + s))), ref dx, ((m + 4) * S) + s);
                V.Store(z4_ * (1f - (V.Load(ref ye, ((m + 4) * S) + s + V.Count) * V.Load(ref ye, ((m + 4) * S) + s + V.Count))), ref dx, ((m + 4) * S) + s + V.Count);
                V.Store(z5 * (1f - (V.Load(ref ye, ((m + 5) * S) + s) * V.Load(ref ye, ((m + 5) * S) + s))), ref dx, ((m + 5) * S) + s);
                V.Store(z5_ * (1f - (V.Load(ref ye, ((m + 5) * S) + s + V.Count) * V.Load(ref ye, ((m + 5) * S) + s + V.Count))), ref dx, ((m + 5) * S) + s + V.Count);
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
                ref float Wi = ref Unsafe.Add(ref W, (m * 2));
                for (nint i = 0; i < 2; i++)
                {
                    V dz0 = V.Load(ref dzi, 0);
                    z0 = V.MultiplyAdd(dz0, V.Broadcast(Wi), z0);
                    z1 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 2)), z1);
                    z2 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 4)), z2);
                    z3 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 6)), z3);
                    z4 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 8)), z4);
                    z5 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 10)), z5);
                    dzi = ref Unsafe.Add(ref dzi, S);
                    Wi = ref Unsafe.Add(ref Wi, 1);
                }
                V.Store(z0 * (1f - (V.Load(ref ye, (m * S) + s) * V.Load(ref ye, (m * S) + s))), ref dx, (m * S) + s);
                V.Store(z1 * (1f - (V.Load(ref ye, ((m + 1) * S) + s) * V.Load(ref ye, ((m + 1) * S) + s))), ref dx, ((m + 1) * S) + s);
                V.Store(z2 * (1f - (V.Load(ref ye, ((m + 2) * S) + s) * V.Load(ref ye, ((m + 2) * S) + s))), ref dx, ((m + 2) * S) + s);
                V.Store(z3 * (1f - (V.Load(ref ye, ((m + 3) * S) + s) * V.Load(ref ye, ((m + 3) * S) + s))), ref dx, ((m + 3) * S) + s);
                V.Store(z4 * (1f - (V.Load(ref ye, ((m + 4) * S) + s) * V.Load(ref ye, ((m + 4) * S) + s))), ref dx, ((m + 4) * S) + s);
                V.Store(z5 * (1f - (V.Load(ref ye, ((m + 5) * S) + s) * V.Load(ref ye, ((m + 5) * S) + s))), ref dx, ((m + 5) * S) + s);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineInputGradientTanhGradient_20x2_2RowsFrom18<V>(ref float dz, ref float W, ref float ye, ref float dx, nint S)
        where V : struct, ILanes<V, float>
    {
        {
            const nint m = 18;
            nint s = 0;
            for (; s + (2 * V.Count) <= S; s += 2 * V.Count)
            {
                V z0 = V.Zero, z0_ = z0;
                V z1 = V.Zero, z1_ = z1;
                ref float dzi = ref Unsafe.Add(ref dz, s);
                ref float Wi = ref Unsafe.Add(ref W, (m * 2));
                for (nint i = 0; i < 2; i++)
                {
                    V dz0 = V.Load(ref dzi, 0), dz1 = V.Load(ref dzi, V.Count);
                    V a0 = V.Broadcast(Wi);
                    z0 = V.MultiplyAdd(dz0, a0, z0);
                    z0_ = V.MultiplyAdd(dz1, a0, z0_);
                    V a1 = V.Broadcast(Unsafe.Add(ref Wi, 2));
                    z1 = V.MultiplyAdd(dz0, a1, z1);
                    z1_ = V.MultiplyAdd(dz1, a1, z1_);
                    dzi = ref Unsafe.Add(ref dzi, S);
                    Wi = ref Unsafe.Add(ref Wi, 1);
                }
                V.Store(z0 * (1f - (V.Load(ref ye, (m * S) + s) * V.Load(ref ye, (m * S) + s))), ref dx, (m * S) + s);
                V.Store(z0_ * (1f - (V.Load(ref ye, (m * S) + s + V.Count) * V.Load(ref ye, (m * S) + s + V.Count))), ref dx, (m * S) + s + V.Count);
                V.Store(z1 * (1f - (V.Load(ref ye, ((m + 1) * S) + s) * V.Load(ref ye, ((m + 1) * S) + s))), ref dx, ((m + 1) * S) + s);
                V.Store(z1_ * (1f - (V.Load(ref ye, ((m + 1) * S) + s + V.Count) * V.Load(ref ye, ((m + 1) * S) + s + V.Count))), ref dx, ((m + 1) * S) + s + V.Count);
            }

            if (s < S)
            {
                V z0 = V.Zero;
                V z1 = V.Zero;
                ref float dzi = ref Unsafe.Add(ref dz, s);
                ref float Wi = ref Unsafe.Add(ref W, (m * 2));
                for (nint i = 0; i < 2; i++)
                {
                    V dz0 = V.Load(ref dzi, 0);
                    z0 = V.MultiplyAdd(dz0, V.Broadcast(Wi), z0);
                    z1 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 2)), z1);
                    dzi = ref Unsafe.Add(ref dzi, S);
                    Wi = ref Unsafe.Add(ref Wi, 1);
                }
                V.Store(z0 * (1f - (V.Load(ref ye, (m * S) + s) * V.Load(ref ye, (m * S) + s))), ref dx, (m * S) + s);
                V.Store(z1 * (1f - (V.Load(ref ye, ((m + 1) * S) + s) * V.Load(ref ye, ((m + 1) * S) + s))), ref dx, ((m + 1) * S) + s);
            }
        }
    }

    // dW += Σ_s xᵀ · dz
    // x [26], dz [20], dW [26, 20]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AffineKernelGradient_26x20<V>(ref float x, ref float dz, ref float dW, nint S, int count, bool add)
        where V : struct, ILanes<V, float>
    {
        // As many sums at a time as registers hold.
        if (V.Registers == 32)
        {
            AffineKernelGradient_26x20_9RowsFrom0<V>(ref x, ref dz, ref dW, S, count, add);
            AffineKernelGradient_26x20_8RowsFrom18<V>(ref x, ref dz, ref dW, S, count, add);
        }
        else
        {
            AffineKernelGradient_26x20_6RowsFrom0<V>(ref x, ref dz, ref dW, S, count, add);
            AffineKernelGradient_26x20_2RowsFrom24<V>(ref x, ref dz, ref dW, S, count, add);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineKernelGradient_26x20_9RowsFrom0<V>(ref float x, ref float dz, ref float dW, nint S, int count, bool add)
        where V : struct, ILanes<V, float>
    {
        for (nint k = 0; k < 18; k += 9)
        {
            nint n = 0;
            for (; n + (2 * V.Count) <= 20; n += 2 * V.Count)
            {
                V g0 = V.Zero, g0_ = V.Zero;
                V g1 = V.Zero, g1_ = V.Zero;
                V g2 = V.Zero, g2_ = V.Zero;
                V g3 = V.Zero, g3_ = V.Zero;
                V g4 = V.Zero, g4_ = V.Zero;
                V g5 = V.Zero, g5_ = V.Zero;
                V g6 = V.Zero, g6_ = V.Zero;
                V g7 = V.Zero, g7_ = V.Zero;
                V g8 = V.Zero, g8_ = V.Zero;
                ref float xs = ref Unsafe.Add(ref x, k * S);
                ref float dzs = ref Unsafe.Add(ref dz, n);
                for (int s = 0; s < count; s++)
                {
                    V d0 = V.Load(ref dzs, 0), d1 = V.Load(ref dzs, V.Count);
                    V x0 = V.Broadcast(xs);
                    g0 = V.MultiplyAdd(d0, x0, g0);
                    g0_ = V.MultiplyAdd(d1, x0, g0_);
                    V x1 = V.Broadcast(Unsafe.Add(ref xs, S));
                    g1 = V.MultiplyAdd(d0, x1, g1);
                    g1_ = V.MultiplyAdd(d1, x1, g1_);
                    V x2 = V.Broadcast(Unsafe.Add(ref xs, (S * 2)));
                    g2 = V.MultiplyAdd(d0, x2, g2);
                    g2_ = V.MultiplyAdd(d1, x2, g2_);
                    V x3 = V.Broadcast(Unsafe.Add(ref xs, (S * 3)));
                    g3 = V.MultiplyAdd(d0, x3, g3);
                    g3_ = V.MultiplyAdd(d1, x3, g3_);
                    V x4 = V.Broadcast(Unsafe.Add(ref xs, (S * 4)));
                    g4 = V.MultiplyAdd(d0, x4, g4);
                    g4_ = V.MultiplyAdd(d1, x4, g4_);
                    V x5 = V.Broadcast(Unsafe.Add(ref xs, (S * 5)));
                    g5 = V.MultiplyAdd(d0, x5, g5);
                    g5_ = V.MultiplyAdd(d1, x5, g5_);
                    V x6 = V.Broadcast(Unsafe.Add(ref xs, (S * 6)));
                    g6 = V.MultiplyAdd(d0, x6, g6);
                    g6_ = V.MultiplyAdd(d1, x6, g6_);
                    V x7 = V.Broadcast(Unsafe.Add(ref xs, (S * 7)));
                    g7 = V.MultiplyAdd(d0, x7, g7);
                    g7_ = V.MultiplyAdd(d1, x7, g7_);
                    V x8 = V.Broadcast(Unsafe.Add(ref xs, (S * 8)));
                    g8 = V.MultiplyAdd(d0, x8, g8);
                    g8_ = V.MultiplyAdd(d1, x8, g8_);
                    xs = ref Unsafe.Add(ref xs, 1);
                    dzs = ref Unsafe.Add(ref dzs, 32);
                }

                if (add)
                {
                    g0 = V.Load(ref dW, (k * 20) + n) + g0;
                    g0_ = V.Load(ref dW, (k * 20) + n + V.Count) + g0_;
                    g1 = V.Load(ref dW, ((k + 1) * 20) + n) + g1;
                    g1_ = V.Load(ref dW, ((k + 1) * 20) + n + V.Count) + g1_;
                    g2 = V.Load(ref dW, ((k + 2) * 20) + n) + g2;
                    g2_ = V.Load(ref dW, ((k + 2) * 20) + n + V.Count) + g2_;
                    g3 = V.Load(ref dW, ((k + 3) * 20) + n) + g3;
                    g3_ = V.Load(ref dW, ((k + 3) * 20) + n + V.Count) + g3_;
                    g4 = V.Load(ref dW, ((k + 4) * 20) + n) + g4;
                    g4_ = V.Load(ref dW, ((k + 4) * 20) + n + V.Count) + g4_;
                    g5 = V.Load(ref dW, ((k + 5) * 20) + n) + g5;
                    g5_ = V.Load(ref dW, ((k + 5) * 20) + n + V.Count) + g5_;
                    g6 = V.Load(ref dW, ((k + 6) * 20) + n) + g6;
                    g6_ = V.Load(ref dW, ((k + 6) * 20) + n + V.Count) + g6_;
                    g7 = V.Load(ref dW, ((k + 7) * 20) + n) + g7;
                    g7_ = V.Load(ref dW, ((k + 7) * 20) + n + V.Count) + g7_;
                    g8 = V.Load(ref dW, ((k + 8) * 20) + n) + g8;
                    g8_ = V.Load(ref dW, ((k + 8) * 20) + n + V.Count) + g8_;
                }

                V.Store(g0, ref dW, (k * 20) + n);
                V.Store(g0_, ref dW, (k * 20) + n + V.Count);
                V.Store(g1, ref dW, ((k + 1) * 20) + n);
                V.Store(g1_, ref dW, ((k + 1) * 20) + n + V.Count);
                V.Store(g2, ref dW, ((k + 2) * 20) + n);
                V.Store(g2_, ref dW, ((k + 2) * 20) + n + V.Count);
                V.Store(g3, ref dW, ((k + 3) * 20) + n);
                V.Store(g3_, ref dW, ((k + 3) * 20) + n + V.Count);
                V.Store(g4, ref dW, ((k + 4) * 20) + n);
                V.Store(g4_, ref dW, ((k + 4) * 20) + n + V.Count);
                V.Store(g5, ref dW, ((k + 5) * 20) + n);
                V.Store(g5_, ref dW, ((k + 5) * 20) + n + V.Count);
                V.Store(g6, ref dW, ((k + 6) * 20) + n);
                V.Store(g6_, ref dW, ((k + 6) * 20) + n + V.Count);
                V.Store(g7, ref dW, ((k + 7) * 20) + n);
                V.Store(g7_, ref dW, ((k + 7) * 20) + n + V.Count);
                V.Store(g8, ref dW, ((k + 8) * 20) + n);
                V.Store(g8_, ref dW, ((k + 8) * 20) + n + V.Count);
            }

            for (; n + V.Count <= 20; n += V.Count)
            {
                V g0 = V.Zero;
                V g1 = V.Zero;
                V g2 = V.Zero;
                V g3 = V.Zero;
                V g4 = V.Zero;
                V g5 = V.Zero;
                V g6 = V.Zero;
                V g7 = V.Zero;
                V g8 = V.Zero;
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
                    V x7 = V.Broadcast(Unsafe.Add(ref xs, (S * 7)));
                    g7 = V.MultiplyAdd(d0, x7, g7);
                    V x8 = V.Broadcast(Unsafe.Add(ref xs, (S * 8)));
                    g8 = V.MultiplyAdd(d0, x8, g8);
                    xs = ref Unsafe.Add(ref xs, 1);
                    dzs = ref Unsafe.Add(ref dzs, 32);
                }

                if (add)
                {
                    g0 = V.Load(ref dW, (k * 20) + n) + g0;
                    g1 = V.Load(ref dW, ((k + 1) * 20) + n) + g1;
                    g2 = V.Load(ref dW, ((k + 2) * 20) + n) + g2;
                    g3 = V.Load(ref dW, ((k + 3) * 20) + n) + g3;
                    g4 = V.Load(ref dW, ((k + 4) * 20) + n) + g4;
                    g5 = V.Load(ref dW, ((k + 5) * 20) + n) + g5;
                    g6 = V.Load(ref dW, ((k + 6) * 20) + n) + g6;
                    g7 = V.Load(ref dW, ((k + 7) * 20) + n) + g7;
                    g8 = V.Load(ref dW, ((k + 8) * 20) + n) + g8;
                }

                V.Store(g0, ref dW, (k * 20) + n);
                V.Store(g1, ref dW, ((k + 1) * 20) + n);
                V.Store(g2, ref dW, ((k + 2) * 20) + n);
                V.Store(g3, ref dW, ((k + 3) * 20) + n);
                V.Store(g4, ref dW, ((k + 4) * 20) + n);
                V.Store(g5, ref dW, ((k + 5) * 20) + n);
                V.Store(g6, ref dW, ((k + 6) * 20) + n);
                V.Store(g7, ref dW, ((k + 7) * 20) + n);
                V.Store(g8, ref dW, ((k + 8) * 20) + n);
            }

            if (n < 20)
            {
                V g0 = V.Zero;
                V g1 = V.Zero;
                V g2 = V.Zero;
                V g3 = V.Zero;
                V g4 = V.Zero;
                V g5 = V.Zero;
                V g6 = V.Zero;
                V g7 = V.Zero;
                V g8 = V.Zero;
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
                    V x7 = V.Broadcast(Unsafe.Add(ref xs, (S * 7)));
                    g7 = V.MultiplyAdd(d0, x7, g7);
                    V x8 = V.Broadcast(Unsafe.Add(ref xs, (S * 8)));
                    g8 = V.MultiplyAdd(d0, x8, g8);
                    xs = ref Unsafe.Add(ref xs, 1);
                    dzs = ref Unsafe.Add(ref dzs, 32);
                }

                if (add)
                {
                    g0 = V.LoadPartial(ref dW, (k * 20) + n, 20 - (int)n) + g0;
                    g1 = V.LoadPartial(ref dW, ((k + 1) * 20) + n, 20 - (int)n) + g1;
                    g2 = V.LoadPartial(ref dW, ((k + 2) * 20) + n, 20 - (int)n) + g2;
                    g3 = V.LoadPartial(ref dW, ((k + 3) * 20) + n, 20 - (int)n) + g3;
                    g4 = V.LoadPartial(ref dW, ((k + 4) * 20) + n, 20 - (int)n) + g4;
                    g5 = V.LoadPartial(ref dW, ((k + 5) * 20) + n, 20 - (int)n) + g5;
                    g6 = V.LoadPartial(ref dW, ((k + 6) * 20) + n, 20 - (int)n) + g6;
                    g7 = V.LoadPartial(ref dW, ((k + 7) * 20) + n, 20 - (int)n) + g7;
                    g8 = V.LoadPartial(ref dW, ((k + 8) * 20) + n, 20 - (int)n) + g8;
                }

                V.StorePartial(g0, ref dW, (k * 20) + n, 20 - (int)n);
                V.StorePartial(g1, ref dW, ((k + 1) * 20) + n, 20 - (int)n);
                V.StorePartial(g2, ref dW, ((k + 2) * 20) + n, 20 - (int)n);
                V.StorePartial(g3, ref dW, ((k + 3) * 20) + n, 20 - (int)n);
                V.StorePartial(g4, ref dW, ((k + 4) * 20) + n, 20 - (int)n);
                V.StorePartial(g5, ref dW, ((k + 5) * 20) + n, 20 - (int)n);
                V.StorePartial(g6, ref dW, ((k + 6) * 20) + n, 20 - (int)n);
                V.StorePartial(g7, ref dW, ((k + 7) * 20) + n, 20 - (int)n);
                V.StorePartial(g8, ref dW, ((k + 8) * 20) + n, 20 - (int)n);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineKernelGradient_26x20_8RowsFrom18<V>(ref float x, ref float dz, ref float dW, nint S, int count, bool add)
        where V : struct, ILanes<V, float>
    {
        {
            const nint k = 18;
            nint n = 0;
            for (; n + (2 * V.Count) <= 20; n += 2 * V.Count)
            {
                V g0 = V.Zero, g0_ = V.Zero;
                V g1 = V.Zero, g1_ = V.Zero;
                V g2 = V.Zero, g2_ = V.Zero;
                V g3 = V.Zero, g3_ = V.Zero;
                V g4 = V.Zero, g4_ = V.Zero;
                V g5 = V.Zero, g5_ = V.Zero;
                V g6 = V.Zero, g6_ = V.Zero;
                V g7 = V.Zero, g7_ = V.Zero;
                ref float xs = ref Unsafe.Add(ref x, k * S);
                ref float dzs = ref Unsafe.Add(ref dz, n);
                for (int s = 0; s < count; s++)
                {
                    V d0 = V.Load(ref dzs, 0), d1 = V.Load(ref dzs, V.Count);
                    V x0 = V.Broadcast(xs);
                    g0 = V.MultiplyAdd(d0, x0, g0);
                    g0_ = V.MultiplyAdd(d1, x0, g0_);
                    V x1 = V.Broadcast(Unsafe.Add(ref xs, S));
                    g1 = V.MultiplyAdd(d0, x1, g1);
                    g1_ = V.MultiplyAdd(d1, x1, g1_);
                    V x2 = V.Broadcast(Unsafe.Add(ref xs, (S * 2)));
                    g2 = V.MultiplyAdd(d0, x2, g2);
                    g2_ = V.MultiplyAdd(d1, x2, g2_);
                    V x3 = V.Broadcast(Unsafe.Add(ref xs, (S * 3)));
                    g3 = V.MultiplyAdd(d0, x3, g3);
                    g3_ = V.MultiplyAdd(d1, x3, g3_);
                    V x4 = V.Broadcast(Unsafe.Add(ref xs, (S * 4)));
                    g4 = V.MultiplyAdd(d0, x4, g4);
                    g4_ = V.MultiplyAdd(d1, x4, g4_);
                    V x5 = V.Broadcast(Unsafe.Add(ref xs, (S * 5)));
                    g5 = V.MultiplyAdd(d0, x5, g5);
                    g5_ = V.MultiplyAdd(d1, x5, g5_);
                    V x6 = V.Broadcast(Unsafe.Add(ref xs, (S * 6)));
                    g6 = V.MultiplyAdd(d0, x6, g6);
                    g6_ = V.MultiplyAdd(d1, x6, g6_);
                    V x7 = V.Broadcast(Unsafe.Add(ref xs, (S * 7)));
                    g7 = V.MultiplyAdd(d0, x7, g7);
                    g7_ = V.MultiplyAdd(d1, x7, g7_);
                    xs = ref Unsafe.Add(ref xs, 1);
                    dzs = ref Unsafe.Add(ref dzs, 32);
                }

                if (add)
                {
                    g0 = V.Load(ref dW, (k * 20) + n) + g0;
                    g0_ = V.Load(ref dW, (k * 20) + n + V.Count) + g0_;
                    g1 = V.Load(ref dW, ((k + 1) * 20) + n) + g1;
                    g1_ = V.Load(ref dW, ((k + 1) * 20) + n + V.Count) + g1_;
                    g2 = V.Load(ref dW, ((k + 2) * 20) + n) + g2;
                    g2_ = V.Load(ref dW, ((k + 2) * 20) + n + V.Count) + g2_;
                    g3 = V.Load(ref dW, ((k + 3) * 20) + n) + g3;
                    g3_ = V.Load(ref dW, ((k + 3) * 20) + n + V.Count) + g3_;
                    g4 = V.Load(ref dW, ((k + 4) * 20) + n) + g4;
                    g4_ = V.Load(ref dW, ((k + 4) * 20) + n + V.Count) + g4_;
                    g5 = V.Load(ref dW, ((k + 5) * 20) + n) + g5;
                    g5_ = V.Load(ref dW, ((k + 5) * 20) + n + V.Count) + g5_;
                    g6 = V.Load(ref dW, ((k + 6) * 20) + n) + g6;
                    g6_ = V.Load(ref dW, ((k + 6) * 20) + n + V.Count) + g6_;
                    g7 = V.Load(ref dW, ((k + 7) * 20) + n) + g7;
                    g7_ = V.Load(ref dW, ((k + 7) * 20) + n + V.Count) + g7_;
                }

                V.Store(g0, ref dW, (k * 20) + n);
                V.Store(g0_, ref dW, (k * 20) + n + V.Count);
                V.Store(g1, ref dW, ((k + 1) * 20) + n);
                V.Store(g1_, ref dW, ((k + 1) * 20) + n + V.Count);
                V.Store(g2, ref dW, ((k + 2) * 20) + n);
                V.Store(g2_, ref dW, ((k + 2) * 20) + n + V.Count);
                V.Store(g3, ref dW, ((k + 3) * 20) + n);
                V.Store(g3_, ref dW, ((k + 3) * 20) + n + V.Count);
                V.Store(g4, ref dW, ((k + 4) * 20) + n);
                V.Store(g4_, ref dW, ((k + 4) * 20) + n + V.Count);
                V.Store(g5, ref dW, ((k + 5) * 20) + n);
                V.Store(g5_, ref dW, ((k + 5) * 20) + n + V.Count);
                V.Store(g6, ref dW, ((k + 6) * 20) + n);
                V.Store(g6_, ref dW, ((k + 6) * 20) + n + V.Count);
                V.Store(g7, ref dW, ((k + 7) * 20) + n);
                V.Store(g7_, ref dW, ((k + 7) * 20) + n + V.Count);
            }

            for (; n + V.Count <= 20; n += V.Count)
            {
                V g0 = V.Zero;
                V g1 = V.Zero;
                V g2 = V.Zero;
                V g3 = V.Zero;
                V g4 = V.Zero;
                V g5 = V.Zero;
                V g6 = V.Zero;
                V g7 = V.Zero;
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
                    V x7 = V.Broadcast(Unsafe.Add(ref xs, (S * 7)));
                    g7 = V.MultiplyAdd(d0, x7, g7);
                    xs = ref Unsafe.Add(ref xs, 1);
                    dzs = ref Unsafe.Add(ref dzs, 32);
                }

                if (add)
                {
                    g0 = V.Load(ref dW, (k * 20) + n) + g0;
                    g1 = V.Load(ref dW, ((k + 1) * 20) + n) + g1;
                    g2 = V.Load(ref dW, ((k + 2) * 20) + n) + g2;
                    g3 = V.Load(ref dW, ((k + 3) * 20) + n) + g3;
                    g4 = V.Load(ref dW, ((k + 4) * 20) + n) + g4;
                    g5 = V.Load(ref dW, ((k + 5) * 20) + n) + g5;
                    g6 = V.Load(ref dW, ((k + 6) * 20) + n) + g6;
                    g7 = V.Load(ref dW, ((k + 7) * 20) + n) + g7;
                }

                V.Store(g0, ref dW, (k * 20) + n);
                V.Store(g1, ref dW, ((k + 1) * 20) + n);
                V.Store(g2, ref dW, ((k + 2) * 20) + n);
                V.Store(g3, ref dW, ((k + 3) * 20) + n);
                V.Store(g4, ref dW, ((k + 4) * 20) + n);
                V.Store(g5, ref dW, ((k + 5) * 20) + n);
                V.Store(g6, ref dW, ((k + 6) * 20) + n);
                V.Store(g7, ref dW, ((k + 7) * 20) + n);
            }

            if (n < 20)
            {
                V g0 = V.Zero;
                V g1 = V.Zero;
                V g2 = V.Zero;
                V g3 = V.Zero;
                V g4 = V.Zero;
                V g5 = V.Zero;
                V g6 = V.Zero;
                V g7 = V.Zero;
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
                    V x7 = V.Broadcast(Unsafe.Add(ref xs, (S * 7)));
                    g7 = V.MultiplyAdd(d0, x7, g7);
                    xs = ref Unsafe.Add(ref xs, 1);
                    dzs = ref Unsafe.Add(ref dzs, 32);
                }

                if (add)
                {
                    g0 = V.LoadPartial(ref dW, (k * 20) + n, 20 - (int)n) + g0;
                    g1 = V.LoadPartial(ref dW, ((k + 1) * 20) + n, 20 - (int)n) + g1;
                    g2 = V.LoadPartial(ref dW, ((k + 2) * 20) + n, 20 - (int)n) + g2;
                    g3 = V.LoadPartial(ref dW, ((k + 3) * 20) + n, 20 - (int)n) + g3;
                    g4 = V.LoadPartial(ref dW, ((k + 4) * 20) + n, 20 - (int)n) + g4;
                    g5 = V.LoadPartial(ref dW, ((k + 5) * 20) + n, 20 - (int)n) + g5;
                    g6 = V.LoadPartial(ref dW, ((k + 6) * 20) + n, 20 - (int)n) + g6;
                    g7 = V.LoadPartial(ref dW, ((k + 7) * 20) + n, 20 - (int)n) + g7;
                }

                V.StorePartial(g0, ref dW, (k * 20) + n, 20 - (int)n);
                V.StorePartial(g1, ref dW, ((k + 1) * 20) + n, 20 - (int)n);
                V.StorePartial(g2, ref dW, ((k + 2) * 20) + n, 20 - (int)n);
                V.StorePartial(g3, ref dW, ((k + 3) * 20) + n, 20 - (int)n);
                V.StorePartial(g4, ref dW, ((k + 4) * 20) + n, 20 - (int)n);
                V.StorePartial(g5, ref dW, ((k + 5) * 20) + n, 20 - (int)n);
                V.StorePartial(g6, ref dW, ((k + 6) * 20) + n, 20 - (int)n);
                V.StorePartial(g7, ref dW, ((k + 7) * 20) + n, 20 - (int)n);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineKernelGradient_26x20_6RowsFrom0<V>(ref float x, ref float dz, ref float dW, nint S, int count, bool add)
        where V : struct, ILanes<V, float>
    {
        for (nint k = 0; k < 24; k += 6)
        {
            nint n = 0;
            for (; n + (2 * V.Count) <= 20; n += 2 * V.Count)
            {
                V g0 = V.Zero, g0_ = V.Zero;
                V g1 = V.Zero, g1_ = V.Zero;
                V g2 = V.Zero, g2_ = V.Zero;
                V g3 = V.Zero, g3_ = V.Zero;
                V g4 = V.Zero, g4_ = V.Zero;
                V g5 = V.Zero, g5_ = V.Zero;
                ref float xs = ref Unsafe.Add(ref x, k * S);
                ref float dzs = ref Unsafe.Add(ref dz, n);
                for (int s = 0; s < count; s++)
                {
                    V d0 = V.Load(ref dzs, 0), d1 = V.Load(ref dzs, V.Count);
                    V x0 = V.Broadcast(xs);
                    g0 = V.MultiplyAdd(d0, x0, g0);
                    g0_ = V.MultiplyAdd(d1, x0, g0_);
                    V x1 = V.Broadcast(Unsafe.Add(ref xs, S));
                    g1 = V.MultiplyAdd(d0, x1, g1);
                    g1_ = V.MultiplyAdd(d1, x1, g1_);
                    V x2 = V.Broadcast(Unsafe.Add(ref xs, (S * 2)));
                    g2 = V.MultiplyAdd(d0, x2, g2);
                    g2_ = V.MultiplyAdd(d1, x2, g2_);
                    V x3 = V.Broadcast(Unsafe.Add(ref xs, (S * 3)));
                    g3 = V.MultiplyAdd(d0, x3, g3);
                    g3_ = V.MultiplyAdd(d1, x3, g3_);
                    V x4 = V.Broadcast(Unsafe.Add(ref xs, (S * 4)));
                    g4 = V.MultiplyAdd(d0, x4, g4);
                    g4_ = V.MultiplyAdd(d1, x4, g4_);
                    V x5 = V.Broadcast(Unsafe.Add(ref xs, (S * 5)));
                    g5 = V.MultiplyAdd(d0, x5, g5);
                    g5_ = V.MultiplyAdd(d1, x5, g5_);
                    xs = ref Unsafe.Add(ref xs, 1);
                    dzs = ref Unsafe.Add(ref dzs, 32);
                }

                if (add)
                {
                    g0 = V.Load(ref dW, (k * 20) + n) + g0;
                    g0_ = V.Load(ref dW, (k * 20) + n + V.Count) + g0_;
                    g1 = V.Load(ref dW, ((k + 1) * 20) + n) + g1;
                    g1_ = V.Load(ref dW, ((k + 1) * 20) + n + V.Count) + g1_;
                    g2 = V.Load(ref dW, ((k + 2) * 20) + n) + g2;
                    g2_ = V.Load(ref dW, ((k + 2) * 20) + n + V.Count) + g2_;
                    g3 = V.Load(ref dW, ((k + 3) * 20) + n) + g3;
                    g3_ = V.Load(ref dW, ((k + 3) * 20) + n + V.Count) + g3_;
                    g4 = V.Load(ref dW, ((k + 4) * 20) + n) + g4;
                    g4_ = V.Load(ref dW, ((k + 4) * 20) + n + V.Count) + g4_;
                    g5 = V.Load(ref dW, ((k + 5) * 20) + n) + g5;
                    g5_ = V.Load(ref dW, ((k + 5) * 20) + n + V.Count) + g5_;
                }

                V.Store(g0, ref dW, (k * 20) + n);
                V.Store(g0_, ref dW, (k * 20) + n + V.Count);
                V.Store(g1, ref dW, ((k + 1) * 20) + n);
                V.Store(g1_, ref dW, ((k + 1) * 20) + n + V.Count);
                V.Store(g2, ref dW, ((k + 2) * 20) + n);
                V.Store(g2_, ref dW, ((k + 2) * 20) + n + V.Count);
                V.Store(g3, ref dW, ((k + 3) * 20) + n);
                V.Store(g3_, ref dW, ((k + 3) * 20) + n + V.Count);
                V.Store(g4, ref dW, ((k + 4) * 20) + n);
                V.Store(g4_, ref dW, ((k + 4) * 20) + n + V.Count);
                V.Store(g5, ref dW, ((k + 5) * 20) + n);
                V.Store(g5_, ref dW, ((k + 5) * 20) + n + V.Count);
            }

            for (; n + V.Count <= 20; n += V.Count)
            {
                V g0 = V.Zero;
                V g1 = V.Zero;
                V g2 = V.Zero;
                V g3 = V.Zero;
                V g4 = V.Zero;
                V g5 = V.Zero;
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
                    xs = ref Unsafe.Add(ref xs, 1);
                    dzs = ref Unsafe.Add(ref dzs, 32);
                }

                if (add)
                {
                    g0 = V.Load(ref dW, (k * 20) + n) + g0;
                    g1 = V.Load(ref dW, ((k + 1) * 20) + n) + g1;
                    g2 = V.Load(ref dW, ((k + 2) * 20) + n) + g2;
                    g3 = V.Load(ref dW, ((k + 3) * 20) + n) + g3;
                    g4 = V.Load(ref dW, ((k + 4) * 20) + n) + g4;
                    g5 = V.Load(ref dW, ((k + 5) * 20) + n) + g5;
                }

                V.Store(g0, ref dW, (k * 20) + n);
                V.Store(g1, ref dW, ((k + 1) * 20) + n);
                V.Store(g2, ref dW, ((k + 2) * 20) + n);
                V.Store(g3, ref dW, ((k + 3) * 20) + n);
                V.Store(g4, ref dW, ((k + 4) * 20) + n);
                V.Store(g5, ref dW, ((k + 5) * 20) + n);
            }

            if (n < 20)
            {
                V g0 = V.Zero;
                V g1 = V.Zero;
                V g2 = V.Zero;
                V g3 = V.Zero;
                V g4 = V.Zero;
                V g5 = V.Zero;
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
                    xs = ref Unsafe.Add(ref xs, 1);
                    dzs = ref Unsafe.Add(ref dzs, 32);
                }

                if (add)
                {
                    g0 = V.LoadPartial(ref dW, (k * 20) + n, 20 - (int)n) + g0;
                    g1 = V.LoadPartial(ref dW, ((k + 1) * 20) + n, 20 - (int)n) + g1;
                    g2 = V.LoadPartial(ref dW, ((k + 2) * 20) + n, 20 - (int)n) + g2;
                    g3 = V.LoadPartial(ref dW, ((k + 3) * 20) + n, 20 - (int)n) + g3;
                    g4 = V.LoadPartial(ref dW, ((k + 4) * 20) + n, 20 - (int)n) + g4;
                    g5 = V.LoadPartial(ref dW, ((k + 5) * 20) + n, 20 - (int)n) + g5;
                }

                V.StorePartial(g0, ref dW, (k * 20) + n, 20 - (int)n);
                V.StorePartial(g1, ref dW, ((k + 1) * 20) + n, 20 - (int)n);
                V.StorePartial(g2, ref dW, ((k + 2) * 20) + n, 20 - (int)n);
                V.StorePartial(g3, ref dW, ((k + 3) * 20) + n, 20 - (int)n);
                V.StorePartial(g4, ref dW, ((k + 4) * 20) + n, 20 - (int)n);
                V.StorePartial(g5, ref dW, ((k + 5) * 20) + n, 20 - (int)n);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineKernelGradient_26x20_2RowsFrom24<V>(ref float x, ref float dz, ref float dW, nint S, int count, bool add)
        where V : struct, ILanes<V, float>
    {
        {
            const nint k = 24;
            nint n = 0;
            for (; n + (2 * V.Count) <= 20; n += 2 * V.Count)
            {
                V g0 = V.Zero, g0_ = V.Zero;
                V g1 = V.Zero, g1_ = V.Zero;
                ref float xs = ref Unsafe.Add(ref x, k * S);
                ref float dzs = ref Unsafe.Add(ref dz, n);
                for (int s = 0; s < count; s++)
                {
                    V d0 = V.Load(ref dzs, 0), d1 = V.Load(ref dzs, V.Count);
                    V x0 = V.Broadcast(xs);
                    g0 = V.MultiplyAdd(d0, x0, g0);
                    g0_ = V.MultiplyAdd(d1, x0, g0_);
                    V x1 = V.Broadcast(Unsafe.Add(ref xs, S));
                    g1 = V.MultiplyAdd(d0, x1, g1);
                    g1_ = V.MultiplyAdd(d1, x1, g1_);
                    xs = ref Unsafe.Add(ref xs, 1);
                    dzs = ref Unsafe.Add(ref dzs, 32);
                }

                if (add)
                {
                    g0 = V.Load(ref dW, (k * 20) + n) + g0;
                    g0_ = V.Load(ref dW, (k * 20) + n + V.Count) + g0_;
                    g1 = V.Load(ref dW, ((k + 1) * 20) + n) + g1;
                    g1_ = V.Load(ref dW, ((k + 1) * 20) + n + V.Count) + g1_;
                }

                V.Store(g0, ref dW, (k * 20) + n);
                V.Store(g0_, ref dW, (k * 20) + n + V.Count);
                V.Store(g1, ref dW, ((k + 1) * 20) + n);
                V.Store(g1_, ref dW, ((k + 1) * 20) + n + V.Count);
            }

            for (; n + V.Count <= 20; n += V.Count)
            {
                V g0 = V.Zero;
                V g1 = V.Zero;
                ref float xs = ref Unsafe.Add(ref x, k * S);
                ref float dzs = ref Unsafe.Add(ref dz, n);
                for (int s = 0; s < count; s++)
                {
                    V d0 = V.Load(ref dzs, 0);
                    V x0 = V.Broadcast(xs);
                    g0 = V.MultiplyAdd(d0, x0, g0);
                    V x1 = V.Broadcast(Unsafe.Add(ref xs, S));
                    g1 = V.MultiplyAdd(d0, x1, g1);
                    xs = ref Unsafe.Add(ref xs, 1);
                    dzs = ref Unsafe.Add(ref dzs, 32);
                }

                if (add)
                {
                    g0 = V.Load(ref dW, (k * 20) + n) + g0;
                    g1 = V.Load(ref dW, ((k + 1) * 20) + n) + g1;
                }

                V.Store(g0, ref dW, (k * 20) + n);
                V.Store(g1, ref dW, ((k + 1) * 20) + n);
            }

            if (n < 20)
            {
                V g0 = V.Zero;
                V g1 = V.Zero;
                ref float xs = ref Unsafe.Add(ref x, k * S);
                ref float dzs = ref Unsafe.Add(ref dz, n);
                for (int s = 0; s < count; s++)
                {
                    V d0 = V.Load(ref dzs, 0);
                    V x0 = V.Broadcast(xs);
                    g0 = V.MultiplyAdd(d0, x0, g0);
                    V x1 = V.Broadcast(Unsafe.Add(ref xs, S));
                    g1 = V.MultiplyAdd(d0, x1, g1);
                    xs = ref Unsafe.Add(ref xs, 1);
                    dzs = ref Unsafe.Add(ref dzs, 32);
                }

                if (add)
                {
                    g0 = V.LoadPartial(ref dW, (k * 20) + n, 20 - (int)n) + g0;
                    g1 = V.LoadPartial(ref dW, ((k + 1) * 20) + n, 20 - (int)n) + g1;
                }

                V.StorePartial(g0, ref dW, (k * 20) + n, 20 - (int)n);
                V.StorePartial(g1, ref dW, ((k + 1) * 20) + n, 20 - (int)n);
            }
        }
    }

    // g += Σ_s x
    // x [20], g [20]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SampleSum_20_to_20<V>(ref float x, ref float g, nint S, int count, bool add)
        where V : struct, ILanes<V, float>
    {
        nint n = 0;
        for (; n + V.Count <= 20; n += V.Count)
        {
            V sum = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero;
            ref float xs = ref Unsafe.Add(ref x, n);
            int s = 0;
            for (; s + 4 <= count; s += 4)
            {
                sum = sum + V.Load(ref xs, 0);
                sum1 = sum1 + V.Load(ref xs, 32);
                sum2 = sum2 + V.Load(ref xs, 64);
                sum3 = sum3 + V.Load(ref xs, 96);
                xs = ref Unsafe.Add(ref xs, 128);
            }
            for (; s < count; s++)
            {
                sum = sum + V.Load(ref xs, 0);
                xs = ref Unsafe.Add(ref xs, 32);
            }

            sum = (sum + sum1) + (sum2 + sum3);
            V.Store(add ? V.Load(ref g, n) + sum : sum, ref g, n);
        }

        if (n < 20)
        {
            V sum = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero;
            ref float xs = ref Unsafe.Add(ref x, n);
            int s = 0;
            for (; s + 4 <= count; s += 4)
            {
                sum = sum + V.Load(ref xs, 0);
                sum1 = sum1 + V.Load(ref xs, 32);
                sum2 = sum2 + V.Load(ref xs, 64);
                sum3 = sum3 + V.Load(ref xs, 96);
                xs = ref Unsafe.Add(ref xs, 128);
            }
            for (; s < count; s++)
            {
                sum = sum + V.Load(ref xs, 0);
                xs = ref Unsafe.Add(ref xs, 32);
            }

            sum = (sum + sum1) + (sum2 + sum3);
            V.StorePartial(add ? V.LoadPartial(ref g, n, 20 - (int)n) + sum : sum, ref g, n, 20 - (int)n);
        }
    }

    // dx = z for ye > 0, else 0 with z = dz · Wᵀ
    // dz [20], W [26, 20], ye [26], dx [26]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AffineInputGradientReluGradient_26x20<V>(ref float dz, ref float W, ref float ye, ref float dx, nint S)
        where V : struct, ILanes<V, float>
    {
        // As many sums at a time as registers hold.
        if (V.Registers == 32)
        {
            AffineInputGradientReluGradient_26x20_9RowsFrom0<V>(ref dz, ref W, ref ye, ref dx, S);
            AffineInputGradientReluGradient_26x20_8RowsFrom18<V>(ref dz, ref W, ref ye, ref dx, S);
        }
        else
        {
            AffineInputGradientReluGradient_26x20_6RowsFrom0<V>(ref dz, ref W, ref ye, ref dx, S);
            AffineInputGradientReluGradient_26x20_2RowsFrom24<V>(ref dz, ref W, ref ye, ref dx, S);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineInputGradientReluGradient_26x20_9RowsFrom0<V>(ref float dz, ref float W, ref float ye, ref float dx, nint S)
        where V : struct, ILanes<V, float>
    {
        for (nint m = 0; m < 18; m += 9)
        {
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
                V z7 = V.Zero, z7_ = z7;
                V z8 = V.Zero, z8_ = z8;
                ref float dzi = ref Unsafe.Add(ref dz, s);
                ref float Wi = ref Unsafe.Add(ref W, (m * 20));
                for (nint i = 0; i < 20; i++)
                {
                    V dz0 = V.Load(ref dzi, 0), dz1 = V.Load(ref dzi, V.Count);
                    V a0 = V.Broadcast(Wi);
                    z0 = V.MultiplyAdd(dz0, a0, z0);
                    z0_ = V.MultiplyAdd(dz1, a0, z0_);
                    V a1 = V.Broadcast(Unsafe.Add(ref Wi, 20));
                    z1 = V.MultiplyAdd(dz0, a1, z1);
                    z1_ = V.MultiplyAdd(dz1, a1, z1_);
                    V a2 = V.Broadcast(Unsafe.Add(ref Wi, 40));
                    z2 = V.MultiplyAdd(dz0, a2, z2);
                    z2_ = V.MultiplyAdd(dz1, a2, z2_);
                    V a3 = V.Broadcast(Unsafe.Add(ref Wi, 60));
                    z3 = V.MultiplyAdd(dz0, a3, z3);
                    z3_ = V.MultiplyAdd(dz1, a3, z3_);
                    V a4 = V.Broadcast(Unsafe.Add(ref Wi, 80));
                    z4 = V.MultiplyAdd(dz0, a4, z4);
                    z4_ = V.MultiplyAdd(dz1, a4, z4_);
                    V a5 = V.Broadcast(Unsafe.Add(ref Wi, 100));
                    z5 = V.MultiplyAdd(dz0, a5, z5);
                    z5_ = V.MultiplyAdd(dz1, a5, z5_);
                    V a6 = V.Broadcast(Unsafe.Add(ref Wi, 120));
                    z6 = V.MultiplyAdd(dz0, a6, z6);
                    z6_ = V.MultiplyAdd(dz1, a6, z6_);
                    V a7 = V.Broadcast(Unsafe.Add(ref Wi, 140));
                    z7 = V.MultiplyAdd(dz0, a7, z7);
                    z7_ = V.MultiplyAdd(dz1, a7, z7_);
                    V a8 = V.Broadcast(Unsafe.Add(ref Wi, 160));
                    z8 = V.MultiplyAdd(dz0, a8, z8);
                    z8_ = V.MultiplyAdd(dz1, a8, z8_);
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
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 7) * S) + s), V.Zero), z7, V.Zero), ref dx, ((m + 7) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 7) * S) + s + V.Count), V.Zero), z7_, V.Zero), ref dx, ((m + 7) * S) + s + V.Count);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 8) * S) + s), V.Zero), z8, V.Zero), ref dx, ((m + 8) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 8) * S) + s + V.Count), V.Zero), z8_, V.Zero), ref dx, ((m + 8) * S) + s + V.Count);
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
                V z7 = V.Zero;
                V z8 = V.Zero;
                ref float dzi = ref Unsafe.Add(ref dz, s);
                ref float Wi = ref Unsafe.Add(ref W, (m * 20));
                for (nint i = 0; i < 20; i++)
                {
                    V dz0 = V.Load(ref dzi, 0);
                    z0 = V.MultiplyAdd(dz0, V.Broadcast(Wi), z0);
                    z1 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 20)), z1);
                    z2 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 40)), z2);
                    z3 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 60)), z3);
                    z4 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 80)), z4);
                    z5 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 100)), z5);
                    z6 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 120)), z6);
                    z7 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 140)), z7);
                    z8 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 160)), z8);
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
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 7) * S) + s), V.Zero), z7, V.Zero), ref dx, ((m + 7) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 8) * S) + s), V.Zero), z8, V.Zero), ref dx, ((m + 8) * S) + s);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineInputGradientReluGradient_26x20_8RowsFrom18<V>(ref float dz, ref float W, ref float ye, ref float dx, nint S)
        where V : struct, ILanes<V, float>
    {
        {
            const nint m = 18;
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
                V z7 = V.Zero, z7_ = z7;
                ref float dzi = ref Unsafe.Add(ref dz, s);
                ref float Wi = ref Unsafe.Add(ref W, (m * 20));
                for (nint i = 0; i < 20; i++)
                {
                    V dz0 = V.Load(ref dzi, 0), dz1 = V.Load(ref dzi, V.Count);
                    V a0 = V.Broadcast(Wi);
                    z0 = V.MultiplyAdd(dz0, a0, z0);
                    z0_ = V.MultiplyAdd(dz1, a0, z0_);
                    V a1 = V.Broadcast(Unsafe.Add(ref Wi, 20));
                    z1 = V.MultiplyAdd(dz0, a1, z1);
                    z1_ = V.MultiplyAdd(dz1, a1, z1_);
                    V a2 = V.Broadcast(Unsafe.Add(ref Wi, 40));
                    z2 = V.MultiplyAdd(dz0, a2, z2);
                    z2_ = V.MultiplyAdd(dz1, a2, z2_);
                    V a3 = V.Broadcast(Unsafe.Add(ref Wi, 60));
                    z3 = V.MultiplyAdd(dz0, a3, z3);
                    z3_ = V.MultiplyAdd(dz1, a3, z3_);
                    V a4 = V.Broadcast(Unsafe.Add(ref Wi, 80));
                    z4 = V.MultiplyAdd(dz0, a4, z4);
                    z4_ = V.MultiplyAdd(dz1, a4, z4_);
                    V a5 = V.Broadcast(Unsafe.Add(ref Wi, 100));
                    z5 = V.MultiplyAdd(dz0, a5, z5);
                    z5_ = V.MultiplyAdd(dz1, a5, z5_);
                    V a6 = V.Broadcast(Unsafe.Add(ref Wi, 120));
                    z6 = V.MultiplyAdd(dz0, a6, z6);
                    z6_ = V.MultiplyAdd(dz1, a6, z6_);
                    V a7 = V.Broadcast(Unsafe.Add(ref Wi, 140));
                    z7 = V.MultiplyAdd(dz0, a7, z7);
                    z7_ = V.MultiplyAdd(dz1, a7, z7_);
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
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 7) * S) + s), V.Zero), z7, V.Zero), ref dx, ((m + 7) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 7) * S) + s + V.Count), V.Zero), z7_, V.Zero), ref dx, ((m + 7) * S) + s + V.Count);
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
                V z7 = V.Zero;
                ref float dzi = ref Unsafe.Add(ref dz, s);
                ref float Wi = ref Unsafe.Add(ref W, (m * 20));
                for (nint i = 0; i < 20; i++)
                {
                    V dz0 = V.Load(ref dzi, 0);
                    z0 = V.MultiplyAdd(dz0, V.Broadcast(Wi), z0);
                    z1 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 20)), z1);
                    z2 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 40)), z2);
                    z3 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 60)), z3);
                    z4 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 80)), z4);
                    z5 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 100)), z5);
                    z6 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 120)), z6);
                    z7 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 140)), z7);
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
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 7) * S) + s), V.Zero), z7, V.Zero), ref dx, ((m + 7) * S) + s);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AffineInputGradientReluGradient_26x20_6RowsFrom0<V>(ref float dz, ref float W, ref float ye, ref float dx, nint S)
        where V : struct, ILanes<V, float>
    {
        for (nint m = 0; m < 24; m += 6)
        {
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
                ref float Wi = ref Unsafe.Add(ref W, (m * 20));
                for (nint i = 0; i < 20; i++)
                {
                    V dz0 = V.Load(ref dzi, 0), dz1 = V.Load(ref dzi, V.Count);
                    V a0 = V.Broadcast(Wi);
                    z0 = V.MultiplyAdd(dz0, a0, z0);
                    z0_ = V.MultiplyAdd(dz1, a0, z0_);
                    V a1 = V.Broadcast(Unsafe.Add(ref Wi, 20));
                    z1 = V.MultiplyAdd(dz0, a1, z1);
                    z1_ = V.MultiplyAdd(dz1, a1, z1_);
                    V a2 = V.Broadcast(Unsafe.Add(ref Wi, 40));
                    z2 = V.MultiplyAdd(dz0, a2, z2);
                    z2_ = V.MultiplyAdd(dz1, a2, z2_);
                    V a3 = V.Broadcast(Unsafe.Add(ref Wi, 60));
                    z3 = V.MultiplyAdd(dz0, a3, z3);
                    z3_ = V.MultiplyAdd(dz1, a3, z3_);
                    V a4 = V.Broadcast(Unsafe.Add(ref Wi, 80));
                    z4 = V.MultiplyAdd(dz0, a4, z4);
                    z4_ = V.MultiplyAdd(dz1, a4, z4_);
                    V a5 = V.Broadcast(Unsafe.Add(ref Wi, 100));
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
                ref float Wi = ref Unsafe.Add(ref W, (m * 20));
                for (nint i = 0; i < 20; i++)
                {
                    V dz0 = V.Load(ref dzi, 0);
                    z0 = V.MultiplyAdd(dz0, V.Broadcast(Wi), z0);
                    z1 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 20)), z1);
                    z2 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 40)), z2);
                    z3 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 60)), z3);
                    z4 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 80)), z4);
                    z5 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 100)), z5);
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
    private static void AffineInputGradientReluGradient_26x20_2RowsFrom24<V>(ref float dz, ref float W, ref float ye, ref float dx, nint S)
        where V : struct, ILanes<V, float>
    {
        {
            const nint m = 24;
            nint s = 0;
            for (; s + (2 * V.Count) <= S; s += 2 * V.Count)
            {
                V z0 = V.Zero, z0_ = z0;
                V z1 = V.Zero, z1_ = z1;
                ref float dzi = ref Unsafe.Add(ref dz, s);
                ref float Wi = ref Unsafe.Add(ref W, (m * 20));
                for (nint i = 0; i < 20; i++)
                {
                    V dz0 = V.Load(ref dzi, 0), dz1 = V.Load(ref dzi, V.Count);
                    V a0 = V.Broadcast(Wi);
                    z0 = V.MultiplyAdd(dz0, a0, z0);
                    z0_ = V.MultiplyAdd(dz1, a0, z0_);
                    V a1 = V.Broadcast(Unsafe.Add(ref Wi, 20));
                    z1 = V.MultiplyAdd(dz0, a1, z1);
                    z1_ = V.MultiplyAdd(dz1, a1, z1_);
                    dzi = ref Unsafe.Add(ref dzi, S);
                    Wi = ref Unsafe.Add(ref Wi, 1);
                }
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, (m * S) + s), V.Zero), z0, V.Zero), ref dx, (m * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, (m * S) + s + V.Count), V.Zero), z0_, V.Zero), ref dx, (m * S) + s + V.Count);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 1) * S) + s), V.Zero), z1, V.Zero), ref dx, ((m + 1) * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 1) * S) + s + V.Count), V.Zero), z1_, V.Zero), ref dx, ((m + 1) * S) + s + V.Count);
            }

            if (s < S)
            {
                V z0 = V.Zero;
                V z1 = V.Zero;
                ref float dzi = ref Unsafe.Add(ref dz, s);
                ref float Wi = ref Unsafe.Add(ref W, (m * 20));
                for (nint i = 0; i < 20; i++)
                {
                    V dz0 = V.Load(ref dzi, 0);
                    z0 = V.MultiplyAdd(dz0, V.Broadcast(Wi), z0);
                    z1 = V.MultiplyAdd(dz0, V.Broadcast(Unsafe.Add(ref Wi, 20)), z1);
                    dzi = ref Unsafe.Add(ref dzi, S);
                    Wi = ref Unsafe.Add(ref Wi, 1);
                }
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, (m * S) + s), V.Zero), z0, V.Zero), ref dx, (m * S) + s);
                V.Store(V.Select(V.GreaterThan(V.Load(ref ye, ((m + 1) * S) + s), V.Zero), z1, V.Zero), ref dx, ((m + 1) * S) + s);
            }
        }
    }

    // dW += Σ_s xᵀ · dz
    // x [3], dz [26], dW [3, 26]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AffineLaneKernelGradient_3x26<V>(ref float x, ref float dz, ref float dW, nint S, int count, bool add)
        where V : struct, ILanes<V, float>
    {
        LaneSums.ClearBehind(ref x, 3, S, count);
        LaneSums.ClearBehind(ref dz, 26, S, count);
        LaneBuffer<float> buffer = default;
        ref float lanes = ref LaneSums.Start(ref buffer);
        {
            const nint k = 0;
            for (nint n = 0; n < 24; n += 4)
            {
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

                LaneSums.Add(ref lanes, 3, 4, ref Unsafe.Add(ref dW, (k * 26) + n), 26, add);
            }

            {
                const nint n = 24;
                for (nint lane = 0; lane < 16; lane += V.Count)
                {
                    V g0_0 = V.Zero, g0_1 = V.Zero, g1_0 = V.Zero, g1_1 = V.Zero, g2_0 = V.Zero, g2_1 = V.Zero;
                    ref float xs = ref Unsafe.Add(ref x, (k * S) + lane);
                    ref float dzs = ref Unsafe.Add(ref dz, (n * S) + lane);
                    for (nint s = 0; s < S; s += 16)
                    {
                        V d0 = V.Load(ref dzs, 0);
                        V d1 = V.Load(ref dzs, S);
                        V x0 = V.Load(ref xs, 0);
                        g0_0 = V.MultiplyAdd(x0, d0, g0_0);
                        g0_1 = V.MultiplyAdd(x0, d1, g0_1);
                        V x1 = V.Load(ref xs, S);
                        g1_0 = V.MultiplyAdd(x1, d0, g1_0);
                        g1_1 = V.MultiplyAdd(x1, d1, g1_1);
                        V x2 = V.Load(ref xs, (S * 2));
                        g2_0 = V.MultiplyAdd(x2, d0, g2_0);
                        g2_1 = V.MultiplyAdd(x2, d1, g2_1);
                        xs = ref Unsafe.Add(ref xs, 16);
                        dzs = ref Unsafe.Add(ref dzs, 16);
                    }
                    V.Store(g0_0, ref lanes, lane);
                    V.Store(g0_1, ref lanes, 16 + lane);
                    V.Store(g1_0, ref lanes, 32 + lane);
                    V.Store(g1_1, ref lanes, 48 + lane);
                    V.Store(g2_0, ref lanes, 64 + lane);
                    V.Store(g2_1, ref lanes, 80 + lane);
                }

                LaneSums.Add(ref lanes, 3, 2, ref Unsafe.Add(ref dW, (k * 26) + n), 26, add);
            }
        }
    }

    // g += Σ_s x
    // x [26], g [26]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LaneSum_26_to_26<V>(ref float x, ref float g, nint S, int count, bool add)
        where V : struct, ILanes<V, float>
    {
        LaneSums.ClearBehind(ref x, 26, S, count);
        LaneBuffer<float> buffer = default;
        ref float lanes = ref LaneSums.Start(ref buffer);
        for (nint n = 0; n < 18; n += 9)
        {
            for (nint lane = 0; lane < 16; lane += V.Count)
            {
                V sum0 = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero, sum4 = V.Zero, sum5 = V.Zero, sum6 = V.Zero, sum7 = V.Zero, sum8 = V.Zero;
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
                    sum7 = sum7 + V.Load(ref xs, (S * 7));
                    sum8 = sum8 + V.Load(ref xs, (S * 8));
                    xs = ref Unsafe.Add(ref xs, 16);
                }
                V.Store(sum0, ref lanes, lane);
                V.Store(sum1, ref lanes, 16 + lane);
                V.Store(sum2, ref lanes, 32 + lane);
                V.Store(sum3, ref lanes, 48 + lane);
                V.Store(sum4, ref lanes, 64 + lane);
                V.Store(sum5, ref lanes, 80 + lane);
                V.Store(sum6, ref lanes, 96 + lane);
                V.Store(sum7, ref lanes, 112 + lane);
                V.Store(sum8, ref lanes, 128 + lane);
            }

            LaneSums.Add(ref lanes, 1, 9, ref Unsafe.Add(ref g, n), 9, add);
        }

        {
            const nint n = 18;
            for (nint lane = 0; lane < 16; lane += V.Count)
            {
                V sum0 = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero, sum4 = V.Zero, sum5 = V.Zero, sum6 = V.Zero, sum7 = V.Zero;
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
                    sum7 = sum7 + V.Load(ref xs, (S * 7));
                    xs = ref Unsafe.Add(ref xs, 16);
                }
                V.Store(sum0, ref lanes, lane);
                V.Store(sum1, ref lanes, 16 + lane);
                V.Store(sum2, ref lanes, 32 + lane);
                V.Store(sum3, ref lanes, 48 + lane);
                V.Store(sum4, ref lanes, 64 + lane);
                V.Store(sum5, ref lanes, 80 + lane);
                V.Store(sum6, ref lanes, 96 + lane);
                V.Store(sum7, ref lanes, 112 + lane);
            }

            LaneSums.Add(ref lanes, 1, 8, ref Unsafe.Add(ref g, n), 8, add);
        }
    }

    // y = max(z, 0) with z = x · W + b
    // x [3], W [3, 26], b [26], y [26]; one sample
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AffineRelu_3x26_Sample<V>(ref float x, ref float W, ref float b, ref float y)
        where V : struct, ILanes<V, float>
    {
        nint n = 0;
        for (; n + (8 * V.Count) <= 26; n += 8 * V.Count)
        {
            V z0 = V.Load(ref b, n);
            V z1 = V.Load(ref b, n + V.Count);
            V z2 = V.Load(ref b, n + (2 * V.Count));
            V z3 = V.Load(ref b, n + (3 * V.Count));
            V z4 = V.Load(ref b, n + (4 * V.Count));
            V z5 = V.Load(ref b, n + (5 * V.Count));
            V z6 = V.Load(ref b, n + (6 * V.Count));
            V z7 = V.Load(ref b, n + (7 * V.Count));
            for (nint k = 0; k < 3; k += 1)
            {
                V xk = V.Broadcast(Unsafe.Add(ref x, k));
                z0 = V.MultiplyAdd(xk, V.Load(ref W, (k * 26) + n), z0);
                z1 = V.MultiplyAdd(xk, V.Load(ref W, (k * 26) + n + V.Count), z1);
                z2 = V.MultiplyAdd(xk, V.Load(ref W, (k * 26) + n + (2 * V.Count)), z2);
                z3 = V.MultiplyAdd(xk, V.Load(ref W, (k * 26) + n + (3 * V.Count)), z3);
                z4 = V.MultiplyAdd(xk, V.Load(ref W, (k * 26) + n + (4 * V.Count)), z4);
                z5 = V.MultiplyAdd(xk, V.Load(ref W, (k * 26) + n + (5 * V.Count)), z5);
                z6 = V.MultiplyAdd(xk, V.Load(ref W, (k * 26) + n + (6 * V.Count)), z6);
                z7 = V.MultiplyAdd(xk, V.Load(ref W, (k * 26) + n + (7 * V.Count)), z7);
            }
            V.Store(V.Max(z0, V.Zero), ref y, n);
            V.Store(V.Max(z1, V.Zero), ref y, n + V.Count);
            V.Store(V.Max(z2, V.Zero), ref y, n + (2 * V.Count));
            V.Store(V.Max(z3, V.Zero), ref y, n + (3 * V.Count));
            V.Store(V.Max(z4, V.Zero), ref y, n + (4 * V.Count));
            V.Store(V.Max(z5, V.Zero), ref y, n + (5 * V.Count));
            V.Store(V.Max(z6, V.Zero), ref y, n + (6 * V.Count));
            V.Store(V.Max(z7, V.Zero), ref y, n + (7 * V.Count));
        }

        for (; n + (4 * V.Count) <= 26; n += 4 * V.Count)
        {
            V z0 = V.Load(ref b, n);
            V z1 = V.Load(ref b, n + V.Count);
            V z2 = V.Load(ref b, n + (2 * V.Count));
            V z3 = V.Load(ref b, n + (3 * V.Count));
            for (nint k = 0; k < 3; k += 1)
            {
                V xk = V.Broadcast(Unsafe.Add(ref x, k));
                z0 = V.MultiplyAdd(xk, V.Load(ref W, (k * 26) + n), z0);
                z1 = V.MultiplyAdd(xk, V.Load(ref W, (k * 26) + n + V.Count), z1);
                z2 = V.MultiplyAdd(xk, V.Load(ref W, (k * 26) + n + (2 * V.Count)), z2);
                z3 = V.MultiplyAdd(xk, V.Load(ref W, (k * 26) + n + (3 * V.Count)), z3);
            }
            V.Store(V.Max(z0, V.Zero), ref y, n);
            V.Store(V.Max(z1, V.Zero), ref y, n + V.Count);
            V.Store(V.Max(z2, V.Zero), ref y, n + (2 * V.Count));
            V.Store(V.Max(z3, V.Zero), ref y, n + (3 * V.Count));
        }

        for (; n + (2 * V.Count) <= 26; n += 2 * V.Count)
        {
            V z0 = V.Load(ref b, n);
            V z1 = V.Load(ref b, n + V.Count);
            for (nint k = 0; k < 3; k += 1)
            {
                V xk = V.Broadcast(Unsafe.Add(ref x, k));
                z0 = V.MultiplyAdd(xk, V.Load(ref W, (k * 26) + n), z0);
                z1 = V.MultiplyAdd(xk, V.Load(ref W, (k * 26) + n + V.Count), z1);
            }
            V.Store(V.Max(z0, V.Zero), ref y, n);
            V.Store(V.Max(z1, V.Zero), ref y, n + V.Count);
        }

        for (; n + (V.Count) <= 26; n += V.Count)
        {
            V z0 = V.Load(ref b, n);
            for (nint k = 0; k < 3; k += 1)
            {
                V xk = V.Broadcast(Unsafe.Add(ref x, k));
                z0 = V.MultiplyAdd(xk, V.Load(ref W, (k * 26) + n), z0);
            }
            V.Store(V.Max(z0, V.Zero), ref y, n);
        }

        if (n < 26)
        {
            V z0 = V.LoadPartial(ref b, n, 26 - (int)n);
            for (nint k = 0; k < 3; k += 1)
            {
                V xk = V.Broadcast(Unsafe.Add(ref x, k));
                z0 = V.MultiplyAdd(xk, V.LoadPartial(ref W, (k * 26) + n, 26 - (int)n), z0);
            }
            V.StorePartial(V.Max(z0, V.Zero), ref y, n, 26 - (int)n);
        }
    }

    // y = tanh(z) with z = x · W + b
    // x [26], W [26, 20], b [20], y [20]; one sample
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AffineTanh_26x20_Sample<V>(ref float x, ref float W, ref float b, ref float y)
        where V : struct, ILanes<V, float>
    {
        nint n = 0;
        for (; n + (8 * V.Count) <= 20; n += 8 * V.Count)
        {
            V z0 = V.Load(ref b, n);
            V z0a = V.Zero;
            V z1 = V.Load(ref b, n + V.Count);
            V z1a = V.Zero;
            V z2 = V.Load(ref b, n + (2 * V.Count));
            V z2a = V.Zero;
            V z3 = V.Load(ref b, n + (3 * V.Count));
            V z3a = V.Zero;
            V z4 = V.Load(ref b, n + (4 * V.Count));
            V z4a = V.Zero;
            V z5 = V.Load(ref b, n + (5 * V.Count));
            V z5a = V.Zero;
            V z6 = V.Load(ref b, n + (6 * V.Count));
            V z6a = V.Zero;
            V z7 = V.Load(ref b, n + (7 * V.Count));
            V z7a = V.Zero;
            for (nint k = 0; k < 26; k += 2)
            {
                V xk = V.Broadcast(Unsafe.Add(ref x, k));
                z0 = V.MultiplyAdd(xk, V.Load(ref W, (k * 20) + n), z0);
                z1 = V.MultiplyAdd(xk, V.Load(ref W, (k * 20) + n + V.Count), z1);
                z2 = V.MultiplyAdd(xk, V.Load(ref W, (k * 20) + n + (2 * V.Count)), z2);
                z3 = V.MultiplyAdd(xk, V.Load(ref W, (k * 20) + n + (3 * V.Count)), z3);
                z4 = V.MultiplyAdd(xk, V.Load(ref W, (k * 20) + n + (4 * V.Count)), z4);
                z5 = V.MultiplyAdd(xk, V.Load(ref W, (k * 20) + n + (5 * V.Count)), z5);
                z6 = V.MultiplyAdd(xk, V.Load(ref W, (k * 20) + n + (6 * V.Count)), z6);
                z7 = V.MultiplyAdd(xk, V.Load(ref W, (k * 20) + n + (7 * V.Count)), z7);
                V xk1 = V.Broadcast(Unsafe.Add(ref x, (k + 1)));
                z0a = V.MultiplyAdd(xk1, V.Load(ref W, ((k + 1) * 20) + n), z0a);
                z1a = V.MultiplyAdd(xk1, V.Load(ref W, ((k + 1) * 20) + n + V.Count), z1a);
                z2a = V.MultiplyAdd(xk1, V.Load(ref W, ((k + 1) * 20) + n + (2 * V.Count)), z2a);
                z3a = V.MultiplyAdd(xk1, V.Load(ref W, ((k + 1) * 20) + n + (3 * V.Count)), z3a);
                z4a = V.MultiplyAdd(xk1, V.Load(ref W, ((k + 1) * 20) + n + (4 * V.Count)), z4a);
                z5a = V.MultiplyAdd(xk1, V.Load(ref W, ((k + 1) * 20) + n + (5 * V.Count)), z5a);
                z6a = V.MultiplyAdd(xk1, V.Load(ref W, ((k + 1) * 20) + n + (6 * V.Count)), z6a);
                z7a = V.MultiplyAdd(xk1, V.Load(ref W, ((k + 1) * 20) + n + (7 * V.Count)), z7a);
            }
            z0 = z0 + z0a;
            z1 = z1 + z1a;
            z2 = z2 + z2a;
            z3 = z3 + z3a;
            z4 = z4 + z4a;
            z5 = z5 + z5a;
            z6 = z6 + z6a;
            z7 = z7 + z7a;
            V.Store(z0, ref y, n);
            V.Store(z1, ref y, n + V.Count);
            V.Store(z2, ref y, n + (2 * V.Count));
            V.Store(z3, ref y, n + (3 * V.Count));
            V.Store(z4, ref y, n + (4 * V.Count));
            V.Store(z5, ref y, n + (5 * V.Count));
            V.Store(z6, ref y, n + (6 * V.Count));
            V.Store(z7, ref y, n + (7 * V.Count));
        }

        for (; n + (4 * V.Count) <= 20; n += 4 * V.Count)
        {
            V z0 = V.Load(ref b, n);
            V z0a = V.Zero;
            V z1 = V.Load(ref b, n + V.Count);
            V z1a = V.Zero;
            V z2 = V.Load(ref b, n + (2 * V.Count));
            V z2a = V.Zero;
            V z3 = V.Load(ref b, n + (3 * V.Count));
            V z3a = V.Zero;
            for (nint k = 0; k < 26; k += 2)
            {
                V xk = V.Broadcast(Unsafe.Add(ref x, k));
                z0 = V.MultiplyAdd(xk, V.Load(ref W, (k * 20) + n), z0);
                z1 = V.MultiplyAdd(xk, V.Load(ref W, (k * 20) + n + V.Count), z1);
                z2 = V.MultiplyAdd(xk, V.Load(ref W, (k * 20) + n + (2 * V.Count)), z2);
                z3 = V.MultiplyAdd(xk, V.Load(ref W, (k * 20) + n + (3 * V.Count)), z3);
                V xk1 = V.Broadcast(Unsafe.Add(ref x, (k + 1)));
                z0a = V.MultiplyAdd(xk1, V.Load(ref W, ((k + 1) * 20) + n), z0a);
                z1a = V.MultiplyAdd(xk1, V.Load(ref W, ((k + 1) * 20) + n + V.Count), z1a);
                z2a = V.MultiplyAdd(xk1, V.Load(ref W, ((k + 1) * 20) + n + (2 * V.Count)), z2a);
                z3a = V.MultiplyAdd(xk1, V.Load(ref W, ((k + 1) * 20) + n + (3 * V.Count)), z3a);
            }
            z0 = z0 + z0a;
            z1 = z1 + z1a;
            z2 = z2 + z2a;
            z3 = z3 + z3a;
            V.Store(z0, ref y, n);
            V.Store(z1, ref y, n + V.Count);
            V.Store(z2, ref y, n + (2 * V.Count));
            V.Store(z3, ref y, n + (3 * V.Count));
        }

        for (; n + (2 * V.Count) <= 20; n += 2 * V.Count)
        {
            V z0 = V.Load(ref b, n);
            V z0a = V.Zero;
            V z1 = V.Load(ref b, n + V.Count);
            V z1a = V.Zero;
            for (nint k = 0; k < 26; k += 2)
            {
                V xk = V.Broadcast(Unsafe.Add(ref x, k));
                z0 = V.MultiplyAdd(xk, V.Load(ref W, (k * 20) + n), z0);
                z1 = V.MultiplyAdd(xk, V.Load(ref W, (k * 20) + n + V.Count), z1);
                V xk1 = V.Broadcast(Unsafe.Add(ref x, (k + 1)));
                z0a = V.MultiplyAdd(xk1, V.Load(ref W, ((k + 1) * 20) + n), z0a);
                z1a = V.MultiplyAdd(xk1, V.Load(ref W, ((k + 1) * 20) + n + V.Count), z1a);
            }
            z0 = z0 + z0a;
            z1 = z1 + z1a;
            V.Store(z0, ref y, n);
            V.Store(z1, ref y, n + V.Count);
        }

        for (; n + (V.Count) <= 20; n += V.Count)
        {
            V z0 = V.Load(ref b, n);
            V z0a = V.Zero;
            for (nint k = 0; k < 26; k += 2)
            {
                V xk = V.Broadcast(Unsafe.Add(ref x, k));
                z0 = V.MultiplyAdd(xk, V.Load(ref W, (k * 20) + n), z0);
                V xk1 = V.Broadcast(Unsafe.Add(ref x, (k + 1)));
                z0a = V.MultiplyAdd(xk1, V.Load(ref W, ((k + 1) * 20) + n), z0a);
            }
            z0 = z0 + z0a;
            V.Store(z0, ref y, n);
        }

        if (n < 20)
        {
            V z0 = V.LoadPartial(ref b, n, 20 - (int)n);
            V z0a = V.Zero;
            for (nint k = 0; k < 26; k += 2)
            {
                V xk = V.Broadcast(Unsafe.Add(ref x, k));
                z0 = V.MultiplyAdd(xk, V.LoadPartial(ref W, (k * 20) + n, 20 - (int)n), z0);
                V xk1 = V.Broadcast(Unsafe.Add(ref x, (k + 1)));
                z0a = V.MultiplyAdd(xk1, V.LoadPartial(ref W, ((k + 1) * 20) + n, 20 - (int)n), z0a);
            }
            z0 = z0 + z0a;
            V.StorePartial(z0, ref y, n, 20 - (int)n);
        }

        nint j = 0;
        for (; j + V.Count <= 20; j += V.Count)
        {
            V y_ = V.Load(ref y, j);
            V.Store(V.Tanh(y_), ref y, j);
        }

        if (j < 20)
        {
            V y_ = V.LoadPartial(ref y, j, 20 - (int)j);
            V.StorePartial(V.Tanh(y_), ref y, j, 20 - (int)j);
        }
    }

    // z = x · W + b
    // x [20], W [20, 2], b [2], z [2]; one sample
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Affine_20x2_Sample<V>(ref float x, ref float W, ref float b, ref float z)
        where V : struct, ILanes<V, float>
    {
        nint n = 0;
        for (; n + (V.Count) <= 2; n += V.Count)
        {
            V z0 = V.Load(ref b, n);
            V z0a = V.Zero;
            V z0b = V.Zero;
            V z0c = V.Zero;
            for (nint k = 0; k < 20; k += 4)
            {
                V xk = V.Broadcast(Unsafe.Add(ref x, k));
                z0 = V.MultiplyAdd(xk, V.Load(ref W, (k * 2) + n), z0);
                V xk1 = V.Broadcast(Unsafe.Add(ref x, (k + 1)));
                z0a = V.MultiplyAdd(xk1, V.Load(ref W, ((k + 1) * 2) + n), z0a);
                V xk2 = V.Broadcast(Unsafe.Add(ref x, (k + 2)));
                z0b = V.MultiplyAdd(xk2, V.Load(ref W, ((k + 2) * 2) + n), z0b);
                V xk3 = V.Broadcast(Unsafe.Add(ref x, (k + 3)));
                z0c = V.MultiplyAdd(xk3, V.Load(ref W, ((k + 3) * 2) + n), z0c);
            }
            z0 = (z0 + z0a) + (z0b + z0c);
            V.Store(z0, ref z, n);
        }

        if (n < 2)
        {
            V z0 = V.LoadPartial(ref b, n, 2 - (int)n);
            V z0a = V.Zero;
            V z0b = V.Zero;
            V z0c = V.Zero;
            for (nint k = 0; k < 20; k += 4)
            {
                V xk = V.Broadcast(Unsafe.Add(ref x, k));
                z0 = V.MultiplyAdd(xk, V.LoadPartial(ref W, (k * 2) + n, 2 - (int)n), z0);
                V xk1 = V.Broadcast(Unsafe.Add(ref x, (k + 1)));
                z0a = V.MultiplyAdd(xk1, V.LoadPartial(ref W, ((k + 1) * 2) + n, 2 - (int)n), z0a);
                V xk2 = V.Broadcast(Unsafe.Add(ref x, (k + 2)));
                z0b = V.MultiplyAdd(xk2, V.LoadPartial(ref W, ((k + 2) * 2) + n, 2 - (int)n), z0b);
                V xk3 = V.Broadcast(Unsafe.Add(ref x, (k + 3)));
                z0c = V.MultiplyAdd(xk3, V.LoadPartial(ref W, ((k + 3) * 2) + n, 2 - (int)n), z0c);
            }
            z0 = (z0 + z0a) + (z0b + z0c);
            V.StorePartial(z0, ref z, n, 2 - (int)n);
        }
    }
}
