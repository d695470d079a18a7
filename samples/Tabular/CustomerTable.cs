using System.Globalization;
using nietras.SeparatedValues;

namespace Tabular;

/// <summary>A table of invented customers of a telephone company, about one in fourteen of whom has left; as a CSV file, read and written by Sep.</summary>
internal static class CustomerTable
{
    /// <summary>The kinds of contracts.</summary>
    public static readonly string[] Contracts = ["monthly", "yearly", "two years"];

    /// <summary>The ways to pay.</summary>
    public static readonly string[] Payments = ["card", "transfer", "invoice"];

    /// <summary>Where customers live.</summary>
    public static readonly string[] Regions = ["north", "east", "south", "west"];

    /// <summary>Invents customers; the same ones for a seed.</summary>
    public static Customer[] Invent(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Invent(random))];
    }

    /// <summary>Writes a CSV file with a header.</summary>
    public static void Write(string path, IEnumerable<Customer> customers)
    {
        using SepWriter writer = Sep.New(',').Writer().ToFile(path);
        foreach (Customer customer in customers)
        {
            using SepWriter.Row row = writer.NewRow();
            row["age"].Format(customer.Age);
            row["tenure"].Format(customer.Tenure);
            row["fee"].Set(customer.Fee.ToString("0.00", CultureInfo.InvariantCulture));
            row["calls"].Format(customer.Calls);
            row["contract"].Set(customer.Contract);
            row["payment"].Set(customer.Payment);
            row["region"].Set(customer.Region);
            row["cancelled"].Set(customer.Cancelled ? "yes" : "no");
        }
    }

    /// <summary>Reads a CSV file; the header says which column is which.</summary>
    public static Customer[] Read(string path)
    {
        using SepReader reader = Sep.New(',').Reader().FromFile(path);
        var customers = new List<Customer>();
        foreach (SepReader.Row row in reader)
        {
            customers.Add(new(
                row["age"].Parse<int>(),
                row["tenure"].Parse<int>(),
                row["fee"].Parse<double>(),
                row["calls"].Parse<int>(),
                row["contract"].ToString(),
                row["payment"].ToString(),
                row["region"].ToString(),
                row["cancelled"].ToString() == "yes"));
        }

        return [.. customers];
    }

    private static Customer Invent(Random random)
    {
        int tenure = (int)(72 * Math.Pow(random.NextDouble(), 1.5));
        var customer = new Customer(
            18 + (int)(62 * random.NextDouble()),
            tenure,
            Math.Round(20 + (80 * random.NextDouble()), 2),
            (int)(-2.0 * Math.Log(1 - random.NextDouble())),
            Contracts[Choose(random, 0.5, 0.3)],
            Payments[Choose(random, 0.5, 0.3)],
            Regions[random.Next(Regions.Length)],
            false);
        return customer with { Cancelled = random.NextDouble() < 1 / (1 + Math.Exp(-Inclination(customer))) };
    }

    private static int Choose(Random random, double first, double second)
    {
        double draw = random.NextDouble();
        return draw < first ? 0 : draw < first + second ? 1 : 2;
    }

    // Calls to the support only annoy those who are new; an expensive contract only those who may leave every month.
    private static double Inclination(Customer customer)
    {
        bool monthly = customer.Contract == "monthly";
        double newcomer = Math.Max(0, 1 - (customer.Tenure / 24.0));
        return -4.6
            + (monthly ? 1.2 + (0.04 * (customer.Fee - 60)) : 0)
            - (customer.Contract == "two years" ? 1 : 0)
            + (1.1 * newcomer * Math.Min(customer.Calls, 5))
            + (customer.Payment == "invoice" ? 0.8 : 0)
            + (customer.Region == "south" ? 0.4 : 0)
            - (0.01 * (customer.Age - 45));
    }
}
