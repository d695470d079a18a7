// Learns from a table who will leave: reads a CSV file, adapts the normalization of numbers to it, makes categories one-hot, trains with class weights
// until the area under the ROC curve no longer grows, and foretells a new row.
//
//   Tabular [FILE]      by default a table that it invents and writes beside the program
using System.Globalization;
using Backprop;
using Tabular;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string path = args.Length > 0 ? args[0] : Path.Combine(AppContext.BaseDirectory, "customers.csv");
if (args.Length == 0)
{
    CustomerTable.Write(path, CustomerTable.Invent(6000, seed: 1));
}

Customer[] customers = CustomerTable.Read(path);
var study = new Study(customers, Verbosity.Auto);
Console.WriteLine(study.Summary);
Console.WriteLine($"{customers.Length} customers, of whom {study.Share:P1} left; best validation AUC {study.History["val_auc"].Max():F3} in epoch {study.History.BestEpochBy("val_auc")}");
Console.WriteLine($"test: AUC {study.Test["auc"]:F3}, precision {study.Test["precision"]:F3}, recall {study.Test["recall"]:F3}");

var someone = new Customer(Age: 33, Tenure: 2, Fee: 89.90, Calls: 4, Contract: "monthly", Payment: "invoice", Region: "south", Cancelled: false);
Console.WriteLine($"{someone}");
Console.WriteLine($"is inclined to leave by {study.Predict(someone):F2}, and with a contract for two years by {study.Predict(someone with { Contract = "two years" }):F2}");

// Means and variances are in the file too: whoever loads it gives it numbers in their units.
string file = Path.Combine(AppContext.BaseDirectory, "churn.safetensors");
study.Save(file);
var elsewhere = new ChurnNetwork();
elsewhere.Load(file);
Console.WriteLine($"loaded from {file}: {elsewhere.Predict(Features.NumbersOf([someone]), Features.CategoriesOf([someone]))[0]:F2}");
