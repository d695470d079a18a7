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

        // The file is all that a prediction elsewhere needs: it takes numbers in their units.
        try
        {
            study.Save(path);
            var elsewhere = new ChurnNetwork(seed: 2);
            elsewhere.Load(path);
            Assert.Equal(study.Predict(someone), elsewhere.Predict(Features.NumbersOf([someone]), Features.CategoriesOf([someone]))[0]);
            Assert.InRange(elsewhere.Parameters["normalized.mean"].Span[0], 40, 60);
        }
        finally
        {
            File.Delete(path);
        }
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
    public void Numbers_stay_as_they_are_and_categories_are_one_hot()
    {
        Customer[] customers = CustomerTable.Invent(300, seed: 2);
        DataSet<float> all = Features.Of(customers);
        ReadOnlySpan<float> numbers = all.Inputs[0].Values.Span;
        ReadOnlySpan<float> categories = all.Inputs[1].Values.Span;
        for (int i = 0; i < 300; i++)
        {
            Customer customer = customers[i];
            Assert.Equal([customer.Age, customer.Tenure, (float)customer.Fee, customer.Calls], numbers.Slice(i * Features.Numbers, Features.Numbers));
            ReadOnlySpan<float> own = categories.Slice(i * Features.Categories, Features.Categories);
            Assert.Equal(7, own.Count(0f));
            Assert.Equal((1, 1, 1), (
                own[Array.IndexOf(CustomerTable.Contracts, customer.Contract)],
                own[3 + Array.IndexOf(CustomerTable.Payments, customer.Payment)],
                own[6 + Array.IndexOf(CustomerTable.Regions, customer.Region)]));
        }

        Assert.Throws<FormatException>(() => Features.Of([customers[0] with { Region = "moon" }]));
    }

    [Fact]
    public void The_network_is_adapted_to_the_training_part()
    {
        DataSet<float> training = Features.Of(CustomerTable.Invent(300, seed: 2)).Slice(0, 200);
        var network = new ChurnNetwork(seed: 1);
        network.Adapt(training);
        for (int k = 0; k < Features.Numbers; k++)
        {
            double[] column = [.. Enumerable.Range(0, 200).Select(i => (double)training.Inputs[0].Values.Span[(i * Features.Numbers) + k])];
            double mean = column.Average();
            Assert.Equal(mean, network.Parameters["normalized.mean"].Span[k], 1e-4);
            Assert.Equal(1, network.Parameters["normalized.variance"].Span[k] / column.Average(v => (v - mean) * (v - mean)), 1e-5);
        }
    }
}
