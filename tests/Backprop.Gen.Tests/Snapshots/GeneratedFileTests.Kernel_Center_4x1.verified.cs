public static void Center_4x1<V>(ref float mean, ref float y)
    where V : struct, ILanes<V, float>
{
    for (nint j = 0; j < 4; j += V.Count)
    {
        V mean_ = V.Load(ref mean, j);
        V.Store(mean_, ref y, j);
    }
}
