using Backprop;
using Quickstart;

// 1000 samples; Fit trains on the first 800 and validates on the last 200.
DataSet<float> data = SampleData.Create(1000);

var model = new Classifier(seed: 1);
Console.WriteLine(model.Summary());
History history = model.Fit(data, epochs: 50, batchSize: 10, validationSplit: 0.2, verbosity: Verbosity.None);
Console.WriteLine(history);

// The training loss falls and falls, the validation loss rises: the network learns the mistakes in the data by heart.
// Dropout leaves it no way to do that.
var cured = new ClassifierWithDropout(seed: 1);
History curedHistory = cured.Fit(data, epochs: 50, batchSize: 10, validationSplit: 0.2, verbosity: Verbosity.None);
Console.WriteLine(curedHistory);

Show("without dropout", history);
Show("with dropout", curedHistory);

// A prediction takes one sample or several.
float[] sample = [0.9f, 0.8f, 0, 0, 0, 0, 0, 0, 0, 0];
Console.WriteLine(FormattableString.Invariant($"yes with probability {cured.Predict(sample)[0]:F2}"));

cured.Save("quickstart.safetensors");

static void Show(string network, History history) => Console.WriteLine(FormattableString.Invariant(
    $"{network,-16} last epoch: loss {history["loss"][^1]:F3}, validation loss {history["val_loss"][^1]:F3}, validation accuracy {history["val_accuracy"][^1]:P1}"));
