using Backprop.Runtime;

namespace Backprop.Tests.Data.Augmentation;

/// <summary>Small images, changed by known amounts: a range of one value leaves nothing to chance.</summary>
public sealed class ImageAugmentationTests
{
    private static readonly double[] Row = [1, 2, 3, 4];
    private static readonly double[] Square = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    [Theory]
    [InlineData(FillMode.Reflect, 0.5, new double[] { 2, 1, 1, 2 })]
    [InlineData(FillMode.Constant, 0.5, new double[] { 9, 9, 1, 2 })]
    [InlineData(FillMode.Nearest, 0.5, new double[] { 1, 1, 1, 2 })]
    [InlineData(FillMode.Wrap, 0.5, new double[] { 3, 4, 1, 2 })]
    [InlineData(FillMode.Reflect, -0.5, new double[] { 3, 4, 4, 3 })]
    [InlineData(FillMode.Constant, -0.5, new double[] { 3, 4, 9, 9 })]
    [InlineData(FillMode.Nearest, -0.5, new double[] { 3, 4, 4, 4 })]
    [InlineData(FillMode.Wrap, -0.5, new double[] { 3, 4, 1, 2 })]
    [InlineData(FillMode.Reflect, 1.0, new double[] { 4, 3, 2, 1 })]
    [InlineData(FillMode.Constant, 0.125, new[] { 5, 1.5, 2.5, 3.5 })]
    [InlineData(FillMode.Nearest, 0.125, new[] { 1, 1.5, 2.5, 3.5 })]
    [InlineData(FillMode.Wrap, -0.125, new[] { 1.5, 2.5, 3.5, 2.5 })]
    public void A_translation_shows_what_the_fill_mode_says(FillMode mode, double factor, double[] expected)
    {
        var right = new RandomTranslation<double>((0.0, 0.0), (factor, factor)) { FillMode = mode, FillValue = 9 };
        var down = new RandomTranslation<double>((factor, factor), 0) { FillMode = mode, FillValue = 9 };

        Assert.Equal(expected, Changed(right, Row, 1, 4, 1));
        Assert.Equal(expected, Changed(down, Row, 4, 1, 1));
    }

    [Fact]
    public void Nearest_interpolation_takes_whole_pixels()
    {
        Assert.Equal(
            [1, 2, 3, 4], Changed(new RandomTranslation<double>(0, (0.125, 0.125)) { Interpolation = Interpolation.Nearest }, Row, 1, 4, 1));
        Assert.Equal(
            [0, 1, 2, 3],
            Changed(
                new RandomTranslation<double>(0, (0.2, 0.2)) { Interpolation = Interpolation.Nearest, FillMode = FillMode.Constant }, Row, 1, 4, 1));
    }

    [Theory]
    [InlineData(0.25, new double[] { 3, 6, 9, 2, 5, 8, 1, 4, 7 })]
    [InlineData(-0.25, new double[] { 7, 4, 1, 8, 5, 2, 9, 6, 3 })]
    [InlineData(0.5, new double[] { 9, 8, 7, 6, 5, 4, 3, 2, 1 })]
    [InlineData(1.0, new double[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 })]
    public void A_positive_rotation_is_counter_clockwise(double factor, double[] expected)
    {
        foreach (FillMode mode in Enum.GetValues<FillMode>())
        {
            double[] turned = Changed(new RandomRotation<double>((factor, factor)) { FillMode = mode }, Square, 3, 3, 1);
            Assert.Equal(expected, turned, (a, b) => Math.Abs(a - b) < 1e-12);
        }
    }

