public static void Interpolate_8x8x2_by_1x2<V>(ref float x, ref float y, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint i = 0; i < 8; i++)
    {
        nint i2 = Math.Clamp((2 * i), 0, 14);
        nint above = i2 / 2, below = Math.Min(above + 1, 7);
        float a = (float)(i2 - (above * 2)) / 2;
        for (nint j = 0; j < 16; j++)
        {
            nint j2 = Math.Clamp((2 * j) - 1, 0, 28);
            nint left = j2 / 4, right = Math.Min(left + 1, 7);
            float b = (float)(j2 - (left * 4)) / 4;
            V ll = V.Broadcast((1 - a) * (1 - b)), lr = V.Broadcast((1 - a) * b), hl = V.Broadcast(a * (1 - b)), hr = V.Broadcast(a * b);
            ref float xal = ref Unsafe.Add(ref x, ((above * 16) + (left * 2)) * S);
            ref float xar = ref Unsafe.Add(ref x, ((above * 16) + (right * 2)) * S);
            ref float xbl = ref Unsafe.Add(ref x, ((below * 16) + (left * 2)) * S);
            ref float xbr = ref Unsafe.Add(ref x, ((below * 16) + (right * 2)) * S);
            nint at = ((i * 16) + j) * (S * 2);
            for (nint n = 0; n < (S * 2); n += V.Count)
            {
                V upper = V.MultiplyAdd(lr, V.Load(ref xar, n), ll * V.Load(ref xal, n));
                V lower = V.MultiplyAdd(hr, V.Load(ref xbr, n), hl * V.Load(ref xbl, n));
                V.Store(upper + lower, ref y, at + n);
            }
        }
    }
}
