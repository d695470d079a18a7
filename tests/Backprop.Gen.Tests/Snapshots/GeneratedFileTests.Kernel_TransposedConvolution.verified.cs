public static void TransposedConvolutionTanh_2x2x3_3x3s2x2_5x5x2<V>(ref float x, ref float W, ref float b, ref float y, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint i = 0; i < 5; i++)
    {
        nint top = i;
        nint ky0 = Math.Max(top % 2, top - 2);
        nint ky1 = Math.Min(3, top + 1);
        for (nint j = 0; j < 5; j++)
        {
            nint left = j;
            nint kx0 = Math.Max(left % 2, left - 2);
            nint kx1 = Math.Min(3, left + 1);
            ref float yp = ref Unsafe.Add(ref y, (((i * 5) + j) * 2) * S);
            {
                const nint m = 0;
                nint c = m;
                nint s = 0;
                for (; s + (2 * V.Count) <= S; s += 2 * V.Count)
                {
                    V z0 = V.Broadcast(Unsafe.Add(ref b, c)), z0_ = z0;
                    V z1 = V.Broadcast(Unsafe.Add(ref b, c + 1)), z1_ = z1;
                    for (nint ky = ky0; ky < ky1; ky += 2)
                    {
                        nint row = (top - ky) / 2;
                        for (nint kx = kx0; kx < kx1; kx += 2)
                        {
                            ref float xk = ref Unsafe.Add(ref x, ((((row * 2) + (left - kx) / 2) * 3)) * S + s);
                            ref float Wk = ref Unsafe.Add(ref W, ((((ky * 3) + kx) * 2) + m) * 3);
                            for (nint k = 0; k < 3; k++)
                            {
                                V x0 = V.Load(ref xk, 0), x1 = V.Load(ref xk, V.Count);
                                V w0 = V.Broadcast(Wk);
                                z0 = V.MultiplyAdd(x0, w0, z0);
                                z0_ = V.MultiplyAdd(x1, w0, z0_);
                                V w1 = V.Broadcast(Unsafe.Add(ref Wk, 3));
                                z1 = V.MultiplyAdd(x0, w1, z1);
                                z1_ = V.MultiplyAdd(x1, w1, z1_);
                                xk = ref Unsafe.Add(ref xk, S);
                                Wk = ref Unsafe.Add(ref Wk, 1);
                            }
                        }
                    }
                    V.Store(z0, ref yp, (c * S) + s);
                    V.Store(z0_, ref yp, (c * S) + s + V.Count);
                    V.Store(z1, ref yp, ((c + 1) * S) + s);
                    V.Store(z1_, ref yp, ((c + 1) * S) + s + V.Count);
                }

                if (s < S)
                {
                    V z0 = V.Broadcast(Unsafe.Add(ref b, c));
                    V z1 = V.Broadcast(Unsafe.Add(ref b, c + 1));
                    for (nint ky = ky0; ky < ky1; ky += 2)
                    {
                        nint row = (top - ky) / 2;
                        for (nint kx = kx0; kx < kx1; kx += 2)
                        {
                            ref float xk = ref Unsafe.Add(ref x, ((((row * 2) + (left - kx) / 2) * 3)) * S + s);
                            ref float Wk = ref Unsafe.Add(ref W, ((((ky * 3) + kx) * 2) + m) * 3);
                            for (nint k = 0; k < 3; k++)
                            {
                                V x0 = V.Load(ref xk, 0);
                                V w0 = V.Broadcast(Wk);
                                z0 = V.MultiplyAdd(x0, w0, z0);
                                V w1 = V.Broadcast(Unsafe.Add(ref Wk, 3));
                                z1 = V.MultiplyAdd(x0, w1, z1);
                                xk = ref Unsafe.Add(ref xk, S);
                                Wk = ref Unsafe.Add(ref Wk, 1);
                            }
                        }
                    }
                    V.Store(z0, ref yp, (c * S) + s);
                    V.Store(z1, ref yp, ((c + 1) * S) + s);
                }

                for (nint n = c * S; n < (c + 2) * S; n += V.Count)
                {
                    V z = V.Load(ref yp, n);
                    V.Store(V.Tanh(z), ref yp, n);
                }
            }
        }
    }
}
