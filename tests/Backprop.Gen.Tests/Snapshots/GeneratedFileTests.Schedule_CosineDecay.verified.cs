public static double LearningRate(long s)
{
    // η = 0.01 + (0.1 − 0.01)·s/100 for s < 100, then
    // η = 0.1·((1 − 0)·(1 + cos(π·min((s − 100)/1000, 1)))/2 + 0)
    return (s < 100.0 ? (0.0009000000000000001 * s) + 0.01 : 0.05 * (Math.Cos(0.0031415926535897933 * Math.Min(s - 100.0, 1000.0)) + 1.0));
}
