public static void InverseDeviation_4x6_to_4x1<V>(ref float x, ref float m, ref float r, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint s = 0; s < S; s += V.Count)
    {
        for (nint k0 = 0; k0 < 4; k0++)
        {
            V mean = V.Load(ref m, ((k0) * S) + s), sum = V.Zero;
            for (nint r0 = 0; r0 < 6; r0++)
            {
                V d = V.Load(ref x, (((k0 * 6) + r0) * S) + s) - mean;
                sum = V.MultiplyAdd(d, d, sum);
            }
            V.Store(V.Broadcast(1) / V.Sqrt((sum * 0.16666667f) + 0.001f), ref r, ((k0) * S) + s);
        }
    }
}
