using Backprop;
using Quickstart;

// 1000 samples; Fit trains on the first 800 and validates on the last 200.
DataSet<float> data = SampleData.Create(1000);

var model = new Classifier(seed: 1);
Console.WriteLine(model.Summary());
History history = model.Fit(data, epochs: 50, batchSize: 10, validationSplit: 0.2, verbosity: Verbosity.None);
Console.WriteLine(history);

// A prediction takes one sample or several.
float[] sample = [0.9f, 0.8f, 0, 0, 0, 0, 0, 0, 0, 0];
Console.WriteLine(FormattableString.Invariant($"yes with probability {model.Predict(sample)[0]:F2}"));

// The training loss falls and falls, the validation loss rises: the network learns the mistakes in the data by heart. Dropout leaves it no way
// to do that, L2 makes it expensive (the penalty is part of the loss), and early stopping goes back to the weights of the best epoch.
Trial[] trials = Trial.RunAll(data);
Console.WriteLine();
Console.WriteLine($"{"",-16}{"epochs",6}{"loss",10}{"best val.",12}{"val. loss",12}{"accuracy",12}");
foreach (Trial trial in trials)
{
    Console.WriteLine(trial);
}

// The same with curves: open the page in a browser.
TrainingReport.Save("overfitting.html", [.. trials.Select(trial => (trial.Name, trial.History))]);
Console.WriteLine();
Console.WriteLine($"The curves: {Path.GetFullPath("overfitting.html")}");

Trial best = trials.MinBy(trial => trial.Result.Loss)!;
best.Network.Save("quickstart.safetensors");
