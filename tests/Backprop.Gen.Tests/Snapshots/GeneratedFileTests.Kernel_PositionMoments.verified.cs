public static void PositionMoments_2x2x2<V>(ref float x, ref float y, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint s = 0; s < S; s += V.Count)
    {
        {
            const nint n = 0;
            V k0 = V.Load(ref x, (n * S) + s), a0 = V.Zero, b0 = V.Zero;
            V k1 = V.Load(ref x, ((n + 1) * S) + s), a1 = V.Zero, b1 = V.Zero;
            for (nint p = 1; p < 4; p++)
            {
                ref float xp = ref Unsafe.Add(ref x, (((p * 2) + n) * S) + s);
                V d0 = V.Load(ref xp, 0) - k0;
                a0 = a0 + d0;
                b0 = V.MultiplyAdd(d0, d0, b0);
                V d1 = V.Load(ref xp, S) - k1;
                a1 = a1 + d1;
                b1 = V.MultiplyAdd(d1, d1, b1);
            }
            V m0 = a0 * 0.25f;
            V.Store(k0 + m0, ref y, (n * S) + s);
            V.Store(b0 - (a0 * m0), ref y, ((2 + n) * S) + s);
            V m1 = a1 * 0.25f;
            V.Store(k1 + m1, ref y, ((n + 1) * S) + s);
            V.Store(b1 - (a1 * m1), ref y, ((2 + (n + 1)) * S) + s);
        }
    }
}
