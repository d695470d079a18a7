public static void Dot_3x4_by_4x3_along_1_0<V>(ref float x, ref float y, ref float z, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint s = 0; s < S; s += V.Count)
    {
        for (nint i = 0; i < 3; i++)
        {
            for (nint j = 0; j < 3; j++)
            {
                V sum = V.Zero;
                for (nint k = 0; k < 4; k++)
                {
                    sum = V.MultiplyAdd(V.Load(ref x, (((i * 4) + k) * S) + s), V.Load(ref y, (((k * 3) + j) * S) + s), sum);
                }
                V.Store(sum, ref z, (((i * 3) + j) * S) + s);
            }
        }
    }
}
