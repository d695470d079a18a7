private static void UpdateParameters<V>(ref float θ, ref float dθ, ref float slots, int from, int to, long iteration, float learningRate)
    where V : struct, ILanes<V, float>
{
    double η0 = learningRate;
    V η = V.Broadcast((float)η0);

    for (nint i = from; i < to; i += V.Count)
    {
        V g = V.Load(ref dθ, i);
        V w = V.Load(ref θ, i);
        V momentum = V.Load(ref slots, i);
        momentum = (0.9f * momentum) - (η * g);
        V.Store(momentum, ref slots, i);
        w = w + ((0.9f * momentum) - (η * g));
        V.Store(w, ref θ, i);
    }
}
