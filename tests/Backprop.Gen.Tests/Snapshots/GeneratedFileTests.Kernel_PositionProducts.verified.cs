public static void PositionProducts_3<V>(ref float dy, ref float x, ref float m, ref float r, ref float y, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint s = 0; s < S; s += V.Count)
    {
        {
            const nint n = 0;
            V m0 = V.Broadcast(Unsafe.Add(ref m, n)), a0 = V.Zero, b0 = V.Zero;
            V m1 = V.Broadcast(Unsafe.Add(ref m, (n + 1))), a1 = V.Zero, b1 = V.Zero;
            V m2 = V.Broadcast(Unsafe.Add(ref m, (n + 2))), a2 = V.Zero, b2 = V.Zero;
            for (nint p = 0; p < 1; p++)
            {
                nint at = (((p * 3) + n) * S) + s;
                V g0 = V.Load(ref dy, at);
                a0 = a0 + g0;
                b0 = V.MultiplyAdd(g0, V.Load(ref x, at) - m0, b0);
                V g1 = V.Load(ref dy, at + S);
                a1 = a1 + g1;
                b1 = V.MultiplyAdd(g1, V.Load(ref x, at + S) - m1, b1);
                V g2 = V.Load(ref dy, at + (S * 2));
                a2 = a2 + g2;
                b2 = V.MultiplyAdd(g2, V.Load(ref x, at + (S * 2)) - m2, b2);
            }
            V.Store(a0, ref y, (n * S) + s);
            V.Store(b0 * V.Broadcast(Unsafe.Add(ref r, n)), ref y, ((3 + n) * S) + s);
            V.Store(a1, ref y, ((n + 1) * S) + s);
            V.Store(b1 * V.Broadcast(Unsafe.Add(ref r, (n + 1))), ref y, ((3 + (n + 1)) * S) + s);
            V.Store(a2, ref y, ((n + 2) * S) + s);
            V.Store(b2 * V.Broadcast(Unsafe.Add(ref r, (n + 2))), ref y, ((3 + (n + 2)) * S) + s);
        }
    }
}
