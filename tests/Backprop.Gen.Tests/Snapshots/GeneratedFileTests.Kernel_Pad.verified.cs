public static void Pad_5x5x2_0_1_1_0<V>(ref float x, ref float y, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint i = 0; i < 5; i++)
    {
        nint xi = i * (S * 10), yi = (i * 12) * S;
        for (nint j = 0; j < (S * 2); j += V.Count)
        {
            V.Store(V.Zero, ref y, yi + j);
        }
        for (nint j = 0; j < (S * 10); j += V.Count)
        {
            V.Store(V.Load(ref x, xi + j), ref y, yi + j + (S * 2));
        }
    }

    for (nint j = 0; j < (S * 12); j += V.Count)
    {
        V.Store(V.Zero, ref y, (S * 60) + j);
    }
}
