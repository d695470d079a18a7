private static void UpdateParameters<V>(ref float θ, ref float dθ, ref float slots, int from, int to, in StepArguments<float> step)
    where V : struct, ILanes<V, float>
{
    double η0 = step.LearningRate;
    double t0 = step.Iteration;
    double ς0 = step.GradientScale;
    double decays0 = step.Decays;
    double α0 = η0 * Math.Sqrt(1.0 - (t0 > 708042.0 ? 0.0 : Math.Pow(0.999, t0))) / (1.0 - (t0 > 6723.0 ? 0.0 : Math.Pow(0.9, t0)));
    double decay0 = 0.004 * (η0 * decays0);
    double ω0 = (t0 == 1.0 ? 1.0 : 0.010000000000000009);
    V α = V.Broadcast((float)α0);
    V decay = V.Broadcast((float)decay0);
    V ω = V.Broadcast((float)ω0);
    V ς = V.Broadcast((float)ς0);
    ref float slot1 = ref Unsafe.Add(ref slots, 32);
    ref float slot2 = ref Unsafe.Add(ref slots, 64);
    ref float slot3 = ref Unsafe.Add(ref slots, 96);

    for (nint i = from; i < to; i += V.Count)
    {
        V g = V.Load(ref dθ, i);
        V w = V.Load(ref θ, i);
        V momentum = V.Load(ref slots, i);
        V velocity = V.Load(ref slot1, i);
        V gradient_accumulator = V.Load(ref slot2, i);
        V moving_average = V.Load(ref slot3, i);
        g = 0.5f * (g + gradient_accumulator);
        gradient_accumulator = V.Zero;
        V.Store(gradient_accumulator, ref slot2, i);
        g = ς * g;
        w = w - (decay * w);
        momentum = V.MultiplyAdd(V.Broadcast(0.1f), g - momentum, momentum);
        V.Store(momentum, ref slots, i);
        velocity = V.MultiplyAdd(V.Broadcast(0.001f), (g * g) - velocity, velocity);
        V.Store(velocity, ref slot1, i);
        w = w - (α * momentum / (V.Sqrt(velocity) + 1e-7f));
        moving_average = V.MultiplyAdd(ω, w - moving_average, moving_average);
        V.Store(moving_average, ref slot3, i);
        V.Store(w, ref θ, i);
    }
}
