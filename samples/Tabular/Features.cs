using Backprop;

namespace Tabular;

/// <summary>
/// What a network can read of a customer: four numbers, which are normalized to mean 0 and standard deviation 1, and a one-hot vector for each
/// category.
/// </summary>
internal sealed class Features
{
    /// <summary>Numbers at the beginning of a sample.</summary>
    public const int Numbers = 4;

    /// <summary>Elements of a sample.</summary>
    public const int Size = Numbers + 3 + 3 + 4;

    private readonly float[] means = new float[Numbers];
    private readonly float[] deviations = new float[Numbers];

    private Features()
    {
    }

    /// <summary>Customers as they are: numbers in their units, categories one-hot.</summary>
    public static float[] Of(IReadOnlyList<Customer> customers)
    {
        float[] features = new float[customers.Count * Size];
        for (int i = 0; i < customers.Count; i++)
        {
            Customer customer = customers[i];
            Span<float> sample = features.AsSpan(i * Size, Size);
            sample[0] = customer.Age;
            sample[1] = customer.Tenure;
            sample[2] = (float)customer.Fee;
            sample[3] = customer.Calls;
            SetOneHot(sample[Numbers..], CustomerTable.Contracts, customer.Contract);
            SetOneHot(sample[(Numbers + 3)..], CustomerTable.Payments, customer.Payment);
            SetOneHot(sample[(Numbers + 6)..], CustomerTable.Regions, customer.Region);
        }

        return features;
    }

    /// <summary>
    /// Measures means and standard deviations of the training part. Those of all rows would tell the network something of rows that it must not know.
    /// </summary>
    public static Features Measure(DataSet<float> training)
    {
        var features = new Features();
        for (int k = 0; k < Numbers; k++)
        {
            double sum = 0, squares = 0;
            for (int i = 0; i < training.Count; i++)
            {
                double value = training.InputOf(i)[k];
                sum += value;
                squares += value * value;
            }

            double mean = sum / training.Count;
            features.means[k] = (float)mean;
            features.deviations[k] = (float)Math.Sqrt((squares / training.Count) - (mean * mean));
        }

        return features;
    }

    /// <summary>Normalizes the numbers of samples, in place.</summary>
    public void Normalize(Span<float> samples)
    {
        for (int i = 0; i < samples.Length; i += Size)
        {
            for (int k = 0; k < Numbers; k++)
            {
                samples[i + k] = (samples[i + k] - means[k]) / deviations[k];
            }
        }
    }

    private static void SetOneHot(Span<float> sample, string[] names, string name)
    {
        int place = Array.IndexOf(names, name);
        sample[place >= 0 ? place : throw new FormatException($"'{name}' is none of {string.Join(", ", names)}.")] = 1;
    }
}
