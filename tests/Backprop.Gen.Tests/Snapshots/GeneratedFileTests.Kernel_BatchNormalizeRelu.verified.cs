public static void BatchNormalizeRelu_2x2x2<V>(ref float x, ref float m, ref float r, ref float gamma, ref float beta, ref float y, nint S)
    where V : struct, ILanes<V, float>
{
    for (nint f = 0; f < 8; f++)
    {
        V m_ = V.Broadcast(Unsafe.Add(ref m, (f % 2)));
        V r_ = V.Broadcast(Unsafe.Add(ref r, (f % 2)));
        V gamma_ = V.Broadcast(Unsafe.Add(ref gamma, (f % 2)));
        V beta_ = V.Broadcast(Unsafe.Add(ref beta, (f % 2)));
        for (nint s = 0; s < S; s += V.Count)
        {
            V x_ = V.Load(ref x, (f * S) + s);
            V.Store(V.Max(V.MultiplyAdd((x_ - m_) * r_, gamma_, beta_), V.Zero), ref y, (f * S) + s);
        }
    }
}
