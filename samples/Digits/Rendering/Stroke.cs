using System.Numerics;

namespace Digits.Rendering;

/// <summary>One movement of the pen: the points it passes, with straight lines or a smooth curve between them.</summary>
/// <param name="Points">In per cent of the digit's box, x to the right and y downwards.</param>
/// <param name="Smooth">Whether the pen goes round corners.</param>
internal sealed record Stroke(Vector2[] Points, bool Smooth)
{
    private const int StepsPerSpan = 6;

    /// <summary>Straight lines through the points x₀, y₀, x₁, y₁, …</summary>
    public static Stroke Line(params ReadOnlySpan<float> coordinates) => new(Pairs(coordinates), false);

    /// <summary>A curve through the points x₀, y₀, x₁, y₁, …</summary>
    public static Stroke Curve(params ReadOnlySpan<float> coordinates) => new(Pairs(coordinates), true);

    /// <summary>A part of an ellipse; angles in degrees, clockwise from three o'clock.</summary>
    public static Stroke Arc(float x, float y, float radiusX, float radiusY, float from, float to)
    {
        var points = new Vector2[1 + (int)MathF.Ceiling(MathF.Abs(to - from) / 40)];
        for (int i = 0; i < points.Length; i++)
        {
            float angle = float.DegreesToRadians(from + ((to - from) * i / (points.Length - 1)));
            points[i] = new(x + (radiusX * MathF.Cos(angle)), y + (radiusY * MathF.Sin(angle)));
        }

        return new(points, true);
    }

    /// <summary>Appends the pen's path on the paper as a chain of short lines.</summary>
    public void Trace(List<Vector2> path, in Writing writing, ref RandomStream random)
    {
        var p = new Vector2[Points.Length];
        for (int i = 0; i < p.Length; i++)
        {
            p[i] = writing.Place(Points[i], ref random);
        }

        for (int i = 0; i + 1 < p.Length; i++)
        {
            // Beyond its ends the curve continues as it was.
            Vector2 before = i > 0 ? p[i - 1] : (2 * p[0]) - p[1];
            Vector2 after = i + 2 < p.Length ? p[i + 2] : (2 * p[i + 1]) - p[i];
            for (int step = 0; step < StepsPerSpan; step++)
            {
                float t = step / (float)StepsPerSpan;
                path.Add(Smooth ? CatmullRom(before, p[i], p[i + 1], after, t) : Vector2.Lerp(p[i], p[i + 1], t));
            }
        }

        path.Add(p[^1]);
    }

    private static Vector2 CatmullRom(Vector2 a, Vector2 b, Vector2 c, Vector2 d, float t) =>
        0.5f * ((2 * b) + (t * (c - a + (t * ((2 * a) - (5 * b) + (4 * c) - d + (t * ((3 * (b - c)) + d - a)))))));

    private static Vector2[] Pairs(ReadOnlySpan<float> coordinates)
    {
        var points = new Vector2[coordinates.Length / 2];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new(coordinates[2 * i], coordinates[(2 * i) + 1]);
        }

        return points;
    }
}
