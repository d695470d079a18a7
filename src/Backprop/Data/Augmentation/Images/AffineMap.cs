namespace Backprop;

/// <summary>Where the pixel at column x and row y of a changed image comes from: column ax · x + ay · y + a, row bx · x + by · y + b.</summary>
internal readonly record struct AffineMap(double Ax, double Ay, double A, double Bx, double By, double B)
{
    /// <summary>Moves an image to the right and down.</summary>
    public static AffineMap Translation(double right, double down) => new(1, 0, -right, 0, 1, -down);

    /// <summary>Turns an image around its centre, counter-clockwise by an angle with this cosine and sine.</summary>
    public static AffineMap Rotation(double cos, double sin, int height, int width)
    {
        double x = (width - 1) / 2.0;
        double y = (height - 1) / 2.0;
        return new(cos, -sin, x - ((cos * x) - (sin * y)), sin, cos, y - ((sin * x) + (cos * y)));
    }

    /// <summary>Shows so many times as much of an image around its centre, by columns and by rows.</summary>
    public static AffineMap Zoom(double columns, double rows, int height, int width) =>
        new(columns, 0, (1 - columns) * (width - 1) / 2.0, 0, rows, (1 - rows) * (height - 1) / 2.0);
}
