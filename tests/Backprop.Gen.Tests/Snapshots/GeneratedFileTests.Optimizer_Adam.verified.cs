private static void UpdateParameters<V>(ref float θ, ref float dθ, ref float slots, int from, int to, long iteration, float learningRate)
    where V : struct, ILanes<V, float>
{
    double η0 = learningRate;
    double t0 = iteration;
    double α0 = η0 * Math.Sqrt(1.0 - (t0 > 708042.0 ? 0.0 : Math.Pow(0.999, t0))) / (1.0 - (t0 > 6723.0 ? 0.0 : Math.Pow(0.9, t0)));
    V α = V.Broadcast((float)α0);
    ref float slot1 = ref Unsafe.Add(ref slots, 32);

    for (nint i = from; i < to; i += V.Count)
    {
        V g = V.Load(ref dθ, i);
        V w = V.Load(ref θ, i);
        V momentum = V.Load(ref slots, i);
        V velocity = V.Load(ref slot1, i);
        momentum = V.MultiplyAdd(V.Broadcast(0.1f), g - momentum, momentum);
        V.Store(momentum, ref slots, i);
        velocity = V.MultiplyAdd(V.Broadcast(0.001f), (g * g) - velocity, velocity);
        V.Store(velocity, ref slot1, i);
        w = w - (α * momentum / (V.Sqrt(velocity) + 1e-7f));
        V.Store(w, ref θ, i);
    }
}
