public static void DotGradient_3x4_by_4x3_along_1_0<V>(ref float dz, ref float y, ref float dx, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint s = 0; s < S; s += V.Count)
    {
        for (nint i = 0; i < 3; i++)
        {
            for (nint k = 0; k < 4; k++)
            {
                V sum = V.Zero;
                for (nint j = 0; j < 3; j++)
                {
                    sum = V.MultiplyAdd(V.Load(ref dz, (((i * 3) + j) * S) + s), V.Load(ref y, (((k * 3) + j) * S) + s), sum);
                }
                V.Store(sum, ref dx, (((i * 4) + k) * S) + s);
            }
        }
    }
}
