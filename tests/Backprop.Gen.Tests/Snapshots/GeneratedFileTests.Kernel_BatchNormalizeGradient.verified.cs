public static void BatchNormalizeGradient_2x2x2<V>(ref float dy, ref float x, ref float m, ref float r, ref float gamma, ref float a, ref float b, ref float dx, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint p = 0; p < 4; p++)
    {
        for (nint n = 0; n < 2; n++)
        {
            V mean = V.Broadcast(Unsafe.Add(ref m, n)), scale = V.Broadcast(Unsafe.Add(ref r, n));
            V first = V.Broadcast(Unsafe.Add(ref a, n)), second = scale * V.Broadcast(Unsafe.Add(ref b, n));
            scale = scale * V.Broadcast(Unsafe.Add(ref gamma, n));
            for (nint s = 0; s < S; s += V.Count)
            {
                nint at = (((p * 2) + n) * S) + s;
                V.Store(scale * (V.Load(ref dy, at) - first - ((V.Load(ref x, at) - mean) * second)), ref dx, at);
            }
        }
    }
}
