using System.Numerics;

namespace Digits.Rendering;

/// <summary>How one digit comes out on paper: size, slant, turn and place, a trembling hand, and the pen.</summary>
internal readonly struct Writing
{
    private readonly Matrix3x2 placement;
    private readonly Vector2 waveX;
    private readonly Vector2 waveY;
    private readonly Vector2 phases;
    private readonly Vector2 amplitudes;

    /// <summary>Draws everything that differs from one written digit to the next.</summary>
    public Writing(ref RandomStream random)
    {
        float height = random.Uniform(15, 21.5f);
        float width = height * random.Uniform(0.5f, 0.85f);
        float slant = random.Uniform(-0.2f, 0.4f);
        float turn = float.DegreesToRadians(random.Uniform(-11, 11));
        var shift = new Vector2(random.Uniform(-2.4f, 2.4f), random.Uniform(-2, 2));
        placement =
            Matrix3x2.CreateTranslation(-50, -50) *
            Matrix3x2.CreateScale(width / 100, height / 100) *
            new Matrix3x2(1, 0, -slant, 1, 0, 0) *
            Matrix3x2.CreateRotation(turn) *
            Matrix3x2.CreateTranslation(new Vector2(Raster.Size / 2f) + shift);

        // An elastic sheet under the pen: one long wave in each direction.
        waveX = new(random.Uniform(-0.05f, 0.05f), random.Uniform(-0.05f, 0.05f));
        waveY = new(random.Uniform(-0.05f, 0.05f), random.Uniform(-0.05f, 0.05f));
        phases = new(random.Uniform(0, MathF.Tau), random.Uniform(0, MathF.Tau));
        amplitudes = new(random.Normal(6), random.Normal(5));

        Radius = random.Uniform(0.65f, 1.6f);
        Ink = random.Uniform(0.7f, 1);
    }

    /// <summary>Half the width of the line, in pixels.</summary>
    public float Radius { get; }

    /// <summary>The blackness of the line, from 0 to 1.</summary>
    public float Ink { get; }

    /// <summary>Where the pen goes, in pixels, when it aims at a point of the digit's box.</summary>
    public Vector2 Place(Vector2 point, ref RandomStream random)
    {
        point += new Vector2(random.Normal(3), random.Normal(2.5f));
        point += amplitudes * new Vector2(
            MathF.Sin(Vector2.Dot(waveX, point) + phases.X),
            MathF.Sin(Vector2.Dot(waveY, point) + phases.Y));
        return Vector2.Transform(point, placement);
    }
}
