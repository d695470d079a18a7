public static double LearningRate(long s)
{
    // η = 0.1 for s ≤ 100, 0.01 for s ≤ 200, then 0.001
    return (s <= 100.0 ? 0.1 : (s <= 200.0 ? 0.01 : 0.001));
}