    [Fact]
    public void A_rotation_by_an_eighth_interpolates()
    {
        // The corner (0, 0) comes from one row and √2 columns from the centre: column 1, row 1 − √2 … by hand from the formula.
        double[] turned = Changed(new RandomRotation<double>((0.125, 0.125)) { FillMode = FillMode.Nearest }, Square, 3, 3, 1);
        double h = Math.Sqrt(0.5);

        Assert.Equal(5, turned[4], 12);

        // (0, 1), above the centre, comes from row 1 − h and column 1 + h.
        Assert.Equal((3 * (1 - h)) + 2 + h, turned[1], 12);

        // (0, 0) comes from row 1 − 2 h < 0 and column 1: the middle of the upper edge.
        Assert.Equal(2, turned[0], 12);
    }

    [Theory]
    [InlineData(1.0, new[] { 0, 0.5, 2.5, 3 })]
    [InlineData(-0.5, new[] { 0.75, 1.25, 1.75, 2.25 })]
    [InlineData(0.0, new double[] { 0, 1, 2, 3 })]
    public void A_positive_zoom_shows_more(double factor, double[] expected)
    {
        double[] ramp = [0, 1, 2, 3];
        var rows = new RandomZoom<double>((factor, factor), (0.0, 0.0)) { FillMode = FillMode.Nearest };
        var both = new RandomZoom<double>((factor, factor)) { FillMode = FillMode.Nearest };

        Assert.Equal(expected, Changed(rows, ramp, 4, 1, 1));
        double[] square = [.. Enumerable.Range(0, 16).Select(i => (i % 4) + (10.0 * (i / 4)))];
        Assert.Equal(
            expected.SelectMany(y => expected.Select(x => x + (10 * y))), Changed(both, square, 4, 4, 1), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Contrast_stretches_each_channel_around_its_mean_and_clips()
    {
        // Two channels with the means 2 and 20.
        double[] image = [1, 10, 3, 30, 2, 20];
        for (ulong seed = 0; seed < 20; seed++)
        {
            double factor = new AugmentedSample<double>(new double[6], [1, 3, 2], new double[6], seed).NextUniform(0.5, 1.75);
            double[] expected =
                [.. image.Select((x, i) => Math.Clamp(((x - (i % 2 == 0 ? 2 : 20)) * factor) + (i % 2 == 0 ? 2 : 20), 0, 33))];
            var contrast = new RandomContrast<double>(0.5, 0.75) { ValueRange = (0, 33) };
            Assert.Equal(expected, Changed(contrast, image, 1, 3, 2, seed), (a, b) => Math.Abs(a - b) < 1e-12);
        }

        Assert.Equal(image, Changed(new RandomContrast<double>(0), image, 1, 3, 2));
    }

    [Fact]
    public void Brightness_adds_a_part_of_the_range_and_clips()
    {
        double[] image = [0, 0.5, 0.9];
        Assert.Equal(
            [0.25, 0.75, 1], Changed(new RandomBrightness<double>((0.25, 0.25)) { ValueRange = (0, 1) }, image, 1, 1, 3));
        Assert.Equal([0, 0, 0], Changed(new RandomBrightness<double>((-1.0, -1.0)) { ValueRange = (0, 1) }, image, 1, 1, 3));
        Assert.Equal([51, 51.5, 51.9], Changed(new RandomBrightness<double>((0.2, 0.2)), image, 1, 1, 3));
    }

    [Fact]
    public void Flips_keep_pixels_together_and_each_happens_once_in_two_times()
    {
        // Two rows of two pixels with two channels.
        double[] image = [11, 12, 21, 22, 31, 32, 41, 42];
        const string Horizontal = "21 22 11 12 41 42 31 32";
        const string Vertical = "31 32 41 42 11 12 21 22";
        const string Both = "41 42 31 32 21 22 11 12";
        string same = string.Join(' ', image);
        Dictionary<string, int> both = Count(new RandomFlip<double>(), image);
        Dictionary<string, int> horizontal = Count(new RandomFlip<double>(FlipMode.Horizontal), image);
        Dictionary<string, int> vertical = Count(new RandomFlip<double>(FlipMode.Vertical), image);

        // The seeds are fixed, so these pass always or never: five standard deviations.
        Assert.Equal(new[] { same, Horizontal, Vertical, Both }.Order(), both.Keys.Order());
        Assert.All(both.Values, count => Assert.InRange(count, 1000 - 137, 1000 + 137));
        Assert.Equal(new[] { same, Horizontal }.Order(), horizontal.Keys.Order());
        Assert.All(horizontal.Values, count => Assert.InRange(count, 2000 - 158, 2000 + 158));
        Assert.Equal(new[] { same, Vertical }.Order(), vertical.Keys.Order());

        // An odd number of columns, and an odd number of rows.
        Assert.Contains("3 2 1 6 5 4", Count(new RandomFlip<double>(FlipMode.Horizontal), [1, 2, 3, 4, 5, 6], 2, 3, 1).Keys);
        Assert.Contains("5 6 3 4 1 2", Count(new RandomFlip<double>(FlipMode.Vertical), [1, 2, 3, 4, 5, 6], 3, 2, 1).Keys);

        static Dictionary<string, int> Count(RandomFlip<double> flip, double[] image, int height = 2, int width = 2, int channels = 2) =>
            Enumerable.Range(0, 4000)
                .Select(seed => string.Join(' ', Changed(flip, image, height, width, channels, (ulong)seed)))
                .GroupBy(text => text)
                .ToDictionary(group => group.Key, group => group.Count());
    }

    [Fact]
    public void Ranges_are_used_to_their_ends()
    {
        double[] shifts = [.. Enumerable.Range(0, 2000).Select(seed =>
            Changed(new RandomTranslation<double>(0, (-0.25, 0.5)) { FillMode = FillMode.Nearest }, Row, 1, 4, 1, (ulong)seed)[0])];

        // From 1 pixel to the left (2) to the right (1, the edge).
        Assert.InRange(shifts.Max(), 1.99, 2);
        Assert.Equal(1, shifts.Min(), 12);
        Assert.InRange(shifts.Count(value => value > 1.001), 600, 733);
    }

    [Fact]
    public void Single_precision_rounds_the_same_numbers_once()
    {
        float[] image = [1.1f, 2.2f, 3.3f, 4.4f];
        double[] precise = Changed(new RandomTranslation<double>(0, (0.1, 0.1)), [.. image.Select(x => (double)x)], 1, 4, 1);
        new RandomTranslation<float>(0, (0.1, 0.1)).ApplyTo(image, 1, 4, 1, 1);
        Assert.Equal(precise.Select(x => (float)x), image);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Refused("heightFactor", () => new RandomTranslation<float>(1.5, 0));
        Refused("widthFactor", () => new RandomTranslation<float>(0, (-2.0, 0.0)));
        Refused("factor", () => new RandomRotation<float>(double.NaN));
        Refused("widthFactor", () => new RandomZoom<float>(0, 2));
        Refused("lower", () => new RandomContrast<float>(-0.1));
        Refused("factor", () => new RandomBrightness<float>(2));
        Refused("mode", () => new RandomFlip<float>((FlipMode)7));
        ArgumentException flat = Assert.Throws<ArgumentException>(() => new RandomFlip<float>().Check(new InputDescription("x", [784], 784)));
        Assert.Contains("RandomFlip changes images of shape [height, width, channels], but input 'x' has shape [784]", flat.Message);
        Assert.Throws<ArgumentException>(() => new AugmentedSample<float>(new float[3], [2, 2], new float[4], 1).Values.Length);

        static void Refused(string name, Func<object> action) =>
            Assert.Equal(name, Assert.ThrowsAny<ArgumentOutOfRangeException>(action).ParamName);
    }

    private static double[] Changed(Augmentation<double> augmentation, double[] image, int height, int width, int channels, ulong seed = 1)
    {
        double[] copy = [.. image];
        augmentation.ApplyTo(copy, height, width, channels, seed);
        return copy;
    }
}
