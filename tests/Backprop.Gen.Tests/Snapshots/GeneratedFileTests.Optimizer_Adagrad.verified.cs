private static void UpdateParameters<V>(ref float θ, ref float dθ, ref float slots, int from, int to, long iteration, float learningRate)
    where V : struct, ILanes<V, float>
{
    double η0 = learningRate;
    V η = V.Broadcast((float)η0);

    for (nint i = from; i < to; i += V.Count)
    {
        V g = V.Load(ref dθ, i);
        V w = V.Load(ref θ, i);
        V accumulator = V.Load(ref slots, i);
        accumulator = V.MultiplyAdd(g, g, accumulator);
        V.Store(accumulator, ref slots, i);
        w = w - (η * g / V.Sqrt(accumulator + 1e-7f));
        V.Store(w, ref θ, i);
    }
}
