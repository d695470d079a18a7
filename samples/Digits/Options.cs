using System.CommandLine;
using System.Globalization;

namespace Digits;

/// <summary>What the command line asks for.</summary>
/// <param name="Data">The folder with the files of MNIST, or null to draw digits.</param>
/// <param name="Download">Whether to fetch MNIST first.</param>
/// <param name="Model">Which network: one of <see cref="DigitReader.Models"/>.</param>
/// <param name="Epochs">Passes over the training digits.</param>
/// <param name="BatchSize">Digits in a training step.</param>
/// <param name="Threads">The most threads to use; the result does not depend on it.</param>
/// <param name="Seed">Of the drawn digits, the weights, the dropout and the order of the digits.</param>
/// <param name="Save">Where the trained weights go.</param>
internal sealed record Options(string? Data, bool Download, string Model, int Epochs, int BatchSize, int Threads, ulong Seed, string Save)
{
    /// <summary>What holds without arguments.</summary>
    public static Options Defaults { get; } = new(null, false, DigitReader.Models[0], 10, 64, Environment.ProcessorCount, 1, "digits.safetensors");

    /// <summary>The command line; <paramref name="run"/> does the work.</summary>
    public static RootCommand Command(Func<Options, CancellationToken, Task<int>> run)
    {
        var data = new Option<string?>("--data") { HelpName = "FOLDER", Description = "Read MNIST, or another data set in its format, gzipped or not" };
        var download = new Option<bool>("--download") { Description = "Fetch MNIST first, into the folder of --data or a folder of the user" };
        Option<string> model = Optional("--model", "NAME", Defaults.Model, "lenet5, with two convolutions, or mlp, with one hidden layer");
        model.AcceptOnlyFromAmong([.. DigitReader.Models]);
        Option<int> epochs = Count("--epochs", Defaults.Epochs, "Passes over the training digits");
        Option<int> batchSize = Count("--batch-size", Defaults.BatchSize, "Digits in a training step");
        Option<int> threads = Count("--threads", Defaults.Threads, "The most threads to use");
        Option<ulong> seed = Optional("--seed", "N", Defaults.Seed, "Seed of everything random");
        Option<string> save = Optional("--save", "FILE", Defaults.Save, "Where the weights go");

        // Better said now than behind the training.
        save.Validators.Add(result =>
        {
            string path = Path.GetFullPath(result.GetValueOrDefault<string>());
            if (!Directory.Exists(Path.GetDirectoryName(path)) || Directory.Exists(path))
            {
                result.AddError($"--save: '{path}' is not a file in a folder that exists.");
            }
        });
        var command = new RootCommand("Trains a network to read handwritten digits; without --data on digits that it draws itself.")
        {
            data, download, model, epochs, batchSize, threads, seed, save,
        };
        command.SetAction((parsed, cancellation) => run(
            new(
                parsed.GetValue(data),
                parsed.GetValue(download),
                parsed.GetRequiredValue(model),
                parsed.GetValue(epochs),
                parsed.GetValue(batchSize),
                parsed.GetValue(threads),
                parsed.GetValue(seed),
                parsed.GetRequiredValue(save)),
            cancellation));
        return command;
    }

    private static Option<int> Count(string name, int preset, string description)
    {
        Option<int> option = Optional(name, "N", preset, description);
        option.Validators.Add(result =>
        {
            // A value that is no number has its error already.
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out int number) && number < 1)
            {
                result.AddError($"{name} is a number of at least 1.");
            }
        });
        return option;
    }

    private static Option<T> Optional<T>(string name, string help, T preset, string description) =>
        new(name) { HelpName = help, DefaultValueFactory = _ => preset, Description = description };
}
