private static void UpdateParameters<V>(ref float θ, ref float dθ, ref float slots, int from, int to, long iteration, float learningRate)
    where V : struct, ILanes<V, float>
{
    double η0 = learningRate;
    V η = V.Broadcast((float)η0);
    ref float slot1 = ref Unsafe.Add(ref slots, 32);
    ref float slot2 = ref Unsafe.Add(ref slots, 64);

    for (nint i = from; i < to; i += V.Count)
    {
        V g = V.Load(ref dθ, i);
        V w = V.Load(ref θ, i);
        V velocity = V.Load(ref slots, i);
        V average_gradient = V.Load(ref slot1, i);
        V momentum = V.Load(ref slot2, i);
        velocity = V.MultiplyAdd(V.Broadcast(0.9f), velocity, 0.1f * (g * g));
        V.Store(velocity, ref slots, i);
        average_gradient = V.MultiplyAdd(V.Broadcast(0.9f), average_gradient, 0.1f * g);
        V.Store(average_gradient, ref slot1, i);
        momentum = V.MultiplyAdd(V.Broadcast(0.9f), momentum, η * g / V.Sqrt(V.Max(velocity - (average_gradient * average_gradient), V.Zero) + 1e-7f));
        V.Store(momentum, ref slot2, i);
        w = w - momentum;
        V.Store(w, ref θ, i);
    }
}
