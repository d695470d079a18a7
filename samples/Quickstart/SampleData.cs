using Backprop;

namespace Quickstart;

/// <summary>A survey of people who answered ten questions; the eleventh answer is to be guessed from them.</summary>
internal static class SampleData
{
    /// <summary>Ten features and one yes or no for each sample; the same ones every time.</summary>
    /// <param name="samples">How many.</param>
    public static DataSet<float> Create(int samples)
    {
        const int Features = 10;
        var random = new Random(1);
        var features = new float[samples * Features];
        var answers = new float[samples];
        for (int i = 0; i < samples; i++)
        {
            Span<float> x = features.AsSpan(i * Features, Features);
            foreach (ref float value in x)
            {
                value = (2 * random.NextSingle()) - 1;
            }

            // Something to learn, that no straight line separates; and every sixth answer is wrong, which nobody should learn.
            bool yes = (x[0] * x[1]) + (0.5f * x[2]) - (0.3f * x[3]) > 0;
            bool mistaken = random.Next(6) == 0;
            answers[i] = yes != mistaken ? 1 : 0;
        }

        return new(features, answers, count: samples);
    }
}
