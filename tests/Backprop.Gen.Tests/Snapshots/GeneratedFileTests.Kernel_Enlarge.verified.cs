public static void Enlarge_4x4x2_by_2x2<V>(ref float x, ref float y, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint i = 0; i < 4; i++)
    {
        for (nint j = 0; j < 4; j++)
        {
            for (nint n = 0; n < (S * 2); n += V.Count)
            {
                V xp = V.Load(ref x, ((i * 4) + j) * 2 * S + n);
                nint at = ((i * 2 * 8) + (j * 2)) * 2 * S + n;
                V d0 = xp;
                V.Store(d0, ref y, at);
                V d1 = xp;
                V.Store(d1, ref y, at + (S * 2));
                V d2 = xp;
                V.Store(d2, ref y, at + (S * 16));
                V d3 = xp;
                V.Store(d3, ref y, at + (S * 18));
            }
        }
    }
}
