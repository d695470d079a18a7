public static void Crop_6x6x2_1_1_1_1<V>(ref float x, ref float y, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint i = 0; i < 4; i++)
    {
        nint xi = (((i + 1) * 12) + 2) * S, yi = i * (S * 8);
        for (nint j = 0; j < (S * 8); j += V.Count)
        {
            V.Store(V.Load(ref x, xi + j), ref y, yi + j);
        }
    }
}
