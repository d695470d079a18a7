using Backprop.Numerics;

namespace NativeAot;

/// <summary>Points on two half circles, one upside down in the other, with a little noise.</summary>
internal static class Moons
{
    /// <summary>Points x₀, y₀, x₁, y₁, … and for each its moon, 0 or 1.</summary>
    public static (float[] Points, float[] Moon) Draw(int count, ulong seed)
    {
        var points = new float[2 * count];
        var moon = new float[count];
        for (int i = 0; i < count; i++)
        {
            (uint place, uint noise) = Threefry.Hash(seed, (ulong)i);
            (float sin, float cos) = MathF.SinCos(MathF.PI * place / uint.MaxValue);
            moon[i] = i % 2;
            points[2 * i] = (i % 2 == 0 ? cos : 1 - cos) + Noise(noise);
            points[(2 * i) + 1] = (i % 2 == 0 ? sin : 0.5f - sin) + Noise(noise >> 16);
        }

        return (points, moon);
    }

    private static float Noise(uint bits) => 0.2f * (((bits & 0xFFFF) / 65535f) - 0.5f);
}
