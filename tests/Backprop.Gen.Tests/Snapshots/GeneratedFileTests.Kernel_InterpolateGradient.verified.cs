public static void InterpolateGradient_8x8x2_by_1x2<V>(ref float dy, ref float dx, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint p = 0; p < 8; p++)
    {
        nint p0 = Math.Max(0, ((p * 2)) / 2);
        nint p1 = Math.Min(8, ((p * 2) + 3) / 2);
        for (nint q = 0; q < 8; q++)
        {
            nint q0 = Math.Max(0, ((q * 4) - 1) / 2);
            nint q1 = Math.Min(16, ((q * 4) + 6) / 2);
            ref float dxp = ref Unsafe.Add(ref dx, ((p * 8) + q) * (S * 2));
            for (nint n = 0; n < (S * 2); n += V.Count)
            {
                V.Store(V.Zero, ref dxp, n);
            }

            for (nint i = p0; i < p1; i++)
            {
                nint i2 = Math.Clamp((2 * i), 0, 14);
                float hi = (float)(2 - Math.Abs(i2 - (p * 2))) / 2;
                for (nint j = q0; j < q1; j++)
                {
                    nint j2 = Math.Clamp((2 * j) - 1, 0, 28);
                    float hj = (float)(4 - Math.Abs(j2 - (q * 4))) / 4;
                    V h = V.Broadcast(hi * hj);
                    ref float dyi = ref Unsafe.Add(ref dy, ((i * 16) + j) * (S * 2));
                    for (nint n = 0; n < (S * 2); n += V.Count)
                    {
                        V.Store(V.MultiplyAdd(h, V.Load(ref dyi, n), V.Load(ref dxp, n)), ref dxp, n);
                    }
                }
            }
        }
    }
}
