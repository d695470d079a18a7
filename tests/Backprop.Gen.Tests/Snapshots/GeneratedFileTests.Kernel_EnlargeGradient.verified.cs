public static void EnlargeGradient_4x4x2_by_2x2<V>(ref float dy, ref float dx, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint i = 0; i < 4; i++)
    {
        nint top = (i * 2);
        for (nint j = 0; j < 4; j++)
        {
            nint left = (j * 2);
            for (nint n = 0; n < (S * 2); n += V.Count)
            {
                V sum = V.Zero;
                ref float dyn = ref Unsafe.Add(ref dy, ((top * 8) + left) * 2 * S + n);
                V dy0 = V.Load(ref dyn, 0);
                sum = sum + dy0;
                V dy1 = V.Load(ref dyn, (S * 2));
                sum = sum + dy1;
                V dy2 = V.Load(ref dyn, (S * 16));
                sum = sum + dy2;
                V dy3 = V.Load(ref dyn, (S * 18));
                sum = sum + dy3;
                V.Store(sum, ref dx, ((i * 4) + j) * 2 * S + n);
            }
        }
    }
}
