using Digits.Data;
using Digits.Rendering;

namespace Backprop.Samples.Tests;

public class DigitRendererTests
{
    [Fact]
    public void The_same_seed_draws_the_same_digits()
    {
        DigitSet first = DigitRenderer.Render(500, 7);
        DigitSet second = DigitRenderer.Render(500, 7);
        Assert.Equal(first.Pixels, second.Pixels);
        Assert.Equal(first.Labels, second.Labels);
    }

    [Fact]
    public void A_digit_depends_on_its_number_and_not_on_how_many_are_drawn() =>
        Assert.Equal(DigitRenderer.Render(100, 7).Pixels, DigitRenderer.Render(300, 7).Pixels[..(100 * DigitSet.ImageSize)]);

    [Fact]
    public void Another_seed_draws_other_digits() =>
        Assert.NotEqual(DigitRenderer.Render(100, 7).Pixels, DigitRenderer.Render(100, 8).Pixels);

    [Fact]
    public void No_two_digits_are_alike_and_no_test_digit_is_a_training_digit()
    {
        (DigitSet train, DigitSet test) = DigitSource.Draw(1);
        Assert.Equal(train.Count + test.Count, Pictures(train).Concat(Pictures(test)).Distinct().Count());
    }

    [Fact]
    public void All_ten_digits_are_about_equally_frequent()
    {
        int[] counts = new int[10];
        foreach (int label in DigitRenderer.Render(10_000, 1).Labels)
        {
            counts[label]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void Every_picture_has_paper_and_ink()
    {
        DigitSet set = DigitRenderer.Render(2000, 3);
        for (int i = 0; i < set.Count; i++)
        {
            float[] image = set.Image(i);
            Assert.InRange(image.Count(pixel => pixel > 0.4f), 12, 400);
        }
    }

    private static IEnumerable<string> Pictures(DigitSet set) =>
        Enumerable.Range(0, set.Count).Select(i => Convert.ToBase64String(set.Pixels, i * DigitSet.ImageSize, DigitSet.ImageSize));
}
