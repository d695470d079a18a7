using static Digits.Rendering.Stroke;

namespace Digits.Rendering;

/// <summary>How people write the ten digits: for each digit a few hands, for each hand the strokes of the pen.</summary>
internal static class DigitStyles
{
    /// <summary>The hands of a digit.</summary>
    public static Stroke[][] Of(int digit) => Styles[digit];

    private static readonly Stroke[][][] Styles =
    [
        [ // 0: an oval, a narrow one, one that does not close, one with a bar
            [Arc(50, 50, 48, 50, -80, 280)],
            [Arc(50, 50, 34, 50, -100, 260)],
            [Curve(66, 4, 25, 10, 2, 50, 22, 92, 58, 100, 90, 80, 98, 45, 82, 12, 45, 6)],
            [Arc(50, 50, 46, 50, -60, 300), Line(80, 18, 22, 84)],
        ],
        [ // 1: a bar, with a flag, with flag and foot
            [Line(50, 0, 50, 100)],
            [Line(22, 24, 55, 0, 55, 100)],
            [Line(26, 22, 52, 0, 52, 100), Line(22, 100, 82, 100)],
        ],
        [ // 2: a flat foot, a loop at the foot, a sharp neck
            [Curve(8, 25, 25, 5, 55, 0, 86, 12, 90, 32, 70, 56, 35, 80, 5, 100), Line(5, 100, 98, 100)],
            [Curve(10, 22, 40, 0, 80, 10, 84, 36, 50, 72, 14, 96, 4, 84, 22, 76, 48, 90, 76, 99, 100, 88)],
            [Curve(8, 22, 45, 0, 84, 8, 92, 30), Line(92, 30, 6, 100, 96, 98)],
        ],
        [ // 3: two bows, a flat roof, a deep notch
            [Curve(10, 14, 42, 0, 80, 8, 86, 28, 66, 44, 38, 48), Curve(38, 48, 78, 54, 95, 74, 76, 95, 40, 100, 6, 88)],
            [Line(10, 2, 88, 0, 44, 40), Curve(44, 40, 82, 48, 95, 72, 76, 95, 40, 100, 6, 88)],
            [Curve(14, 6, 60, 0, 86, 20, 62, 42, 26, 50), Curve(26, 50, 66, 52, 92, 70, 78, 94, 34, 100, 8, 96)],
        ],
        [ // 4: open, closed, round
            [Line(26, 0, 8, 58, 96, 58), Line(72, 18, 70, 100)],
            [Line(68, 0, 4, 66, 98, 66), Line(68, 0, 70, 100)],
            [Curve(18, 0, 10, 32, 22, 52, 54, 54, 84, 44), Line(86, 0, 76, 100)],
        ],
        [ // 5: in one go, with the roof last, like an S
            [Line(86, 0, 22, 0, 16, 44), Curve(16, 44, 50, 34, 86, 48, 92, 72, 70, 95, 36, 100, 6, 88)],
            [Line(28, 6, 18, 42), Curve(18, 42, 54, 38, 88, 56, 88, 82, 58, 100, 8, 94), Line(26, 4, 94, 0)],
            [Curve(92, 6, 48, 0, 20, 18, 36, 42, 76, 56, 88, 78, 60, 98, 8, 92)],
        ],
        [ // 6: curled, with a straight stem, wide
            [Curve(76, 2, 36, 20, 10, 56, 16, 88, 50, 100, 86, 86, 86, 62, 50, 50, 16, 66)],
            [Line(64, 0, 20, 62), Arc(50, 73, 38, 27, -160, 200)],
            [Curve(88, 12, 54, 0, 18, 26, 6, 66, 26, 97, 66, 98, 90, 76, 70, 54, 32, 56, 10, 74)],
        ],
        [ // 7: two lines, crossed, curved with a serif
            [Line(5, 0, 95, 2, 36, 100)],
            [Line(6, 4, 92, 0, 42, 100), Line(26, 54, 82, 48)],
            [Line(6, 16, 8, 2, 92, 2), Curve(92, 2, 62, 40, 46, 70, 40, 100)],
        ],
        [ // 8: two rings, in one go, open at the top
            [Arc(50, 25, 38, 25, 90, 450), Arc(50, 75, 46, 25, -90, 270)],
            [Curve(80, 14, 50, 0, 20, 14, 32, 40, 70, 60, 86, 82, 50, 100, 12, 82, 30, 58, 68, 40, 82, 16, 62, 2)],
            [Curve(84, 10, 46, 0, 18, 20, 48, 46, 84, 76, 50, 100, 14, 78, 46, 50, 88, 10)],
        ],
        [ // 9: a ring with a stem, in one go with a hook, with a slanting leg
            [Arc(46, 28, 40, 28, -20, 340), Line(86, 22, 80, 100)],
            [Curve(86, 24, 60, 2, 22, 8, 10, 34, 34, 56, 72, 48, 90, 20), Curve(90, 20, 94, 60, 76, 92, 30, 100, 12, 88)],
            [Arc(48, 27, 40, 27, 0, 360), Line(88, 27, 46, 100)],
        ],
    ];
}
