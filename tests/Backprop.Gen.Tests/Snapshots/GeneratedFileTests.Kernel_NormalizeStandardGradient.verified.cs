public static void NormalizeStandardGradient_4x2x3_by_1x2x1<V>(ref float dy, ref float y, ref float r, ref float dx, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint s = 0; s < S; s += V.Count)
    {
        for (nint k0 = 0; k0 < 2; k0++)
        {
            V a = V.Zero, b = V.Zero;
            for (nint r0 = 0; r0 < 4; r0++)
            {
                for (nint r1 = 0; r1 < 3; r1++)
                {
                    V g = V.Load(ref dy, (((k0 * 3) + (r0 * 6) + r1) * S) + s);
                    a = a + g;
                    b = V.MultiplyAdd(g, V.Load(ref y, (((k0 * 3) + (r0 * 6) + r1) * S) + s), b);
                }
            }
            V scale = V.Load(ref r, ((k0) * S) + s);
            a = a * 0.083333336f;
            b = b * 0.083333336f;
            for (nint r0 = 0; r0 < 4; r0++)
            {
                for (nint r1 = 0; r1 < 3; r1++)
                {
                    V.Store(scale * (V.Load(ref dy, (((k0 * 3) + (r0 * 6) + r1) * S) + s) - a - (V.Load(ref y, (((k0 * 3) + (r0 * 6) + r1) * S) + s) * b)), ref dx, (((k0 * 3) + (r0 * 6) + r1) * S) + s);
                }
            }
        }
    }
}
