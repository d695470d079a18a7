// Trains two networks of 34 layers on digits that the sample draws itself. One has a short cut around every two layers and normalizes over the batch;
// the other has neither, and its first layers never hear what the loss wants: every layer halves the gradient's square on the way back.
//
//   dotnet run -c Release --project samples/Residual
using System.Text;
using Digits.Data;
using Digits.Rendering;
using Residual;
using Spectre.Console;

// The diagram is drawn with box characters.
Console.OutputEncoding = Encoding.UTF8;
DigitSet train = DigitRenderer.Render(4096, seed: 2);
DigitSet test = DigitRenderer.Render(1024, seed: 3);
Trial residual = Trial.OfResidual(train, test, Environment.ProcessorCount);
Trial plain = Trial.OfPlain(train, test, Environment.ProcessorCount);

var loss = new Chart("loss", "training step", Logarithmic: false, SeriesOf(residual, t => t.Losses), SeriesOf(plain, t => t.Losses));
var norms = new Chart("gradient norm", "layer", Logarithmic: true, SeriesOf(residual, t => t.GradientNorms), SeriesOf(plain, t => t.GradientNorms));
var figure = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(1)).AddColumn(new GridColumn().NoWrap().PadRight(0));
figure.AddRow(loss.Draw(), norms.Draw());
AnsiConsole.Write(new Panel(figure).Header("34 layers").Expand());
foreach (Trial trial in (Trial[])[residual, plain])
{
    Series curve = SeriesOf(trial, t => t.Losses);
    AnsiConsole.Write(new Text(curve.Mark + " ", curve.Style));
    Console.WriteLine(FormattableString.Invariant(
        $"{trial.Name}: first layer's gradient {trial.GradientNorms[0]:E1}, last loss {trial.Losses[^1]:F3}, test accuracy {trial.Accuracy:P1}"));
}

static Series SeriesOf(Trial trial, Func<Trial, double[]> values) =>
    trial.Name == "without" ? new(trial.Name, '○', Color.Red, values(trial)) : new(trial.Name, '●', Color.Green, values(trial));
