public static double LearningRate(long s)
{
    // η = 0.01·((1 − 0)·1^i·(1 + cos(π·x))/2 + 0)
    // i = ⌊log(1 + (2 − 1)·s/1000)/log 2⌋ restarts, x = (s/1000 − (1 − 2^i)/(1 − 2))/2^i
    double u1 = 0.001 * s;
    double u2 = Math.Pow(2.0, Math.Floor((1.4426950408889634 * Math.Log(u1 + 1.0)) + 1e-9));
    return 0.005 * (Math.Cos(3.141592653589793 * ((u1 - (u2 - 1.0)) / u2)) + 1.0);
}
