private static void UpdateParameters<V>(ref float θ, ref float dθ, ref float slots, int from, int to, long iteration, float learningRate)
    where V : struct, ILanes<V, float>
{
    double η0 = learningRate;
    double decay0 = 0.01 * η0;
    V decay = V.Broadcast((float)decay0);
    V η = V.Broadcast((float)η0);

    for (nint i = from; i < to; i += V.Count)
    {
        V g = V.Load(ref dθ, i);
        V w = V.Load(ref θ, i);
        g = V.Min(V.Max(g, V.Broadcast(-0.5f)), V.Broadcast(0.5f));
        w = w - (decay * w);
        w = w - (η * g);
        V.Store(w, ref θ, i);
    }
}
