using Backprop;

namespace Tabular;

/// <summary>What a network can read of a customer: four numbers in their units, and a one-hot vector for each category.</summary>
internal static class Features
{
    /// <summary>Numbers of a customer.</summary>
    public const int Numbers = 4;

    /// <summary>Elements of a customer's one-hot vectors.</summary>
    public const int Categories = 3 + 3 + 4;

    /// <summary>The numbers of customers, one behind the other.</summary>
    public static float[] NumbersOf(IReadOnlyList<Customer> customers) =>
        [.. customers.SelectMany(customer => new[] { customer.Age, customer.Tenure, (float)customer.Fee, customer.Calls })];

    /// <summary>The categories of customers, one behind the other.</summary>
    public static float[] CategoriesOf(IReadOnlyList<Customer> customers)
    {
        float[] categories = new float[customers.Count * Categories];
        for (int i = 0; i < customers.Count; i++)
        {
            Span<float> sample = categories.AsSpan(i * Categories, Categories);
            SetOneHot(sample, CustomerTable.Contracts, customers[i].Contract);
            SetOneHot(sample[3..], CustomerTable.Payments, customers[i].Payment);
            SetOneHot(sample[6..], CustomerTable.Regions, customers[i].Region);
        }

        return categories;
    }

    /// <summary>Customers for training and tests.</summary>
    public static DataSet<float> Of(IReadOnlyList<Customer> customers)
    {
        float[] cancelled = [.. customers.Select(customer => customer.Cancelled ? 1f : 0)];
        return new([("numbers", NumbersOf(customers)), ("categories", CategoriesOf(customers))], [cancelled], count: customers.Count);
    }

    private static void SetOneHot(Span<float> sample, string[] names, string name)
    {
        int place = Array.IndexOf(names, name);
        sample[place >= 0 ? place : throw new FormatException($"'{name}' is none of {string.Join(", ", names)}.")] = 1;
    }
}
