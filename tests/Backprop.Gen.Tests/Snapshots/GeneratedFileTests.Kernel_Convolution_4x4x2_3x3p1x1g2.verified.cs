public static void Convolution_4x4x2_3x3p1x1g2_4x4x4<V>(ref float x, ref float W, ref float b, ref float z, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint i = 0; i < 4; i++)
    {
        nint top = i - 1;
        nint ky0 = Math.Max(0, -top);
        nint ky1 = Math.Min(3, 4 - top);
        for (nint j = 0; j < 4; j++)
        {
            nint left = j - 1;
            nint kx0 = Math.Max(0, -left);
            nint kx1 = Math.Min(3, 4 - left);
            ref float zp = ref Unsafe.Add(ref z, (((i * 4) + j) * 4) * S);
            for (nint g = 0; g < 2; g++)
            {
                {
                    const nint m = 0;
                    nint c = (g * 2) + m;
                    nint s = 0;
                    for (; s + (2 * V.Count) <= S; s += 2 * V.Count)
                    {
                        V z0 = V.Broadcast(Unsafe.Add(ref b, c)), z0_ = z0;
                        V z1 = V.Broadcast(Unsafe.Add(ref b, c + 1)), z1_ = z1;
                        for (nint ky = ky0; ky < ky1; ky++)
                        {
                            nint row = top + ky;
                            for (nint kx = kx0; kx < kx1; kx++)
                            {
                                ref float xk = ref Unsafe.Add(ref x, ((((row * 4) + left + kx) * 2) + g) * S + s);
                                ref float Wk = ref Unsafe.Add(ref W, (((ky * 3) + kx) * 4) + c);
                                V x0 = V.Load(ref xk, 0), x1 = V.Load(ref xk, V.Count);
                                V w0 = V.Broadcast(Wk);
                                z0 = V.MultiplyAdd(x0, w0, z0);
                                z0_ = V.MultiplyAdd(x1, w0, z0_);
                                V w1 = V.Broadcast(Unsafe.Add(ref Wk, 1));
                                z1 = V.MultiplyAdd(x0, w1, z1);
                                z1_ = V.MultiplyAdd(x1, w1, z1_);
                                xk = ref Unsafe.Add(ref xk, S);
                                Wk = ref Unsafe.Add(ref Wk, 4);
                            }
                        }
                        V.Store(z0, ref zp, (c * S) + s);
                        V.Store(z0_, ref zp, (c * S) + s + V.Count);
                        V.Store(z1, ref zp, ((c + 1) * S) + s);
                        V.Store(z1_, ref zp, ((c + 1) * S) + s + V.Count);
                    }

                    if (s < S)
                    {
                        V z0 = V.Broadcast(Unsafe.Add(ref b, c));
                        V z1 = V.Broadcast(Unsafe.Add(ref b, c + 1));
                        for (nint ky = ky0; ky < ky1; ky++)
                        {
                            nint row = top + ky;
                            for (nint kx = kx0; kx < kx1; kx++)
                            {
                                ref float xk = ref Unsafe.Add(ref x, ((((row * 4) + left + kx) * 2) + g) * S + s);
                                ref float Wk = ref Unsafe.Add(ref W, (((ky * 3) + kx) * 4) + c);
                                V x0 = V.Load(ref xk, 0);
                                V w0 = V.Broadcast(Wk);
                                z0 = V.MultiplyAdd(x0, w0, z0);
                                V w1 = V.Broadcast(Unsafe.Add(ref Wk, 1));
                                z1 = V.MultiplyAdd(x0, w1, z1);
                                xk = ref Unsafe.Add(ref xk, S);
                                Wk = ref Unsafe.Add(ref Wk, 4);
                            }
                        }
                        V.Store(z0, ref zp, (c * S) + s);
                        V.Store(z1, ref zp, ((c + 1) * S) + s);
                    }
                }
            }
        }
    }
}
