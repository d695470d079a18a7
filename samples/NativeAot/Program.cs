// The smallest program around a network: loads weights, predicts, trains on.
//
//   dotnet publish -c Release samples/NativeAot     one executable, no runtime beside it
//   NativeAot                                       first prediction, from the weights of the last run
//   NativeAot train 20                              20 epochs more
using System.Diagnostics;
using System.Globalization;
using Backprop;
using NativeAot;

const string Weights = "moons.safetensors";
float[] point = [0.5f, 0.25f];
var model = new MoonNetwork(seed: 1);
bool trained = File.Exists(Weights);
if (trained)
{
    model.Load(Weights);
}

float probability = model.Predict(point)[0];
DateTime now = DateTime.UtcNow;
Print($"({point[0]}, {point[1]}) lies on the second moon with probability {probability:F3}{(trained ? "" : " (untrained)")}");

// Linux knows a start to 10 ms only, rounded down: an upper bound.
Print($"first prediction at most {(now - Process.GetCurrentProcess().StartTime.ToUniversalTime()).TotalMilliseconds:F0} ms after the process started");

int epochs = args switch
{
    [] => trained ? 0 : 50,
    ["train", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) => number,
    _ => -1,
};
if (epochs < 0)
{
    Console.Error.WriteLine("usage: NativeAot [train EPOCHS]");
    return 2;
}

if (epochs > 0)
{
    (float[] points, float[] moon) = Moons.Draw(1000, seed: 1);
    var data = new DataSet<float>(points, moon);
    model.Fit(data, epochs, batchSize: 20, verbosity: Verbosity.None);
    Evaluation result = model.Evaluate(data);
    model.Save(Weights);
    Print($"trained {epochs} epochs: {result}");
}

return 0;

static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
