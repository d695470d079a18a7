public static void NormalizeUnitGradient_4x6_by_1x6<V>(ref float dy, ref float y, ref float r, ref float dx, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint s = 0; s < S; s += V.Count)
    {
        for (nint k0 = 0; k0 < 6; k0++)
        {
            V b = V.Zero;
            for (nint r0 = 0; r0 < 4; r0++)
            {
                V g = V.Load(ref dy, ((k0 + (r0 * 6)) * S) + s);
                b = V.MultiplyAdd(g, V.Load(ref y, ((k0 + (r0 * 6)) * S) + s), b);
            }
            V scale = V.Load(ref r, ((k0) * S) + s);
            b = V.Select(V.LessThan(scale, V.Broadcast(1e12f)), b, V.Zero);
            for (nint r0 = 0; r0 < 4; r0++)
            {
                V.Store(scale * (V.Load(ref dy, ((k0 + (r0 * 6)) * S) + s) - (V.Load(ref y, ((k0 + (r0 * 6)) * S) + s) * b)), ref dx, ((k0 + (r0 * 6)) * S) + s);
            }
        }
    }
}
