using Tabular;
using Xunit.Abstractions;

namespace Backprop.Samples.Tests;

public sealed class TabularTests(ITestOutputHelper log)
{
    [Fact]
    public void The_network_learns_who_leaves()
    {
        string path = Path.GetTempFileName();
        Customer[] customers;
        try
        {
            // As the sample does.
            CustomerTable.Write(path, CustomerTable.Invent(6000, seed: 1));
            customers = CustomerTable.Read(path);
        }
        finally
        {
            File.Delete(path);
        }

        var study = new Study(customers, Verbosity.None);
        log.WriteLine(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{study.Share:P1} left, {study.History.Epochs.Count} epochs, {study.Test}, {study.History["val_auc"].Max():F3}"));

        Assert.Equal(6000, customers.Length);
        Assert.InRange(study.Share, 0.06, 0.09);
        Assert.Equal(1200, study.Test.Samples);
        Assert.InRange(study.History.Epochs.Count, 11, 99);
        Assert.True(study.Test["auc"] > 0.8, $"AUC {study.Test["auc"]}");
        Assert.True(study.Test["recall"] > 0.6, $"recall {study.Test["recall"]}");
        Assert.True(study.Test["precision"] > 2 * study.Share, $"precision {study.Test["precision"]}, {study.Share} left");
        var someone = new Customer(33, 2, 89.90, 4, "monthly", "invoice", "south", false);
        Assert.True(study.Predict(someone) > 0.8f);
        Assert.True(study.Predict(someone with { Contract = "two years", Calls = 0, Tenure = 60 }) < 0.2f);
    }

    [Fact]
    public void A_table_is_read_as_it_was_written_and_is_the_same_for_a_seed()
    {
        Customer[] customers = CustomerTable.Invent(200, seed: 7);
        string path = Path.GetTempFileName();
        try
        {
            CustomerTable.Write(path, customers);
            Assert.StartsWith("age,tenure,fee,calls,contract,payment,region,cancelled", File.ReadAllText(path));
            Assert.Equal(customers, CustomerTable.Read(path));
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Equal(customers, CustomerTable.Invent(200, seed: 7));
    }

    [Fact]
    public void Numbers_are_normalized_by_the_training_part_and_categories_are_one_hot()
    {
        Customer[] customers = CustomerTable.Invent(300, seed: 2);
        float[] inputs = Features.Of(customers);
        var all = new DataSet<float>(inputs, new float[300], count: 300);
        DataSet<float> training = all.Slice(0, 200);
        Features.Measure(training).Normalize(inputs);
        for (int k = 0; k < Features.Numbers; k++)
        {
            double mean = Enumerable.Range(0, 200).Average(i => (double)training.InputOf(i)[k]);
            double square = Enumerable.Range(0, 200).Average(i => Math.Pow(training.InputOf(i)[k], 2));
            Assert.Equal(0, mean, 5);
            Assert.Equal(1, square, 4);
        }

        Assert.All(Enumerable.Range(0, 300), i => Assert.Equal(3, all.InputOf(i)[Features.Numbers..].ToArray().Sum()));
        Assert.Throws<FormatException>(() => Features.Of([customers[0] with { Region = "moon" }]));
    }
}
