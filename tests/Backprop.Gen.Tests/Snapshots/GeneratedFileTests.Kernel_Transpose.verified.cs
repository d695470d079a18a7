public static void Transpose_3x4_by_10<V>(ref float x, ref float y, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint a1 = 0; a1 < 4; a1++)
    {
        for (nint a0 = 0; a0 < 3; a0++)
        {
            for (nint j = 0; j < S; j += V.Count)
            {
                V.Store(V.Load(ref x, ((a1 + (a0 * 4)) * S) + j), ref y, (((a1 * 3) + a0) * S) + j);
            }
        }
    }
}
