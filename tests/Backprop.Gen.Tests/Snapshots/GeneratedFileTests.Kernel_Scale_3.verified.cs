public static void Scale_3<V>(ref float variance, ref float y)
    where V : struct, ILanes<V, float>
{
    for (nint j = 0; j < 3; j += V.Count)
    {
        V variance_ = V.Load(ref variance, j);
        V.Store(1f / V.Max(V.Sqrt(variance_), V.Broadcast(1e-7f)), ref y, j);
    }
}
