public static void Mean_4x6_to_4x1<V>(ref float x, ref float y, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint s = 0; s < S; s += V.Count)
    {
        for (nint k0 = 0; k0 < 4; k0++)
        {
            V sum = V.Zero;
            for (nint r0 = 0; r0 < 6; r0++)
            {
                sum = sum + V.Load(ref x, (((k0 * 6) + r0) * S) + s);
            }
            V.Store(sum * 0.16666667f, ref y, ((k0) * S) + s);
        }
    }
}
